import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Around, compspec } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const image = {
  'usr/lib/os-release':
    'PRETTY_NAME="Ubuntu 22.04.3 LTS"\nVERSION="22.04.3 LTS"\nID=ubuntu\nVERSION_ID="22.04"\n',
  'usr/lib/x86_64-linux-gnu/libc.so.6':
    'GNU C Library (Ubuntu GLIBC 2.35-0ubuntu3.4) stable release version 2.35.\n',
  'usr/bin/podman': 'not to be run',
};

/** An unpacked image whose links are absolute, as they are in images. */
async function root(): Promise<string> {
  const folder = await temporaryFolder(image);
  await symlink('/usr/lib/os-release', join(await made(folder, 'etc'), 'os-release'));
  await symlink('/usr/lib', join(folder, 'lib'));
  return folder;
}

async function made(folder: string, name: string): Promise<string> {
  await mkdir(join(folder, name));
  return join(folder, name);
}

interface Profile {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly subject: string;
    readonly extractedAt: string;
    readonly probes: Record<string, { status: string; milliseconds: number; detail?: string }>;
  };
  readonly compatibilities: readonly {
    readonly name: string;
    readonly attributes: Record<string, string>;
  }[];
}

async function profile(commandLine: readonly string[], around: Around = {}): Promise<Profile> {
  const { exitCode, output, errors } = await compspec(['extract', ...commandLine], around);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  return JSON.parse(output);
}

describe('compspec extract --root', () => {
  test('tells of an unpacked image, and runs nothing', async () => {
    const folder = await root();
    const around = { folder: await temporaryFolder() };
    const { metadata, compatibilities } = await profile(
      ['--root', folder, '--as', 'jammy'],
      around,
    );
    expect(metadata).toMatchObject({ name: 'jammy', subject: 'host' });
    expect(metadata.probes['system.os']).toEqual({
      status: 'ok',
      milliseconds: expect.any(Number),
    });
    expect(metadata.probes['engine.podman']?.detail).toMatch(/nothing is run/);
    const own = compatibilities.find(({ name }) => name === 'org.supercontainers')?.attributes;
    expect(own).toEqual({
      'os.name': 'Ubuntu 22.04.3 LTS',
      'os.release': '22.04.3',
      'os.vendor': 'ubuntu',
      'os.version': '22.04',
      'os.glibc': '2.35',
      glibc: '2.35',
    });
  });

  test('the alias is host, and the raw metadata has the shape of the Go prototype', async () => {
    const folder = await root();
    const { output } = await compspec(['host', '--raw', '--root', folder, '--name', 'system[os]']);
    expect(JSON.parse(output)).toEqual({
      extractors: {
        system: {
          sections: {
            os: {
              name: 'Ubuntu 22.04.3 LTS',
              vendor: 'ubuntu',
              version: '22.04',
              release: '22.04.3',
            },
          },
        },
      },
    });
  });

  test('as text', async () => {
    const folder = await root();
    const { output } = await compspec(['extract', '--root', folder, '--format', 'text']);
    expect(output).toMatch(/^ {2}os +ok, \d+ ms$/m);
    expect(output).toMatch(/^ {4}name +Ubuntu 22\.04\.3 LTS$/m);
    expect(output).toMatch(/^ {2}podman +ok, \d+ ms: no version: podman would tell/m);
  });

  test('what it writes is a spec without a fault', async () => {
    const [folder, rootfs] = [await temporaryFolder(), await root()];
    await compspec(['extract', '--root', rootfs, '-o', 'host.json'], { folder });
    const judged = await compspec(['validate', '--strict', 'host.json'], { folder });
    expect(judged).toMatchObject({ exitCode: 0 });
    const again = await compspec(['extract', '--root', rootfs, '-o', 'host.json'], { folder });
    expect(again).toMatchObject({ exitCode: 2, errors: expect.stringContaining('--force') });
    const before = await readFile(join(folder, 'host.json'), 'utf8');
    expect(JSON.parse(before).metadata.name).toBe(rootfs.split('/').at(-1));
  });

  test('that is not there fails', async () => {
    const folder = await temporaryFolder({ file: '' });
    for (const [path, reason] of [
      ['none', 'no such file or folder'],
      ['file', 'is no folder'],
    ]) {
      const ended = await compspec(['extract', '--root', path!], { folder });
      expect(ended).toEqual({ exitCode: 2, output: '', errors: `compspec: ${path}: ${reason}\n` });
    }
  });
});

