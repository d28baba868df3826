import { describe, expect, test } from 'vitest';
import { type Attributes, checked, remedyOf, said } from '../../../../support/checks.js';

const good = 'compatible';
const bad = 'incompatible';
const open = 'unknown';

function mpi(text: string): Attributes {
  const [implementation, version] = text.split(' ');
  return {
    ...(implementation && { 'org.supercontainers.mpi.implementation': implementation }),
    ...(version && { 'org.supercontainers.mpi.version': version }),
  };
}

function abi(family: string | undefined, soname?: string, version?: string): Attributes {
  return {
    ...(family && { 'io.compspec.host.mpi.abi.family': family }),
    ...(soname && { 'io.compspec.host.mpi.abi.soname': soname }),
    ...(version && { 'io.compspec.host.mpi.abi.version': version }),
  };
}

describe('implementation and version', () => {
  test.each([
    // Open MPI 3 to 5 share libmpi.so.40; an older host may lack functions.
    ['openmpi 4.1.2', 'openmpi 4.1.5', good],
    ['openmpi 4.1.5', 'openmpi 4.1.2', good],
    ['openmpi 3.0.0', 'openmpi 5.0.1', good],
    ['openmpi 4.1.2', 'openmpi 5.0.1', good],
    ['openmpi 4.1.2', 'openmpi 3.1.3', open],
    ['openmpi 4.1.2', 'openmpi 4.0.3', open],
    ['openmpi 2.1.1', 'openmpi 3.0.0', bad],
    ['openmpi 1.10.7', 'openmpi 4.1.5', bad],
    ['openmpi 1.10.7', 'openmpi 1.10.2', good],
    ['openmpi 1.8.8', 'openmpi 1.10.2', bad],
    ['openmpi 1.6.5', 'openmpi 1.8.8', good],
    ['openmpi 1.8.8', 'openmpi 1.6.5', open],
    ['openmpi 1.4.5', 'openmpi 1.6.5', bad],
    ['openmpi 9.0', 'openmpi 9.0', open],
    ['OpenMPI 4.1.2', 'Open-MPI 4.1.2', good],
    // Both of these say libmpi.so.12.
    ['openmpi 1.10.7', 'mpich 4.0', bad],
    ['mpich 4.0', 'openmpi 1.10.7', bad],
    // The MPICH ABI Compatibility Initiative.
    ['mpich 3.1', 'mpich 4.2', good],
    ['mpich 4.0', 'intel-mpi 2021.8', good],
    ['intel-mpi 2021.8', 'cray-mpich 8.1.27', good],
    ['intel-mpi 5.0', 'mvapich2 2.3.7', good],
    ['mpich 3.0.4', 'mpich 4.0', bad],
    ['mpich 4.0', 'intel-mpi 4.1', bad],
    ['mpich 4.0', 'mvapich2 1.9', bad],
    ['mpich 4.0', 'cray-mpich 6.3', bad],
    ['mpich 3.0.4', 'mpich 3.0.4', good],
    ['mpich 3.0.4', 'mpich 3.0.2', open],
    // A major version alone is any of its releases.
    ['mpich 3', 'mpich 3.2', open],
    ['mpich 3.2', 'mpich 3', open],
    ['mpich 4', 'intel-mpi 2021', good],
    ['openmpi 4', 'openmpi 4.1.2', good],
    ['openmpi 4', 'openmpi 4.0.3', open],
    ['openmpi 4.1.2', 'openmpi 4', open],
    ['openmpi 3', 'openmpi 4', good],
    ['openmpi 1', 'openmpi 1.10.2', open],
    ['openmpi 2', 'openmpi 4', bad],
    ['openmpi 6', 'openmpi 6', open],
    ['spectrum-mpi 10.4', 'openmpi 4.1.2', open],
  ])('%s on %s: %s', (image, host, expected) => {
    const report = checked(mpi(image), mpi(host));
    expect(report.questions.libraries.verdict).toBe(expected);
    expect(said(report, 'libraries', 'mpi.version')[0]).toBe(expected);
  });

  test.each([
    ['openmpi', 'openmpi 4.1.2', open],
    ['openmpi 4.1.2', 'openmpi', open],
    ['openmpi', 'mpich', bad],
    [' 4.1.2', 'openmpi 4.1.2', open],
    [' 4.1.2', ' 4.1.2', open],
    ['openmpi 4.1.2', '', open],
  ])('what is not told is not guessed: "%s" on "%s" is %s', (image, host, expected) => {
    expect(checked(mpi(image), mpi(host)).questions.libraries.verdict).toBe(expected);
  });

  test('the short label is judged by the same rules', () => {
    const label = { 'org.supercontainers.mpi': 'mpich' };
    expect(said(checked(label, mpi('openmpi 4.1.2')), 'libraries', 'mpi')[0]).toBe(bad);
    expect(said(checked(label, mpi('mpich 4.0')), 'libraries', 'mpi')[0]).toBe(open);
  });

  test('another MPI of the host that would do is named', () => {
    const host = {
      ...mpi('openmpi 4.1.2'),
      'io.compspec.host.mpi.installed': 'openmpi@4.1.2,mpich@4.0',
    };
    expect(remedyOf(checked(mpi('intel-mpi 2021.8'), host), 'libraries', 'mpi.version')).toBe(
      'Use another MPI of the host, mpich@4.0, which has the interface.',
    );
  });

  test('one of the same soname and another family is none that would do', () => {
    const host = { ...mpi('openmpi 4.1.2'), 'io.compspec.host.mpi.installed': 'mpich@4.0' };
    expect(remedyOf(checked(mpi('openmpi 1.10.7'), host), 'libraries', 'mpi.version')).toBe(
      'Choose an image whose MPI has the interface of openmpi 4.1.2, or run with the MPI in the image.',
    );
  });

  test('the namespaces of the later split are the same', () => {
    const image = { 'mpi.mpi.implementation': 'openmpi', 'mpi.mpi.version': '4.1.2' };
    expect(checked(image, mpi('openmpi 4.1.5')).questions.libraries.verdict).toBe(good);
  });
});

