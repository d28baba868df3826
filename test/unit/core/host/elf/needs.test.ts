import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MountNeeds, mountNeeds } from '../../../../../server/src/core/host/elf/needs.js';
import { rootProbes } from '../../../../../server/src/node/probes/root.js';
import { elfFile } from '../../../../support/elf-file.js';
import { readelfAbsent, readelfOutput } from '../../../../support/elf-oracle.js';
import { machineWith, mpiPackagesAbsent } from '../../../../support/mpi-packages.js';
import { type RecordedMachine, recordedMachine } from '../../../../support/recorded-machine.js';

const runtime = /^(?:ld-linux|libc\.so|libm\.so|libpthread|libdl|librt|libutil|libstdc|libgcc)/;

async function needsOf(path: string, machine: RecordedMachine): Promise<MountNeeds> {
  const needs = await mountNeeds(path, recordedMachine(machine));
  if (needs.status !== 'ok') throw new Error(needs.detail);
  return needs.value;
}

describe('a library of the host', () => {
  it('needs what the libraries that it loads need, and the newest versions of all', async () => {
    const needs = await needsOf('/usr/lib64/libmpi.so.40', {
      files: {
        '/usr/lib64/libmpi.so.40': elfFile({
          needed: ['libopen-pal.so.40', 'libc.so.6'],
          neededVersions: { 'libc.so.6': ['GLIBC_2.9', 'GLIBC_2.2.5'] },
        }),
        '/usr/lib64/libopen-pal.so.40': elfFile({
          needed: ['libmpi.so.40', 'libstdc++.so.6', 'libpsm2.so.2', 'libc.so.6'],
          neededVersions: {
            'libc.so.6': ['GLIBC_2.34', 'GLIBC_ABI_DT_RELR', 'GLIBC_PRIVATE'],
            'libstdc++.so.6': ['GLIBCXX_3.4.30', 'GLIBCXX_3.4.9', 'CXXABI_1.3.13'],
          },
        }),
      },
    });
    expect(needs).toMatchObject({
      glibc: '2.36',
      glibcxx: '3.4.30',
      cxxabi: '1.3.13',
      missing: ['libpsm2.so.2'],
      files: ['/usr/lib64/libmpi.so.40', '/usr/lib64/libopen-pal.so.40'],
      architecture: 'x86_64',
    });
    expect(needs.needs.find(({ library }) => library === 'libc.so.6')).toEqual({
      library: 'libc.so.6',
      versions: ['GLIBC_2.2.5', 'GLIBC_2.34', 'GLIBC_2.9', 'GLIBC_ABI_DT_RELR', 'GLIBC_PRIVATE'],
      isRuntime: true,
      path: undefined,
    });
  });

  it('finds others by RUNPATH and its own folder, by ld.so.conf, and passes over another machine’s', async () => {
    const needs = await needsOf('/opt/mpi/lib/libmpi.so.12', {
      files: {
        '/opt/mpi/lib/libmpi.so.12': elfFile({
          needed: ['liba.so.1', 'libb.so.1', 'libc2.so.1'],
          runpath: `$ORIGIN/../deps:\${ORIGIN}/x`,
        }),
        '/opt/mpi/deps/liba.so.1': elfFile({ machine: 183 }),
        '/opt/mpi/lib/x/liba.so.1': elfFile(),
        '/etc/ld.so.conf': '# all of them\ninclude ld.so.conf.d/*.conf\n',
        '/etc/ld.so.conf.d/site.conf': '/srv/lib\n',
        '/etc/ld.so.conf.d/site.conf.old': '/srv/old\n',
        '/srv/lib/libb.so.1': 'no library',
        '/usr/lib/x86_64-linux-gnu/libb.so.1': elfFile(),
        '/srv/old/libc2.so.1': elfFile(),
      },
    });
    expect(Object.fromEntries(needs.needs.map(({ library, path }) => [library, path]))).toEqual({
      'liba.so.1': '/opt/mpi/lib/x/liba.so.1',
      'libb.so.1': '/usr/lib/x86_64-linux-gnu/libb.so.1',
      'libc2.so.1': undefined,
    });
  });

  it('hands RPATH on to the libraries that it loads, as the loader does, but not RUNPATH', async () => {
    const files = (tag: 'rpath' | 'runpath') => ({
      '/usr/lib64/libmpi.so.12': elfFile({ needed: ['liba.so.1'], [tag]: '/opt/lib' }),
      '/opt/lib/liba.so.1': elfFile({ needed: ['libb.so.1'] }),
      '/opt/lib/libb.so.1': elfFile(),
    });
    const missing = async (tag: 'rpath' | 'runpath') =>
      (await needsOf('/usr/lib64/libmpi.so.12', { files: files(tag) })).missing;
    expect(await missing('rpath')).toEqual([]);
    expect(await missing('runpath')).toEqual(['libb.so.1']);
    // A library with folders of its own by RUNPATH is not looked after by those above it.
    const own = {
      ...files('rpath'),
      '/opt/lib/liba.so.1': elfFile({ needed: ['libb.so.1'], runpath: '/srv/lib' }),
    };
    expect((await needsOf('/usr/lib64/libmpi.so.12', { files: own })).missing).toEqual([
      'libb.so.1',
    ]);
  });

  it('is read to an end where libraries need each other in a circle, or a link leads to itself', async () => {
    const circle = elfFile({ needed: ['liba.so.1', 'libb.so.1'] });
    const needs = await needsOf('/lib/liba.so.1', {
      files: { '/lib/liba.so.1': circle, '/lib/libb.so.1': circle },
      links: { '/lib/libc.so.1': '/lib/libc.so.1' },
    });
    expect(needs.files).toEqual(['/lib/liba.so.1', '/lib/libb.so.1']);
  });

  it('is failed where it is none, and absent where it is not there', async () => {
    const probes = recordedMachine({ files: { '/lib/libmpi.so': 'INPUT(libmpi.so.40)' } });
    expect(await mountNeeds('/lib/libmpi.so', probes)).toEqual({
      status: 'failed',
      detail: 'no ELF file',
    });
    expect((await mountNeeds('/lib/libmpi.so.40', probes)).status).toBe('absent');
  });
});