describe('compspec extract', () => {
  test('tells of this machine, each section with its status, and not its name', async () => {
    const { kind, metadata, compatibilities } = await profile([]);
    expect({ kind, name: metadata.name }).toEqual({
      kind: 'CompatibilitySpec',
      name: 'this machine',
    });
    expect(new Date(metadata.extractedAt).toISOString()).toBe(metadata.extractedAt);
    const probes = Object.entries(metadata.probes);
    expect(probes.length).toBeGreaterThan(20);
    for (const [section, { status, milliseconds, detail }] of probes) {
      expect(['ok', 'absent', 'failed', 'skipped']).toContain(status);
      expect(milliseconds).toBeGreaterThanOrEqual(0);
      if (status !== 'ok') expect(`${section}: ${detail}`).toMatch(/: \S/);
      expect(detail ?? '').not.toContain('a defect of compspec');
    }
    expect(metadata.probes['kernel.uname']?.status).toBe('ok');
    const texts = compatibilities.flatMap(({ attributes }) => Object.values(attributes));
    expect(texts).not.toContain(hostname());
  });

  test('names it by its host on request only', async () => {
    const { metadata } = await profile(['--name', 'system[os]', '--hostname']);
    expect(metadata.name).toBe(hostname());
  });

  test('says what the CPU lacks', async () => {
    const { exitCode, output } = await compspec(['extract', '--why-not', 'power9']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^power9 is a target of ppc64/);
  });

  test.each([
    [['--name', 'libary'], 'no extractor "libary", and no program compspec-extract-libary'],
    [['--name', 'library[mpj]'], 'library has no section "mpj"'],
    [['--why-not', 'zen77'], 'archspec knows no microarchitecture "zen77"'],
    [['--as', 'x', '--hostname'], '--as and --hostname'],
    [['--as', ''], 'the name of the profile is empty'],
    [['--root', ''], 'the path of the root is empty'],
    [['--root', '.', '--hostname'], '--hostname is of this machine'],
    [['--format', 'yaml'], '--format'],
    [['more'], 'too many arguments'],
  ])('%j is refused', async (options, reason) => {
    const folder = await temporaryFolder();
    const ended = await compspec(['extract', ...options], { folder });
    expect(ended).toMatchObject({ exitCode: 2, output: '' });
    expect(ended.errors).toContain(reason);
  });
});

test('compspec extract --nfd takes over what Node Feature Discovery exported', async () => {
  const attributes = {
    'system.osrelease': { elements: { ID: 'rocky', VERSION_ID: '9.3' } },
    'kernel.version': { elements: { full: '5.14.0-362.el9.x86_64', major: '5' } },
  };
  const folder = await temporaryFolder({ 'node.json': JSON.stringify({ attributes }), x: '{}' });
  const { metadata, compatibilities } = await profile(['--nfd', 'node.json'], { folder });
  expect(metadata).toMatchObject({ name: 'node', subject: 'host' });
  expect(compatibilities.find(({ name }) => name === 'io.compspec.host')?.attributes).toEqual({
    'distribution.id': 'rocky',
    'distribution.version': '9.3',
    'kernel.name': 'Linux',
    'kernel.release': '5.14.0-362.el9.x86_64',
  });
  for (const [path, reason] of [
    ['x', 'x: is no export of Node Feature Discovery'],
    ['none', 'none: no such file or folder'],
  ] as const) {
    const ended = await compspec(['extract', '--nfd', path], { folder });
    expect(ended).toEqual({ exitCode: 2, output: '', errors: `compspec: ${reason}\n` });
  }
  const both = await compspec(['extract', '--nfd', 'node.json', '--root', '.'], { folder });
  expect(both).toMatchObject({ exitCode: 2, errors: expect.stringContaining('--nfd') });
});

