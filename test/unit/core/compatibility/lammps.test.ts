import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../../server/src/core/compatibility/report.js';
import { type Attributes, checked, remedyOf, said, verdicts } from '../../../support/checks.js';
import { corpusAbsent, corpusText } from '../../../support/corpus.js';

const images = [
  'intel-mpi-rocky-8',
  'mpich-ubuntu-22.04',
  'openmpi-rocky-gpu-9',
  'openmpi-ubuntu-20.04',
  'openmpi-ubuntu-gpu-22.04',
] as const;

function on(image: (typeof images)[number], host: Attributes): CheckReport {
  return checked(corpusText(`lammps-matrix/specs/compspec-${image}-amd64.json`), host);
}

function profile(
  os: string,
  release: string,
  gpu: string,
  mpi: string,
  version: string,
): Attributes {
  return {
    'org.supercontainers.hardware.gpu.enabled': gpu,
    'org.supercontainers.mpi.implementation': mpi,
    'org.supercontainers.mpi.version': version,
    'org.supercontainers.os.vendor': os,
    'org.supercontainers.os.version': release,
    'io.archspec.cpu.target': 'zen3',
  };
}

/** A GPU node of today with the site's Open MPI. */
const gpuNode = profile('rocky', '9.3', 'yes', 'openmpi', '4.1.5');
/** A node of an older partition. */
const oldNode = profile('centos', '7.9', 'no', 'openmpi', '3.1.3');
/** A node without GPU, of a distribution newer than all images, with Intel MPI. */
const newNode = profile('ubuntu', '24.04', 'no', 'intel-mpi', '2021.11');
/** A Cray. */
const crayNode = profile('sles', '15.4', 'yes', 'cray-mpich', '8.1.27');
/** An Arm server. */
const armNode = { ...gpuNode, 'io.archspec.cpu.target': 'neoverse_v1' };

const bad = 'incompatible';
const good = 'compatible';
const open = 'unknown';

