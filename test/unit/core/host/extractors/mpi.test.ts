import { chmod, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  familyOf,
  loadedModules,
} from '../../../../../server/src/core/host/extractors/mpi/families.js';
import {
  parseHydra,
  parseLauncher,
  parseVersionProgram,
} from '../../../../../server/src/core/host/extractors/mpi/launcher.js';
import { mpiSection } from '../../../../../server/src/core/host/extractors/mpi.js';
import type { Probes } from '../../../../../server/src/core/host/probes.js';
import { liveProbes } from '../../../../../server/src/node/probes/live.js';
import { rootProbes } from '../../../../../server/src/node/probes/root.js';
import { elfFile } from '../../../../support/elf-file.js';
import { machineWith, mpiPackagesAbsent } from '../../../../support/mpi-packages.js';
import { printed, recordedMachine } from '../../../../support/recorded-machine.js';
import { temporaryFolder } from '../../../../support/temporary-folder.js';

// Recorded of Debian 12's packages; mpirun.openmpi is the name that it was called by.
const openmpi =
  'mpirun.openmpi (OpenRTE) 4.1.4\n\nReport bugs to http://www.open-mpi.org/community/help/\n';
const hydra =
  'HYDRA build details:\n    Version:                                 4.0.2\n    Release Date:                            Thu Apr  7 12:34:45 CDT 2022\n';
const mpichversion =
  'MPICH Version:    \t4.0.2\nMPICH Release date:\tThu Apr  7 12:34:45 CDT 2022\nMPICH Device:    \tch4:ucx\n';
// gvallee/go_hpc_jobmgr's test of what MVAPICH2 2.3.7 prints.
const mvapich2 =
  'MVAPICH2 Version:       2.3.7\nMVAPICH2 Release date:  Wed March 02 22:00:00 EST 2022\nMVAPICH2 Device:        ch3:mrail\n';
// RedHatInsights/insights-core, tests of its mpirun parser, and documents of computing centres.
const intel = (version: string) =>
  `Intel(R) MPI Library for Linux* OS, Version ${version} Build 20230619 (id: c2e19c2f3e)\nCopyright 2003-2023, Intel Corporation.\n`;

/** The root of a machine without its files for pkg-config, as one that nothing is built on. */
async function librariesOf(library: 'openmpi' | 'mpich'): Promise<Probes> {
  const probes = await rootProbes(machineWith(library));
  return {
    ...probes,
    text: async (path) =>
      path.endsWith('.pc') ? { status: 'absent', detail: 'taken away' } : await probes.text(path),
  };
}

/** A library whose texts are what MPI_Get_library_version puts together. */
function library(soname: string, text: string, needed: readonly string[] = []): Uint8Array {
  return elfFile({ soname, needed: [...needed, 'libc.so.6'], rpath: text });
}

describe('a launcher', () => {
  it.each([
    ['openmpi', '2.1.1', 'mpirun (Open MPI) 2.1.1\n\nReport bugs to …'],
    ['openmpi', '5.0.0rc7', 'mpirun (Open MPI) 5.0.0rc7\n'],
    ['openmpi', '4.1.4', openmpi],
    ['intel-mpi', '2021.10', intel('2021.10')],
    ['intel-mpi', '2019.8', intel('2019 Update 08')],
    ['intel-mpi', '2018.2', intel('2018 Update 2')],
  ])('of %s %s says who it is', (variant, version, text) => {
    expect(parseLauncher(text)).toEqual({ variant, version });
  });

  it('of the MPICH family says its version only, and programs beside it the rest', () => {
    expect(parseLauncher(hydra)).toBe(undefined);
    expect(parseHydra(hydra)).toBe('4.0.2');
    expect(parseVersionProgram(mpichversion)).toEqual({ variant: 'mpich', version: '4.0.2' });
    expect(parseVersionProgram(mvapich2)).toEqual({ variant: 'mvapich2', version: '2.3.7' });
    expect(parseVersionProgram('MVAPICH2 2.3.7 Wed March 02 22:00:00 EST 2022 ch3:mrail')).toEqual({
      variant: 'mvapich2',
      version: '2.3.7',
    });
    // PRRTE's own version is not that of the Open MPI above it.
    expect(parseLauncher('prterun (PRRTE) 3.0.13\n')).toBe(undefined);
  });
});