describe('family, soname and file version', () => {
  test.each([
    [abi('openmpi', 'libmpi.so.40'), abi('openmpi', 'libmpi.so.40'), good],
    [abi('openmpi', 'libmpi.so.12'), abi('mpich', 'libmpi.so.12'), bad],
    [abi(undefined, 'libmpi.so.12'), abi(undefined, 'libmpi.so.12'), open],
    [abi(undefined, 'libmpi.so.40'), abi(undefined, 'libmpi.so.40'), good],
    [abi(undefined, 'libmpi.so.20'), abi(undefined, 'libmpi.so.40'), bad],
    [abi('openmpi', undefined, '40.30.2'), abi('openmpi', undefined, '40.30.4'), good],
    [abi('openmpi', undefined, '40.30.2'), abi('openmpi', undefined, '40.40.1'), good],
    [abi('openmpi', undefined, '40.30.2'), abi('openmpi', undefined, '40.20.3'), open],
    [abi('openmpi', undefined, '40.30.2'), abi('openmpi', undefined, '20.10.0'), bad],
    [abi('standard', 'libmpi_abi.so.0'), abi('standard', 'libmpi_abi.so.0'), good],
  ])('%j on %j: %s', (image, host, expected) => {
    expect(checked(image, host).questions.libraries.verdict).toBe(expected);
  });
});

describe('one interface of the MPICH family under two names', () => {
  const debian = { ...mpi('mpich 4.0'), ...abi('mpich', 'libmpich.so.12') };
  const cray = { ...mpi('cray-mpich 8.1.27'), ...abi('mpich', 'libmpi_gnu_91.so.12') };
  const named = { ...mpi('mpich 4.0'), ...abi('mpich', 'libmpi.so.12') };
  test.each([
    ['a version on Debian', mpi('mpich 4.0'), debian, open],
    ['a version on a Cray', mpi('mpich 3.4'), cray, open],
    ['a soname on Debian', named, debian, open],
    ['a soname on a Cray', named, cray, open],
    ['Debian on Debian', debian, debian, good],
    ['Debian on what has the usual name', debian, named, open],
    ['Open MPI on a Cray', mpi('openmpi 4.1.2'), cray, bad],
    ['another number', named, { ...mpi('mpich 4.0'), ...abi('mpich', 'libmpich.so.10') }, bad],
  ])('%s', (_, image, host, expected) => {
    expect(checked(image, host).questions.libraries.verdict).toBe(expected);
  });

  test('it is said which name the programs ask for, and what would help', () => {
    const report = checked(named, cray);
    for (const line of ['mpi.implementation', 'mpi.version', 'mpi.abi.soname']) {
      expect(said(report, 'libraries', line)[1]).toContain(
        'is libmpi.so.12, cray-mpich 8.1.27 is libmpi_gnu_91.so.12: one interface under two names.',
      );
      expect(remedyOf(report, 'libraries', line)).toContain('cray-mpich-abi');
    }
  });
});

describe('launch protocols are a line of their own', () => {
  test.each([
    ['pmi2,pmix', 'PMIx', good],
    ['pmi2', 'pmix_v4', bad],
  ])('%s on %s: %s', (image, host, expected) => {
    const name = 'io.compspec.host.mpi.launch';
    expect(said(checked({ [name]: image }, { [name]: host }), 'libraries', name)[0]).toBe(expected);
  });
});
