import { describe, expect, test } from 'vitest';
import { lddVersion } from '../../../../../server/src/core/host/extractors/libc.js';
import { libraryExtractor } from '../../../../../server/src/core/host/extractors/library.js';
import type { SectionReading } from '../../../../../server/src/core/host/section.js';
import { loaderCache } from '../../../../support/loader-cache.js';
import {
  printed,
  type RecordedMachine,
  recordedMachine,
} from '../../../../support/recorded-machine.js';

const banner = (build: string, version: string): string =>
  `\x7fELF\0GNU C Library (${build}) stable release version ${version}.\nCopyright (C) 2022\0`;
const debian = banner('Debian GLIBC 2.36-9+deb12u14', '2.36');
const muslLoader = '\x7fELF\x0a7.0.0.1\x001.2.4\0musl libc (x86_64)\nVersion %s\n\0';

async function section(name: string, machine: RecordedMachine): Promise<SectionReading> {
  return await libraryExtractor.sections[name]!(recordedMachine(machine));
}

describe('glibc', () => {
  test.each([
    [debian, '2.36', 'Debian GLIBC 2.36-9+deb12u14'],
    [banner('Ubuntu GLIBC 2.35-0ubuntu3.8', '2.35'), '2.35', 'Ubuntu GLIBC 2.35-0ubuntu3.8'],
    [banner('GNU libc', '2.34'), '2.34', 'GNU libc'],
    [banner('GNU libc', '2.17'), '2.17', 'GNU libc'],
    ['GNU C Library (GNU libc) development release version 2.39.9000.\n', '2.39.9000', 'GNU libc'],
  ])('says its version itself: %j', async (text, version, build) => {
    const files = { '/lib64/libc.so.6': text };
    expect(await section('glibc', { kind: 'root', files })).toEqual({
      status: 'ok',
      values: { version, installed: 'yes', build },
    });
    expect((await section('libc', { kind: 'root', files })).values).toEqual({
      name: 'glibc',
      version,
    });
  });

  test('is known by its file where it says nothing', async () => {
    const files = { '/lib/x86_64-linux-gnu/libc-2.31.so': 'stripped' };
    const links = { '/lib/x86_64-linux-gnu/libc.so.6': '/lib/x86_64-linux-gnu/libc-2.31.so' };
    const { values } = await section('glibc', { kind: 'root', files, links });
    expect(values).toEqual({ version: '2.31', installed: 'yes' });
  });

  test('is known by ldd where its file can not be read', async () => {
    const files = { '/lib64/libc.so.6': null };
    const outputs = { ldd: 'ldd (GNU libc) 2.28\nCopyright (C) 2018\n' };
    expect((await section('glibc', { files, outputs })).values).toMatchObject({ version: '2.28' });
  });

  test('whose version nothing tells has none', async () => {
    const machine = { kind: 'root', files: { '/lib64/libc.so.6': 'GNU C Library' } } as const;
    expect(await section('libc', machine)).toEqual({
      status: 'ok',
      detail: 'it does not tell its version',
      values: { name: 'glibc' },
    });
  });

  test('of 64 bits is taken where there is one of 32 as well', async () => {
    const cache = loaderCache([
      { soname: 'libc.so.6', path: '/old/libc.so.6', flags: 3 },
      { soname: 'libc.so.6', path: '/new/libc.so.6' },
    ]);
    const files = {
      '/etc/ld.so.cache': cache,
      '/old/libc.so.6': banner('GNU libc', '2.12'),
      '/new/libc.so.6': debian,
    };
    expect((await section('glibc', { files })).values).toMatchObject({ version: '2.36' });
  });
});

describe('musl', () => {
  const loader = '/lib/ld-musl-x86_64.so.1';

  test('says its version when it is run', async () => {
    const files = { [loader]: 'x' };
    const stderr = 'musl libc (x86_64)\nVersion 1.2.3\nDynamic Program Loader\n';
    const outputs = { [loader]: printed('', 1, stderr) };
    expect((await section('libc', { files, outputs })).values).toEqual({
      name: 'musl',
      version: '1.2.3',
    });
  });

  test('is known by what is in its loader', async () => {
    const { values } = await section('musl', { kind: 'root', files: { [loader]: muslLoader } });
    expect(values).toEqual({ installed: 'yes', version: '1.2.4' });
  });

  test('is known by the package before that', async () => {
    const database =
      'C:Q1\nP:busybox\nV:1.36.1-r5\n\nC:Q1\nP:musl\nV:1.2.4_git20230717-r4\nA:x\n\n';
    const files = {
      [loader]: muslLoader,
      '/lib/apk/db/installed': `${database}P:zlib\nV:1.3-r2\n`,
    };
    const { values } = await section('musl', { kind: 'root', files });
    expect(values).toMatchObject({ version: '1.2.4' });
  });

  test('with two versions in its loader has none', async () => {
    const files = { [loader]: `${muslLoader}\x001.1.9\0` };
    expect((await section('musl', { kind: 'root', files })).values).toEqual({ installed: 'yes' });
  });
});