describe('a family of interfaces', () => {
  it.each([
    ['mpich', '3.0.4', undefined],
    ['mpich', '3.1', 'mpich'],
    ['mpich', undefined, 'mpich'],
    ['intel-mpi', '4.1.3', undefined],
    ['intel-mpi', '2021.8', 'mpich'],
    ['mvapich2', '1.9', undefined],
    ['mvapich2', '2.3.7', 'mpich'],
    ['cray-mpich', '6.3.1', undefined],
    ['cray-mpich', '8.1.25', 'mpich'],
    ['openmpi', '4.1.4', 'openmpi'],
  ] as const)('of %s %s is %s', (variant, version, family) => {
    expect(familyOf({ variant, version }, 'libmpi.so.12')).toBe(family);
  });

  it('is the standard’s where the library has its name', () => {
    expect(familyOf({ variant: 'mpich', version: '5.0.0' }, 'libmpi_abi.so.1')).toBe('standard');
  });
});

it('is known by loaded modules', () => {
  const loaded =
    'craype/2.7.19:cray-mpich/8.1.25:mpi/openmpi/4.1.5-gcc-12:openmpi/gcc/64/4.1.5rc2:mpi4py/3.1:impi';
  expect(loadedModules(loaded)).toEqual([
    { variant: 'cray-mpich', version: '8.1.25' },
    { variant: 'openmpi', version: '4.1.5' },
    { variant: 'openmpi', version: '4.1.5rc2' },
  ]);
});

