import { describe, expect, it } from 'vitest';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { readDockerfileImage } from '../../../../server/src/core/dockerfile/subject.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';

/** What a Dockerfile states of an image, as `attribute=value (origin)`. */
function stated(source: string, stage: number): readonly string[] {
  const { subject } = readDockerfileImage(readLabels(source), stage, new Catalog([]));
  return subject.stated.map(({ attribute, value, origin }) => `${attribute}=${value} (${origin})`);
}

describe('the image of a Dockerfile', () => {
  it('states its labels as the schemas write them, each once', () => {
    const source = [
      'FROM scratch',
      'ARG MPI=OpenMPI',
      'LABEL org.supercontainers.mpi=mpich org.supercontainers.mpi=$MPI',
      'LABEL org.supercontainers.glibc=2.36 vendor=a org.supercontainers.mpi.version=$UNKNOWN',
      '',
    ].join('\n');
    expect(stated(source, 0)).toEqual([
      'org.supercontainers.mpi=openmpi (label)',
      'org.supercontainers.glibc=2.36 (label)',
    ]);
  });

  it('states what the name of its base tells, and what follows, where no label does', () => {
    expect(stated('FROM nvidia/cuda:12.4.1-base-ubuntu22.04\n', 0)).toEqual([
      'org.supercontainers.os.vendor=ubuntu (base)',
      'org.supercontainers.os.version=22.04 (base)',
      'org.supercontainers.hardware.gpu.cuda.version=12.4.1 (base)',
      'org.supercontainers.os.glibc=2.35 (inferred)',
    ]);
    const labelled = (value: string): string =>
      `FROM debian:11 AS a\nFROM a\nLABEL org.supercontainers.os.vendor=${value}\n`;
    expect(stated(labelled('debian'), 1)).toEqual([
      'org.supercontainers.os.vendor=debian (label)',
      'org.supercontainers.os.version=11 (base)',
      'org.supercontainers.os.glibc=2.31 (inferred)',
    ]);
    // It is not Ubuntu 11.
    expect(stated(labelled('ubuntu'), 1)).toEqual(['org.supercontainers.os.vendor=ubuntu (label)']);
    expect(stated('FROM debian\n', 0)).toEqual(['org.supercontainers.os.vendor=debian (base)']);
    expect(stated('FROM example.org/nobody:1\n', 0)).toEqual([]);
    expect(stated('ARG B\nFROM $B\n', 0)).toEqual([]);
  });

  it('asks for its platform, and for what the NVIDIA runtime evaluates', () => {
    const source = [
      'FROM --platform=linux/arm64 debian AS one',
      'ENV NVIDIA_REQUIRE_CUDA="cuda>=12.4" OTHER=1',
      'FROM one AS two',
      'FROM debian AS three',
      'FROM --platform=$BUILDPLATFORM debian',
    ].join('\n');
    const asked = (stage: number) => {
      const image = readDockerfileImage(readLabels(source), stage, new Catalog([]));
      return image.demands.map(({ name, written, key }) => {
        const { start, end } = image.places.word(key);
        return [name, written, source.slice(start, end), image.codeOf(key)];
      });
    };
    const both = [
      ['platform', 'linux/arm64', 'linux/arm64', 'platform-host-mismatch'],
      ['NVIDIA_REQUIRE_CUDA', 'cuda>=12.4', '"cuda>=12.4"', 'environment-host-mismatch'],
    ];
    expect([0, 1, 2, 3].map(asked)).toEqual([both, both, [], []]);
  });

  it('tells where each of them stands', () => {
    const source = 'FROM scratch\nLABEL org.supercontainers.mpi="mpich" \\\n  a=b\n';
    const image = readDockerfileImage(readLabels(source), 0, new Catalog([]));
    const [{ key = -1 } = {}] = image.subject.stated;
    const text = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
    expect(text(image.places.word(key))).toBe('"mpich"');
    expect(text(image.places.name(key))).toBe('org.supercontainers.mpi');
    expect(source.slice(image.places.end(key))).toBe(' \\\n  a=b\n');
    expect(text(image.instructionOf(key))).toMatch(/^LABEL[\s\S]*a=b$/);
  });
});