describe.runIf(process.platform !== 'win32')('extractors of others', () => {
  /** A folder of the PATH with an extractor in it, and the environment that has it. */
  async function withExtractor(script: string): Promise<Around> {
    const folder = await temporaryFolder();
    const program = join(folder, 'compspec-extract-site');
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    return { environment: { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) } };
  }

  test('run when they are named, and a schema makes attributes of what they find', async () => {
    const around = await withExtractor('echo \'{"sections": {"disk": {"scratch": "/fast"}}}\'');
    const schema = {
      graph: {
        id: 'org.example.site',
        type: 'compspec',
        metadata: { version: '1.0.0' },
        nodes: { scratch: { metadata: { source: 'site.disk.scratch' } }, site: {} },
        edges: [{ source: 'site', target: 'scratch', relation: 'contains' }],
      },
    };
    const folder = await temporaryFolder({ 'compspec.json': JSON.stringify(schema) });
    const { compatibilities } = await profile(['--name', 'site'], { ...around, folder });
    expect(compatibilities).toEqual([
      { name: 'org.example.site', version: '1.0.0', attributes: { scratch: '/fast' } },
    ]);
  });

  test('do not run when nobody names them', async () => {
    const folder = await temporaryFolder();
    const around = await withExtractor(`touch ${join(folder, 'ran')}`);
    await profile([], around);
    await expect(readFile(join(folder, 'ran'))).rejects.toThrow('ENOENT');
  });

  test('that print garbage harm nobody', async () => {
    const around = await withExtractor('echo "{"');
    const { metadata } = await profile(['--name', 'site', 'kernel[uname]'], around);
    expect(metadata.probes['site.*']?.status).toBe('failed');
    expect(metadata.probes['kernel.uname']?.status).toBe('ok');
  });
});

describe.runIf(existsSync('/proc/self/stat'))('a program that hangs', () => {
  /** A folder with an engine that never answers and says who it is in a file. */
  async function hanging(): Promise<{ folder: string; started: () => Promise<readonly number[]> }> {
    const folder = await temporaryFolder();
    const program = join(folder, 'docker');
    const pids = join(folder, 'pids');
    await writeFile(program, `#!/bin/sh\nsleep 600 &\necho "$$ $!" > ${pids}\nwait\n`);
    await chmod(program, 0o755);
    const started = async (): Promise<readonly number[]> =>
      (await readFile(pids, 'utf8').catch(() => '')).trim().split(' ').filter(Boolean).map(Number);
    return { folder, started };
  }

  async function areRunning(pids: readonly number[]): Promise<readonly boolean[]> {
    const stats = pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z '));
    return (await Promise.all(stats)).map((stat) => !/\) [ZX] /.test(stat));
  }

  test('is told, and is gone when all is done', async () => {
    const { folder, started } = await hanging();
    const environment = { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) };
    const { metadata } = await profile(['--name', 'engine[docker]', 'system[os]'], { environment });
    expect(metadata.probes).toMatchObject({
      'engine.docker': { status: 'ok', detail: 'no version: no answer in 2 seconds' },
      'system.os': { milliseconds: expect.any(Number) },
    });
    const pids = await started();
    expect(pids).toHaveLength(2);
    await expect.poll(() => areRunning(pids)).toEqual([false, false]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends with compspec at %s', async (signal) => {
    const { folder, started } = await hanging();
    const PATH = [folder, process.env['PATH'] ?? ''].join(delimiter);
    const cli = resolve(import.meta.dirname, '../../server/dist/cli.js');
    const child = spawn(process.execPath, [cli, 'extract', '--name', 'engine[docker]'], {
      env: { PATH },
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.on('exit', (_, by) => done(by)));
    await expect.poll(async () => (await started()).length, { timeout: 5000 }).toBe(2);
    child.kill(signal);
    expect(await ended).toBe(signal);
    const pids = await started();
    await expect.poll(() => areRunning(pids)).toEqual([false, false]);
  });
});