describe.skipIf(corpusAbsent)('images of LAMMPS (not run: corpus absent)', () => {
  // Every image is built for amd64 alone, which is the best that no node of today is.
  test.each([
    // image, overall, run, libraries, bind-mount
    ['intel-mpi-rocky-8', bad, good, bad, bad],
    ['mpich-ubuntu-22.04', bad, good, bad, good],
    ['openmpi-rocky-gpu-9', good, good, good, good],
    ['openmpi-ubuntu-20.04', good, good, good, bad],
    ['openmpi-ubuntu-gpu-22.04', good, good, good, good],
  ] as const)('%s on a GPU node of Rocky 9 with Open MPI 4.1', (image, overall, ...each) => {
    const [run, libraries, mounts] = each;
    expect(verdicts(on(image, gpuNode))).toEqual([overall, run, bad, libraries, mounts]);
  });

  test.each([
    ['intel-mpi-rocky-8', bad, good, bad, good],
    ['mpich-ubuntu-22.04', bad, good, bad, good],
    ['openmpi-rocky-gpu-9', bad, bad, open, good],
    ['openmpi-ubuntu-20.04', open, good, open, good],
    ['openmpi-ubuntu-gpu-22.04', bad, bad, open, good],
  ] as const)(
    '%s on a node of CentOS 7 without GPU, with Open MPI 3.1',
    (image, overall, ...each) => {
      const [run, libraries, mounts] = each;
      expect(verdicts(on(image, oldNode))).toEqual([overall, run, bad, libraries, mounts]);
    },
  );

  test.each([
    ['intel-mpi-rocky-8', good, good, good, bad],
    ['mpich-ubuntu-22.04', good, good, good, bad],
    ['openmpi-rocky-gpu-9', bad, bad, bad, bad],
    ['openmpi-ubuntu-20.04', bad, good, bad, bad],
    ['openmpi-ubuntu-gpu-22.04', bad, bad, bad, bad],
  ] as const)(
    '%s on a node of Ubuntu 24.04 without GPU, with Intel MPI',
    (image, overall, ...each) => {
      const [run, libraries, mounts] = each;
      expect(verdicts(on(image, newNode))).toEqual([overall, run, bad, libraries, mounts]);
    },
  );

  test('the reference shows these verdicts', () => {
    const marks = { compatible: '✓', unknown: '?', incompatible: '✗' };
    const hosts = [gpuNode, oldNode, newNode, crayNode, armNode];
    const rows = images.map((image) => {
      const cells = hosts.map((host) => marks[on(image, host).verdict]);
      return `| ${image} | ${cells.join(' | ')} |\n`;
    });
    const reference = resolve(import.meta.dirname, '../../../../server/README.md');
    expect(readFileSync(reference, 'utf8')).toContain(rows.join(''));
  });

  test('the MPICH family runs on a Cray, Open MPI does not', () => {
    const libraries = images.map((image) => verdicts(on(image, crayNode))[3]);
    expect(libraries).toEqual([good, good, bad, bad, bad]);
  });

  test('nothing built for amd64 runs on Arm', () => {
    expect(images.map((image) => verdicts(on(image, armNode))[1])).toEqual(images.map(() => bad));
  });

  test('of an empty profile nothing is known but that no GPU is needed', () => {
    expect(verdicts(on('openmpi-ubuntu-20.04', {}))).toEqual([open, open, open, open, open]);
    const report = on('openmpi-ubuntu-20.04', {});
    expect(said(report, 'run', 'gpu.available')).toEqual([
      good,
      'The image asks nothing of the host here.',
    ]);
    expect(said(report, 'run', 'cpu.target')).toEqual([
      open,
      'The host does not say; the probe system.cpu.target would know it.',
    ]);
  });

  test('every verdict is explained', () => {
    const gpu = on('openmpi-ubuntu-gpu-22.04', oldNode);
    expect(said(gpu, 'run', 'hardware.gpu.available')).toEqual([
      bad,
      'The image needs it, and the host has none.',
    ]);
    expect(remedyOf(gpu, 'run', 'hardware.gpu.available')).toBe(
      'Choose an image that does without (hardware.gpu.available: no), or a host that has it.',
    );
    expect(said(gpu, 'run', 'cpu.target')).toEqual([
      good,
      'zen3 runs everything that is built for x86_64.',
    ]);
    expect(said(gpu, 'optimal', 'cpu.target')).toEqual([
      bad,
      'The image was built for x86_64, which uses less of the CPU than zen3 would.',
    ]);
    expect(said(gpu, 'libraries', 'mpi.version')).toEqual([
      open,
      'The host has the same interface in an older state (openmpi 3.1.3 for openmpi 4.1.2): functions that were added since are missing, which programs may need or not.',
    ]);
    expect(said(gpu, 'bind-mount', 'os.glibc')).toEqual([
      good,
      "The host's glibc 2.17 is no newer than the image's 2.35: its libraries find what they need.",
    ]);
    const intel = on('intel-mpi-rocky-8', newNode);
    expect(said(intel, 'libraries', 'mpi.version')).toEqual([
      good,
      'intel-mpi 2021.8 and intel-mpi 2021.11 share the binary interface libmpi.so.12.',
    ]);
    expect(said(intel, 'bind-mount', 'os.glibc')).toEqual([
      bad,
      "The host's glibc 2.39 is newer than the image's 2.28: its libraries may need what the image does not have.",
    ]);
    expect(said(on('mpich-ubuntu-22.04', newNode), 'libraries', 'mpi.implementation')).toEqual([
      good,
      'mpich and intel-mpi are of one family with one binary interface.',
    ]);
    const wrong = on('openmpi-ubuntu-20.04', newNode);
    expect(said(wrong, 'libraries', 'mpi.implementation')).toEqual([
      bad,
      'openmpi and intel-mpi have different binary interfaces.',
    ]);
    expect(remedyOf(wrong, 'libraries', 'mpi.implementation')).toBe(
      'Choose an image whose MPI has the interface of intel-mpi, or run with the MPI in the image.',
    );
  });

  test('what says nothing of a host is told and decides nothing', () => {
    const { information, questions } = on('openmpi-ubuntu-20.04', gpuNode);
    const names = ['os.name', 'os.release', 'os.vendor', 'os.version', 'cpu.model', 'cpu.vendor'];
    expect(information.map(({ attribute }) => attribute.split('.').slice(-2).join('.'))).toEqual(
      names,
    );
    const decided = Object.values(questions).flatMap(({ lines }) => lines);
    expect(decided.map(({ attribute }) => attribute)).not.toContain('io.archspec.cpu.model');
  });

  test('what is inferred is marked', () => {
    const [line] = on('openmpi-ubuntu-20.04', gpuNode).questions['bind-mount'].lines;
    expect(line).toMatchObject({
      attribute: 'org.supercontainers.os.glibc',
      image: '2.31',
      host: '2.34',
      from: { image: 'inferred', host: 'inferred' },
    });
  });
});