describe('a machine', () => {
  it('has the MPI that is first on PATH, and lists all', async () => {
    const probes = recordedMachine({
      files: {
        '/opt/intel/oneapi/mpi/2021.10/lib/libmpi.so.12.0.0': library(
          'libmpi.so.12',
          'Intel(R) MPI Library 2021.10 for Linux* OS',
        ),
        '/usr/lib64/openmpi/lib/libmpi.so.40.30.5': library('libmpi.so.40', '', [
          'libopen-pal.so.40',
        ]),
        '/usr/lib64/openmpi/lib/openmpi/mca_pmix_s2.so': '',
        '/usr/lib64/openmpi/lib/openmpi/mca_pmix_pmix3x.so': '',
        '/usr/lib64/mpich/lib/libmpi.so.12.3.1': library('libmpi.so.12', 'MPICH Version:\t%s'),
        '/usr/lib64/mpich/lib/pkgconfig/mpich.pc': 'Name: mpich\nVersion: 4.1.1\n',
        '/usr/lib64/openmpi/bin/mpirun': '',
      },
      links: { '/usr/bin/mpirun': '/usr/lib64/openmpi/bin/mpirun' },
      outputs: { '/usr/bin/mpirun': 'mpirun (Open MPI) 4.1.5\n' },
    });
    expect(await mpiSection(probes)).toEqual({
      status: 'ok',
      values: {
        variant: 'openmpi',
        version: '4.1.5',
        family: 'openmpi',
        soname: 'libmpi.so.40',
        'file-version': '40.30.5',
        launch: 'pmi2,pmix',
        installed: 'intel-mpi@2021.10,mpich@4.1.1,openmpi@4.1.5',
      },
    });
  });

  it('has MVAPICH2 where Hydra tells the version of another', async () => {
    const files = {
      '/usr/local/lib/libmpi.so.12.1.1': library('libmpi.so.12', 'MVAPICH2 Version:\t%s'),
    };
    const outputs = {
      '/usr/local/bin/mpirun': hydra,
      '/usr/local/bin/mpichversion': mvapich2,
    };
    expect((await mpiSection(recordedMachine({ files, outputs }))).values).toEqual({
      variant: 'mvapich2',
      version: '2.3.7',
      family: 'mpich',
      soname: 'libmpi.so.12',
      'file-version': '12.1.1',
      installed: 'mvapich2@2.3.7',
    });
    const silent = { '/usr/local/bin/mpirun': hydra };
    const { detail, values } = await mpiSection(recordedMachine({ files, outputs: silent }));
    expect(detail).toMatch(/^unverified: /);
    expect(values['variant']).toBe('mvapich2');
    expect(values).not.toHaveProperty('version');
  });

  it('has Cray’s where its module is loaded, whose launcher is the batch system’s', async () => {
    const place = '/opt/cray/pe/mpich/8.1.25/ofi/gnu/9.1/lib';
    const probes = recordedMachine({
      files: {
        [`${place}/libmpi_gnu_91.so.12.0.0`]: library(
          'libmpi_gnu_91.so.12',
          'MPI VERSION    : CRAY MPICH version 8.1.25.17 (ANL base 3.4a2)',
          ['libpmi2.so.0', 'libpmi.so.0'],
        ),
        '/opt/cray/pe/mpich/8.1.8/ofi/gnu/9.1/lib/libmpi_gnu_91.so.12': library(
          'libmpi_gnu_91.so.12',
          '',
        ),
      },
      environment: { LOADEDMODULES: 'PrgEnv-gnu/8.3.3:cray-mpich/8.1.25' },
      outputs: { '/usr/bin/mpirun': 'mpirun (Open MPI) 4.1.5\n' },
    });
    expect((await mpiSection(probes)).values).toEqual({
      variant: 'cray-mpich',
      version: '8.1.25.17',
      family: 'mpich',
      soname: 'libmpi_gnu_91.so.12',
      'file-version': '12.0.0',
      launch: 'pmi1,pmi2',
      installed: 'cray-mpich@8.1.8,cray-mpich@8.1.25.17,openmpi@4.1.5',
    });
  });

  it('is told by its library where the launcher waits for an answer, and what became of it', async () => {
    const probes = recordedMachine({
      files: { '/usr/lib/libmpi.so.40': library('libmpi.so.40', '', ['libopen-rte.so.40']) },
      outputs: { '/usr/bin/mpirun': { status: 'failed', detail: 'no answer in 2 seconds' } },
    });
    expect(await mpiSection(probes)).toMatchObject({
      status: 'ok',
      detail: 'mpirun: no answer in 2 seconds',
      values: { variant: 'openmpi', installed: 'openmpi' },
    });
  });

  it('is failed with what a launcher said that is none', async () => {
    const outputs = {
      '/usr/bin/mpiexec': printed('\u001b[1mWhich project is it for?\u001b[0m\n> ', 1),
    };
    expect(await mpiSection(recordedMachine({ outputs }))).toEqual({
      status: 'failed',
      detail: 'mpiexec said: Which project is it for? >',
      values: {},
    });
  });

  it.skipIf(process.platform === 'win32')(
    'gives a wrapper that asks for something no answer, and waits for none',
    async () => {
      const scripts = {
        asks: '#!/bin/sh\nprintf "Which project? "\nread answer || exit 3\necho "mpirun (Open MPI) $answer"\n',
        waits: '#!/bin/sh\nexec 0</dev/zero\nwhile :; do sleep 1; done\n',
      };
      const section = async (script: keyof typeof scripts) => {
        const bin = await temporaryFolder({ mpirun: scripts[script] });
        await chmod(join(bin, 'mpirun'), 0o755);
        const environment = { PATH: `${bin}:/usr/bin:/bin` };
        return await mpiSection(await liveProbes({ environment, outside: [], timeLimit: 500 }));
      };
      expect((await section('asks')).detail).toContain('mpirun said: Which project?');
      expect((await section('waits')).detail).toContain('mpirun: no answer in 0.5 seconds');
    },
  );

  it('does not say which of several is used where nothing tells', async () => {
    const files = {
      '/usr/lib64/libmpi.so.40': library('libmpi.so.40', '', ['libopen-rte.so.40']),
      '/opt/mpich/lib/libmpi.so.12': library('libmpi.so.12', 'MPICH Version:'),
      '/opt/mpich/lib/libmpi.so': 'INPUT(libmpi.so.12)',
    };
    expect(await mpiSection(recordedMachine({ kind: 'root', files }))).toEqual({
      status: 'ok',
      detail: 'several, and nothing tells which one is used',
      values: { installed: 'mpich,openmpi' },
    });
  });

  it('has none where none is anywhere', async () => {
    expect(await mpiSection(recordedMachine({}))).toEqual({
      status: 'absent',
      detail: 'no MPI on PATH, among the loaded modules or in the usual folders',
      values: {},
    });
  });
});