describe.skipIf(mpiPackagesAbsent !== undefined || readelfAbsent !== undefined)(
  `Debian's MPI ${mpiPackagesAbsent ?? readelfAbsent ?? ''}`,
  () => {
    it.each([
      ['openmpi', 'libmpi.so.40'],
      ['mpich', 'libmpich.so.12'],
    ] as const)(
      '%s needs the versions that readelf finds in its files',
      async (library, soname) => {
        const root = machineWith(library);
        const folder = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
          .map((name) => `/usr/lib/${name}`)
          .find((path) => existsSync(join(root, path)));
        const needs = await mountNeeds(`${folder}/${soname}`, await rootProbes(root));
        if (needs.status !== 'ok') throw new Error(needs.detail);
        const said = readelfNeeds(root, `${folder}/${soname}`, folder!);
        const versions = Object.fromEntries(
          needs.value.needs.map((need) => [need.library, need.versions]),
        );
        expect(versions).toEqual(said.versions);
        expect([...needs.value.files].sort()).toEqual(said.files);
        expect(said.files.length).toBeGreaterThan(2);
        const minors = Object.values(said.versions)
          .flat()
          .flatMap((name) => /^GLIBC_2\.(\d+)/.exec(name)?.[1] ?? []);
        expect(needs.value.glibc).toBe(`2.${Math.max(...minors.map(Number))}`);
      },
    );
  },
);

/** The same by readelf alone, with libraries looked for where these two have theirs. */
function readelfNeeds(root: string, path: string, folder: string) {
  const versions: Record<string, string[]> = {};
  const files: string[] = [];
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const real = realpathSync(join(root, next)).slice(realpathSync(root).length);
    if (files.includes(real)) continue;
    files.push(real);
    const output = readelfOutput(join(root, real));
    for (const [, name] of output.matchAll(/\(NEEDED\).*\[(.*)\]/g)) {
      versions[name!] ??= [];
      const below = folder.slice('/usr'.length);
      const found = [`${folder}/openmpi/lib`, folder, below]
        .map((place) => `${place}/${name}`)
        .find((one) => existsSync(join(root, one)));
      if (found !== undefined && !runtime.test(name!)) waiting.push(found);
    }
    let library = '';
    for (const line of output.split('\n')) {
      library = /Version: 1 {2}File: (\S+)/.exec(line)?.[1] ?? library;
      const version = /^ {2}0x[0-9a-f]+: +Name: (\S+) +Flags: none/.exec(line)?.[1];
      if (version === undefined) continue;
      versions[library] ??= [];
      if (!versions[library]!.includes(version)) versions[library]!.push(version);
    }
  }
  for (const list of Object.values(versions)) list.sort();
  return { versions, files: files.sort() };
}
