import { describe, expect, it, test } from 'vitest';
import { judgeLabels } from '../../../../server/src/core/dockerfile/judge.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import {
  labelCodes,
  labelFindings,
  labelFixes,
  labelsFoundAt,
  solverCatalog,
} from '../../../support/dockerfile-findings.js';

const glibc = 'org.supercontainers.glibc';
const cuda = 'org.supercontainers.hardware.gpu.cuda.version';
const vendor = 'org.supercontainers.os.vendor';
const version = 'org.supercontainers.os.version';
const gpu = 'org.supercontainers.gpu';

/** What is said of a label of an image, at its value. */
function found(from: string, label: string, value: string, more = ''): readonly string[] {
  return labelsFoundAt(`FROM ${from}\n${more}\nLABEL ${label}=<|${value}|>\n`).map(
    ([code, says]) => {
      expect(code).toBe('label-base-mismatch');
      return says;
    },
  );
}

describe('a label that contradicts the base image', () => {
  test.each<[string, string, string, string]>([
    [
      'debian:11',
      glibc,
      '2.35',
      'The base image is debian 11, which has glibc 2.31; the label says 2.35.',
    ],
    [
      'debian:11',
      'org.supercontainers.os.glibc',
      '2.35',
      'The base image is debian 11, which has glibc 2.31; the label says 2.35.',
    ],
    [
      'debian:11',
      'io.compspec.host.libc.version',
      '2.35',
      'The base image is debian 11, which has glibc 2.31; the label says 2.35.',
    ],
    [
      'ubuntu:noble',
      glibc,
      '2.35.1',
      'The base image is ubuntu 24.04, which has glibc 2.39; the label says 2.35.1.',
    ],
    [
      'alpine:3.20',
      glibc,
      '2.38',
      'The base image is alpine 3.20, whose C library is musl; the label says glibc 2.38.',
    ],
    [
      'alpine',
      'io.compspec.host.libc.name',
      'glibc',
      'The base image is alpine, whose C library is musl; the label says glibc.',
    ],
    ['debian:11', vendor, 'rockylinux', 'The base image is debian 11; the label says rockylinux.'],
    ['debian:11', version, '12', 'The base image is debian 11; the label says 12.'],
    [
      'rockylinux:9.3',
      'org.supercontainers.os.release',
      '9.4',
      'The base image is rocky 9.3; the label says 9.4.',
    ],
    [
      'debian:11',
      'io.compspec.host.distribution.id',
      'ubuntu',
      'The base image is debian 11; the label says ubuntu.',
    ],
    [
      'nvidia/cuda:12.4.1-base-ubuntu22.04',
      cuda,
      '11.8',
      'The base image has CUDA 12.4.1 by its name; the label says 11.8.',
    ],
    [
      'debian:11',
      gpu,
      'cuda',
      'The base image is debian 11, which has no CUDA, as far as its name tells, and nothing in this file brings it.',
    ],
    [
      'debian:11',
      gpu,
      'opencl,CUDA',
      'The base image is debian 11, which has no CUDA, as far as its name tells, and nothing in this file brings it.',
    ],
    [
      'python:3.12',
      cuda,
      '12.4',
      'The base image is debian, which has no CUDA, as far as its name tells, and nothing in this file brings it.',
    ],
  ])('%s, %s=%s', (from, label, value, says) => {
    expect(found(from, label, value)).toEqual([says]);
  });

  test.each<[string, string, string]>([
    ['debian:11', glibc, '2.31'],
    ['debian:11', glibc, '2.31-13'],
    ['debian:11', glibc, '2'],
    ['debian', glibc, '2.35'],
    ['debian:11', glibc, '$NOBODY'],
    ['opensuse/tumbleweed', glibc, '2.35'],
    ['alpine', glibc, 'musl'],
    ['ubuntu:22.04', glibc, 'musl'],
    ['alpine', 'io.compspec.host.libc.version', '1.2.5'],
    ['alpine', 'io.compspec.host.libc.name', 'musl'],
    ['me/app:1.0', glibc, '2.35'],
    ['scratch', glibc, '2.35'],
    ['$BASE', glibc, '2.35'],
    ['debian:11', vendor, 'Debian'],
    ['debian:11', vendor, '"Debian GNU/Linux"'],
    ['rockylinux:9', vendor, 'rockylinux'],
    ['debian:11', vendor, 'something-of-ours'],
    ['debian:11', version, '11.6'],
    ['debian', version, '12'],
    ['rockylinux:9', version, '9.3'],
    ['registry.suse.com/bci/bci-base:15.5', version, '15-SP5'],
    ['nvidia/cuda:12.4.1-base-ubuntu22.04', cuda, '12.4'],
    ['nvidia/cuda:12.4.1-base-ubuntu22.04', gpu, 'cuda'],
    ['nvcr.io/nvidia/pytorch:24.01-py3', cuda, '12.3'],
    ['debian:11', gpu, 'rocm'],
    ['debian:11', cuda, '""'],
  ])('is none in %s, %s=%s', (from, label, value) => {
    expect(labelCodes(`FROM ${from}\nLABEL ${label}=${value}\n`)).not.toContain(
      'label-base-mismatch',
    );
  });

  test.each([
    'RUN apt-get install -y cuda-toolkit-12-4',
    'RUN curl -O https://developer.download.NVIDIA.com/x',
    'COPY --from=nvidia/cuda:12.4.1-devel-ubuntu22.04 /usr/local /usr/local',
    'ADD nvhpc_2024.tar.gz /opt',
    'RUN pip install torch',
    'RUN pip install --index-url https://example.org/whl/cu124 x',
    'RUN pip install -r requirements.txt',
    'RUN pip install onnxruntime-gpu',
    'RUN apt-get install -y libcudnn9',
  ])('is none where %s may bring CUDA', (instruction) => {
    expect(labelCodes(`FROM debian:11\n${instruction}\nLABEL ${gpu}=cuda\n`)).toEqual([]);
  });

  test.each(['RUN true', '# COPY --from=nvidia/cuda', 'LABEL com.nvidia.volumes.needed=x'])(
    'is one where %s does not',
    (text) => {
      expect(labelCodes(`FROM debian:11\n${text}\nLABEL ${gpu}=cuda\n`)).toEqual([
        'label-base-mismatch',
      ]);
    },
  );

  it('is none where a C library of its own is built', () => {
    const text = `FROM debian:11\nRUN curl -O https://ftp.gnu.org/gnu/glibc/glibc-2.35.tar.xz\n`;
    expect(labelCodes(`${text}LABEL ${glibc}=2.35\n`)).toEqual([]);
  });

  it('is told of the lowest stage alone, and points to its image', () => {
    const text = `ARG BASE=debian:11\nFROM $BASE AS low\nFROM low\nLABEL ${glibc}=2.35\n`;
    const [one, ...others] = labelFindings(text);
    expect(others).toEqual([]);
    const [related] = one?.related ?? [];
    expect(text.slice(related?.start, related?.end)).toBe('$BASE');
    expect(one?.severity).toBe('hint');
  });

  it('is none of a label that the image does not have', () => {
    const text = `FROM debian:11 AS other\nLABEL ${glibc}=2.35\nFROM debian:12\nCOPY --from=other /a /b\nLABEL ${glibc}=2.36\n`;
    expect(labelCodes(text)).toEqual(['label-unused-stage']);
    const codes = judgeLabels(readLabels(text), text, solverCatalog, 'other').map(
      ({ code }) => code,
    );
    expect(codes).toContain('label-base-mismatch');
    expect(labelCodes(`FROM debian:11\nLABEL ${glibc}=2.35\nLABEL ${glibc}=2.31\n`)).toEqual([
      'label-duplicate',
    ]);
    expect(labelCodes(`FROM debian:11\nONBUILD LABEL ${glibc}=2.35\n`)).toEqual([]);
  });

  it('is silenced by a comment', () => {
    const comment = '# compspec-ignore label-base-mismatch';
    expect(labelCodes(`FROM debian:11\n${comment}\nLABEL ${glibc}=2.35\n`)).toEqual([]);
  });

  it('can be given what the distribution has', () => {
    const text = `FROM debian:11\nLABEL ${glibc}="2.35"\n`;
    expect(labelFixes(text)[0]).toEqual(['Change to "2.31"', text.replace('"2.35"', '"2.31"')]);
    const variable = `FROM debian:11\nARG V=2.35\nLABEL ${glibc}=$V\n`;
    expect(labelFixes(variable).map(([title]) => title)).toEqual([
      'Ignore label-base-mismatch here, by a comment',
    ]);
  });

  it('is found in a file of thousands of labels', () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `LABEL ${glibc}=2.${at}`).join('\n');
    const codes = labelCodes(`FROM debian:11\n${'RUN true\n'.repeat(3000)}${lines}\n`);
    expect(codes.filter((code) => code === 'label-base-mismatch')).toHaveLength(1);
  });
});