describe.skipIf(mpiPackagesAbsent !== undefined)(`Debian's MPI ${mpiPackagesAbsent ?? ''}`, () => {
  it('is Open MPI by its libraries alone, with its version and interfaces', async () => {
    const { status, values } = await mpiSection(await librariesOf('openmpi'));
    expect(status).toBe('ok');
    expect(values).toMatchObject({
      variant: 'openmpi',
      family: 'openmpi',
      soname: 'libmpi.so.40',
      launch: 'pmix',
    });
    expect(values['version']).toMatch(/^[45]\.\d+\.\d+$/);
    expect(values['file-version']).toMatch(/^40\.\d+\.\d+$/);
    expect(values['installed']).toBe(`openmpi@${values['version']}`);
  });

  it('is MPICH by its libraries alone, under the name that Debian gives them', async () => {
    const { status, values } = await mpiSection(await librariesOf('mpich'));
    expect(status).toBe('ok');
    expect(values).toMatchObject({ variant: 'mpich', family: 'mpich', soname: 'libmpich.so.12' });
    expect(values['version']).toMatch(/^[45]\.\d+\.\d+$/);
    expect(values['file-version']).toMatch(/^12\.\d+\.\d+$/);
    expect(values['installed']).toBe(`mpich@${values['version']}`);
  });

  it.each([
    ['openmpi', /^openmpi@[45]\.\d+\.\d+$/],
    ['mpich', /^mpich@[45]\.\d+\.\d+$/],
  ] as const)(
    '%s is the one of this machine where its launcher is on PATH',
    async (library, installed) => {
      const usr = join(machineWith(library), 'usr');
      const bin = await temporaryFolder();
      await symlink(join(usr, `bin/mpirun.${library}`), join(bin, 'mpirun'));
      if (library === 'mpich')
        await symlink(join(usr, 'bin/mpichversion'), join(bin, 'mpichversion'));
      const folders = (await readdir(join(usr, 'lib'))).map((name) => join(usr, 'lib', name));
      const environment = { PATH: bin, LD_LIBRARY_PATH: folders.join(':'), OPAL_PREFIX: usr };
      const { status, detail, values } = await mpiSection(
        await liveProbes({ environment, outside: [] }),
      );
      expect({ status, detail }).toEqual({ status: 'ok', detail: undefined });
      const [variant, version] = values['installed']!.split(',')
        .find((one) => installed.test(one))!
        .split('@');
      expect(values).toMatchObject({ variant, version, family: library });
    },
  );

  it('is read to an end whatever bytes of its libraries are changed', async () => {
    const root = machineWith('openmpi');
    const [name = ''] = (await readdir(join(root, 'usr/lib'))).filter((one) =>
      one.endsWith('-gnu'),
    );
    const folder = `/usr/lib/${name}`;
    const [mpi, pal] = await Promise.all(
      ['libmpi.so.40', 'libopen-pal.so.40'].map((one) => readFile(join(root, folder, one))),
    );
    const change = fc.tuple(fc.nat({ max: 40_000 }), fc.constantFrom(0, 1, 0x7f, 0xff));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
        const copies = [new Uint8Array(mpi!), new Uint8Array(pal!)] as const;
        for (const [place, byte] of changes) copies[place % 2]![place] = byte;
        const files = {
          [`${folder}/libmpi.so.40.30.4`]: copies[0],
          [`${folder}/libopen-pal.so.40`]: copies[1],
        };
        const { values } = await mpiSection(recordedMachine({ kind: 'root', files }));
        expect(['openmpi', undefined]).toContain(values['variant']);
        expect(values['version'] ?? '4.1').toMatch(/^\d[\w.]*$/);
      }),
      { numRuns: 100 },
    );
  });
});
