import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { baseFacts } from '../../../../server/src/core/dockerfile/base.js';
import { libcOf } from '../../../../server/src/core/host/distributions.js';

const short: Readonly<Record<string, string>> = {
  'system.os.vendor': 'os',
  'system.os.version': 'version',
  'gpu.nvidia.cuda': 'cuda',
  'gpu.amd.rocm': 'rocm',
  'library.libc.name': 'libc',
};

/** `os=debian version=12`; of an image that is not known `nothing`. */
function said(image: string): string {
  const found = baseFacts(image);
  if (found === undefined) return 'nothing';
  return found.facts.map(({ source, value }) => `${short[source]}=${value}`).join(' ');
}

const digest = `sha256:${'0'.repeat(64)}`;

describe('the name of a base image tells', () => {
  test.each<[string, string]>([
    ['debian', 'os=debian'],
    ['debian:latest', 'os=debian'],
    ['debian:stable-slim', 'os=debian'],
    ['debian:sid', 'os=debian'],
    ['debian:11', 'os=debian version=11'],
    ['debian:11.9-slim', 'os=debian version=11'],
    ['debian:bookworm', 'os=debian version=12'],
    ['debian:bookworm-slim', 'os=debian version=12'],
    ['debian:bookworm-20240110-slim', 'os=debian version=12'],
    ['debian:bookworm-backports', 'os=debian version=12'],
    ['debian:bookworm-20220101', 'os=debian'],
    ['debian:jammy', 'os=debian'],
    [`debian:12@${digest}`, 'os=debian version=12'],
    [`debian@${digest}`, 'os=debian'],
    ['docker.io/library/debian:12', 'os=debian version=12'],
    ['public.ecr.aws/docker/library/debian:12', 'os=debian version=12'],
    ['arm64v8/debian:12', 'os=debian version=12'],
    ['ubuntu:22.04', 'os=ubuntu version=22.04'],
    ['ubuntu:jammy', 'os=ubuntu version=22.04'],
    ['ubuntu:jammy-20240111', 'os=ubuntu version=22.04'],
    ['ubuntu:jammy-20211029', 'os=ubuntu'],
    ['ubuntu:noble', 'os=ubuntu version=24.04'],
    ['ubuntu:rolling', 'os=ubuntu'],
    ['ubuntu', 'os=ubuntu'],
    ['almalinux:8.9-minimal-20231124', 'os=almalinux version=8.9'],
    ['almalinux/9-minimal:9.3', 'os=almalinux version=9.3'],
    ['rockylinux:8', 'os=rocky version=8'],
    ['rockylinux:9.3.20231119-minimal', 'os=rocky version=9.3'],
    ['rockylinux/rockylinux:9.5-ubi-micro', 'os=rocky version=9.5'],
    ['quay.io/rockylinux/rockylinux:8.9', 'os=rocky version=8.9'],
    ['fedora:40', 'os=fedora version=40'],
    ['fedora:rawhide', 'os=fedora'],
    ['registry.fedoraproject.org/fedora-minimal:39', 'os=fedora version=39'],
    ['centos:7.9.2009', 'os=centos version=7'],
    ['centos:centos7', 'os=centos version=7'],
    ['quay.io/centos/centos:stream9', 'os=centos version=9'],
    ['amazonlinux:2', 'os=amzn version=2'],
    ['amazonlinux:2.0.20240131.0', 'os=amzn version=2'],
    ['amazonlinux:2023.3.20240131.0', 'os=amzn version=2023'],
    ['amazonlinux:2018.03.0.20230404.0', 'os=amzn version=2018.03'],
    ['amazonlinux:1', 'os=amzn version=2018.03'],
    ['oraclelinux:8-slim', 'os=ol version=8'],
    ['oraclelinux:8.9', 'os=ol version=8.9'],
    ['alpine:3.20', 'os=alpine version=3.20'],
    ['alpine:3.20.3', 'os=alpine version=3.20.3'],
    ['alpine:edge', 'os=alpine'],
    ['opensuse/leap:15.5', 'os=opensuse-leap version=15.5'],
    ['opensuse/tumbleweed:latest', 'os=opensuse-tumbleweed'],
    ['registry.suse.com/bci/bci-base:15.5.36.5.1', 'os=sles version=15.5'],
    ['registry.suse.com/bci/python:3.11', 'os=sles'],
    ['redhat/ubi8', 'os=rhel version=8'],
    ['redhat/ubi9-minimal:9.3-1612', 'os=rhel version=9.3'],
    ['registry.access.redhat.com/ubi8/ubi:8.9-1107.1706', 'os=rhel version=8.9'],
    ['registry.access.redhat.com/ubi8/ubi:latest', 'os=rhel version=8'],
    ['registry.access.redhat.com/ubi8/python-39:1-131', 'os=rhel version=8'],
    ['archlinux:base-devel', 'os=arch'],
    ['gentoo/stage3:latest', 'os=gentoo'],
    ['gentoo/stage3:amd64-musl-hardened', 'os=gentoo libc=musl'],
    ['photon:5.0-20240114', 'os=photon version=5.0'],
    ['busybox:1.36.1-musl', 'libc=musl'],
    ['busybox:glibc', 'libc=glibc'],
    ['busybox:1.36-uclibc', 'libc=uclibc'],
    ['python:3.12-slim-bookworm', 'os=debian version=12'],
    ['python:3.12-slim', 'os=debian'],
    ['python:3.12', 'os=debian'],
    ['node:20-alpine3.20', 'os=alpine version=3.20'],
    ['node:20-alpine', 'os=alpine'],
    ['golang:1.22-bullseye', 'os=debian version=11'],
    ['rust:1.75-slim-bullseye', 'os=debian version=11'],
    ['gcc:13', 'os=debian'],
    ['buildpack-deps:jammy-curl', 'os=ubuntu version=22.04'],
    ['eclipse-temurin:17-jdk-ubi9-minimal', 'os=rhel version=9'],
    ['mambaorg/micromamba:1.5.8-bookworm-slim', 'os=debian version=12'],
    ['mambaorg/micromamba:1.5.8-jammy-cuda-12.3.2', 'os=ubuntu version=22.04 cuda=12.3.2'],
    ['mambaorg/micromamba:2.0.5-cuda12.6.3-ubuntu24.04', 'os=ubuntu version=24.04 cuda=12.6.3'],
    ['spack/ubuntu-jammy:0.21', 'os=ubuntu version=22.04'],
    ['spack/rockylinux9', 'os=rocky version=9'],
    ['spack/leap15:develop', 'os=opensuse-leap version=15'],
    ['spack/amazonlinux2', 'os=amzn version=2'],
    ['intel/oneapi-hpckit:2023.2.1-devel-ubuntu22.04', 'os=ubuntu version=22.04'],
    ['rocm/dev-ubuntu-22.04:6.0-complete', 'os=ubuntu version=22.04 rocm=6.0'],
    ['rocm/dev-ubuntu-22.04', 'os=ubuntu version=22.04'],
    ['rocm/rocm-terminal:5.7', 'os=ubuntu rocm=5.7'],
    ['rocm/pytorch:rocm6.0_ubuntu20.04_py3.9_pytorch_2.1.1', 'os=ubuntu version=20.04 rocm=6.0'],
    ['nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04', 'os=ubuntu version=22.04 cuda=12.4.1'],
    ['nvidia/cuda:12.4.1-base-rockylinux8', 'os=rocky version=8 cuda=12.4.1'],
    ['nvidia/cuda:12.4.1-runtime-ubi8', 'os=rhel version=8 cuda=12.4.1'],
    ['nvidia/cuda:11.7.1-devel-centos7', 'os=centos version=7 cuda=11.7.1'],
    ['nvcr.io/nvidia/cuda:12.4.1-base-ubuntu22.04', 'os=ubuntu version=22.04 cuda=12.4.1'],
    ['nvidia/cuda:11.0-base', 'cuda=11.0'],
    ['nvcr.io/nvidia/nvhpc:24.1-devel-cuda12.3-ubuntu22.04', 'os=ubuntu version=22.04 cuda=12.3'],
    ['nvcr.io/nvidia/nvhpc:24.1-devel-cuda_multi-rockylinux8', 'os=rocky version=8'],
    ['pytorch/pytorch:2.1.0-cuda12.1-cudnn8-runtime', 'cuda=12.1'],
    ['mcr.microsoft.com/devcontainers/base:ubuntu-22.04', 'os=ubuntu version=22.04'],
    ['mcr.microsoft.com/devcontainers/base:1.0-bookworm', 'os=debian version=12'],
    ['mcr.microsoft.com/devcontainers/python:1-3.12-bookworm', 'os=debian version=12'],
    ['quay.io/jupyter/scipy-notebook:ubuntu-22.04', 'os=ubuntu version=22.04'],
    ['gcr.io/distroless/cc-debian12', 'os=debian version=12'],
  ])('of %s %s', (image, facts) => {
    expect(said(image)).toBe(facts);
  });

  test.each([
    'scratch',
    'busybox',
    'nvidia/cuda',
    'nvidia/cuda:latest',
    'nvcr.io/nvidia/pytorch:24.01-py3',
    'python:3.12-windowsservercore-ltsc2022',
    'golang:nanoserver',
    'condaforge/miniforge3:24.3.0-0',
    'mambaorg/micromamba:latest',
    'intel/oneapi-hpckit:latest',
    'spack/centos-stream',
    'spack/e4s-ubuntu-18.04',
    'gcr.io/distroless/static-debian12',
    'ghcr.io/me/debian:12',
    'me/ubuntu:22.04',
    'me/app:1.0-bookworm',
    'registry.example.com/library/debian:12',
    'debian12',
    'Debian:12',
    'debian:12 ',
    '',
  ])('nothing of %j', (image) => {
    expect(said(image)).toBe('nothing');
  });

  it('which part of it says so', () => {
    const whys = baseFacts('nvidia/cuda:12.4.1-devel-ubuntu22.04')?.facts.map(({ why }) => why);
    expect(whys).toEqual(['ubuntu22.04', 'ubuntu22.04', '12.4.1-devel-ubuntu22.04']);
    const own = baseFacts('debian:bookworm')?.facts.map(({ why }) => why);
    expect(own).toEqual(['debian', 'bookworm']);
  });

  test.each([
    ['debian:12', true],
    ['python:3.12', true],
    ['redhat/ubi9', true],
    ['nvidia/cuda:12.4.1-base-ubi8', false],
    ['mcr.microsoft.com/devcontainers/base:jammy', false],
    ['rocm/dev-ubuntu-22.04:6.0', false],
    ['spack/rockylinux9', false],
  ])('whether nothing but a distribution is in %s', (image, isPlain) => {
    expect(baseFacts(image)?.isPlain).toBe(isPlain);
  });

  test.each([
    ['debian:11', '2.31'],
    ['ubuntu:noble', '2.39'],
    ['rockylinux:9.3', '2.34'],
    ['registry.suse.com/bci/bci-base:15.6', '2.38'],
    ['amazonlinux:1', '2.17'],
    ['oraclelinux:8-slim', '2.28'],
  ])('a release of which the C library is known: %s', (image, version) => {
    const of = (source: string) =>
      baseFacts(image)?.facts.find((fact) => fact.source === source)?.value;
    const libc = libcOf(of('system.os.vendor') ?? '', of('system.os.version'));
    expect(libc).toEqual({ libc: 'glibc', version });
  });
});

describe('a hostile name of a base image', () => {
  it.each([
    ['a long name', 'debian'.repeat(200_000)],
    ['a long tag', `debian:${'bookworm-'.repeat(200_000)}`],
    ['a tag of nearly words', `python:${'ubuntu-'.repeat(18)}`],
    ['a NUL', 'debian\0:12'],
    ['a name of objects', '__proto__'],
    ['a tag of objects', 'python:constructor-toString'],
  ])('with %s is read at once', (_, image) => {
    expect(() => baseFacts(image)).not.toThrow();
  });

  it('throws nothing and says nothing twice', () => {
    const names = fc.constantFrom(
      'debian',
      'python',
      'nvidia/cuda',
      'redhat/ubi9',
      'gentoo/stage3',
    );
    const tag = fc.array(
      fc.constantFrom('-', '_', '.', '1', '22.04', 'ubuntu', 'jammy', 'cuda', 'musl', 'alpine'),
      { maxLength: 12 },
    );
    const known = fc.tuple(names, tag).map(([name, words]) => `${name}:${words.join('')}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), known), (image) => {
        const sources = baseFacts(image)?.facts.map(({ source }) => source) ?? [];
        expect(new Set(sources).size).toBe(sources.length);
      }),
    );
  });
});