describe('where both are installed, the shell tells which is the system’s', () => {
  const both = { '/lib/ld-musl-x86_64.so.1': muslLoader, '/lib64/libc.so.6': debian };

  test.each([
    ['\x7fELF\0/lib64/ld-linux-x86-64.so.2\0', { name: 'glibc', version: '2.36' }],
    ['\x7fELF\0/lib64/ld64.so.2\0', { name: 'glibc', version: '2.36' }],
    ['\x7fELF\0/lib/ld-musl-x86_64.so.1\0', { name: 'musl', version: '1.2.4' }],
    ['a static one', {}],
  ])('%j', async (shell, values) => {
    const files = { ...both, '/bin/sh': shell };
    expect((await section('libc', { kind: 'root', files })).values).toEqual(values);
  });

  test('and where nothing is, none is', async () => {
    expect(await section('libc', { kind: 'root' })).toMatchObject({ status: 'absent', values: {} });
  });
});

describe('what ldd prints', () => {
  test.each([
    ['ldd (Ubuntu GLIBC 2.35-0ubuntu3.8) 2.35\n', { name: 'glibc', version: '2.35' }],
    ['ldd (GNU libc) 2.34\r\n', { name: 'glibc', version: '2.34' }],
    ['bash: warning\nldd (GNU libc) 2.17\n', { name: 'glibc', version: '2.17' }],
    ['ldd: command for something else 1.0\n', undefined],
    ['', undefined],
  ])('%j', (stdout, expected) => {
    expect(lddVersion(printed(stdout))).toEqual(expected);
  });
});

describe('libstdc++', () => {
  const library = '/usr/lib64/libstdc++.so.6';
  const symbols = ['3.4', '3.4.9', '3.4.30', '3.4.29', 'DEBUG_MESSAGE_LENGTH', 'LDBL_3.4.99'];
  const text = symbols.map((one) => `\0GLIBCXX_${one}`).join('');

  test('has the number of its newest symbols, and that of its file', async () => {
    const files = { [`${library}.0.30`]: `${text}\0` };
    const links = { [library]: `${library}.0.30` };
    expect(await section('libstdcxx', { kind: 'root', files, links })).toEqual({
      status: 'ok',
      values: { version: '3.4.30', file: '6.0.30' },
    });
  });

  test('that can not be read fails', async () => {
    expect(await section('libstdcxx', { files: { [library]: null } })).toMatchObject({
      status: 'failed',
      detail: `${library}: Permission denied`,
    });
  });

  test('is absent where there is none', async () => {
    expect(await section('libstdcxx', {})).toMatchObject({ status: 'absent' });
  });
});

describe('libfabric', () => {
  const library = '/usr/lib64/libfabric.so.1';
  const files = { [`${library}.20.0`]: '' };
  const links = { [library]: `${library}.20.0` };

  test('by its program', async () => {
    const outputs = {
      '/usr/bin/fi_info --version': 'fi_info: 1.15.2\nlibfabric: 1.15.2\nlibfabric api: 1.15\n',
    };
    expect((await section('libfabric', { files, links, outputs })).values).toEqual({
      installed: 'yes',
      version: '1.15.2',
      file: '1.20.0',
    });
  });

  test('by the file for pkg-config; the number of the library is another one', async () => {
    const package_ = { '/usr/lib64/pkgconfig/libfabric.pc': 'Name: libfabric\nVersion: 1.17.0\n' };
    const machine = { kind: 'root', files: { ...files, ...package_ }, links } as const;
    expect((await section('libfabric', machine)).values).toMatchObject({ version: '1.17.0' });
    const { values } = await section('libfabric', { kind: 'root', files, links });
    expect(values).toEqual({ installed: 'yes', file: '1.20.0' });
  });

  test('of a module that is loaded', async () => {
    const folder = '/opt/cray/libfabric/1.15.2.0/lib64';
    const machine = {
      files: {
        [`${folder}/libfabric.so.1`]: '',
        [`${folder}/pkgconfig/libfabric.pc`]: 'Version: 1.15.2\n',
      },
      environment: { LD_LIBRARY_PATH: `relative::${folder}` },
    };
    expect((await section('libfabric', machine)).values).toMatchObject({ version: '1.15.2' });
  });
});

describe('sonames', () => {
  test('are those of the cache, without what is in homes', async () => {
    const cache = loaderCache([
      { soname: 'libmpi.so.40', path: '/usr/lib64/libmpi.so.40' },
      { soname: 'libmpi.so.40', path: '/opt/mpi/libmpi.so.40' },
      { soname: 'libmine.so.1', path: '/home/jane/lib/libmine.so.1' },
    ]);
    expect((await section('sonames', { files: { '/etc/ld.so.cache': cache } })).values).toEqual({
      'libmpi.so.40': '/usr/lib64/libmpi.so.40,/opt/mpi/libmpi.so.40',
    });
  });

  test('of a cache that is none fail', async () => {
    expect(await section('sonames', { files: { '/etc/ld.so.cache': 'hello' } })).toMatchObject({
      status: 'failed',
      detail: '/etc/ld.so.cache: is no cache of the loader',
    });
  });
});
