import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FileError } from '../../../../server/src/core/files.js';
import type { Probes } from '../../../../server/src/core/host/probes.js';
import { liveProbes } from '../../../../server/src/node/probes/live.js';
import { rootProbes } from '../../../../server/src/node/probes/root.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';

const posix = process.platform !== 'win32';
const live = (): Promise<Probes> => liveProbes({ outside: [], environment: {} });

/** The same looks, at a folder from its own root and from this machine's. */
const kinds: readonly (readonly [string, (folder: string) => Promise<[Probes, string]>])[] = [
  ['live', async (folder) => [await live(), folder]],
  ['root', async (folder) => [await rootProbes(folder), '']],
];

describe.each(kinds)('%s: a look', (_, open) => {
  test('at a text', async () => {
    const folder = await temporaryFolder({ 'etc/it': 'hällo\n', 'etc/bytes': Buffer.from([255]) });
    const [probes, root] = await open(folder);
    expect(await probes.text(`${root}/etc/it`)).toEqual({ status: 'ok', value: 'hällo\n' });
    expect(await probes.text(`${root}/etc/bytes`)).toEqual({ status: 'ok', value: '\ufffd' });
  });

  test('at a piece of a file', async () => {
    const [probes, root] = await open(await temporaryFolder({ it: '0123456789' }));
    const piece = async (offset: number, length: number): Promise<string> => {
      const read = await probes.bytes(`${root}/it`, offset, length);
      return read.status === 'ok' ? Buffer.from(read.value).toString() : read.detail;
    };
    expect(await piece(2, 3)).toBe('234');
    expect(await piece(8, 100)).toBe('89');
    expect(await piece(20, 5)).toBe('');
    expect(await piece(0, 1e12)).toBe('0123456789');
  });

  test('at the names in a folder, in order', async () => {
    const [probes, root] = await open(await temporaryFolder({ b: '', 'a/x': '', B: '' }));
    expect(await probes.names(`${root}/`)).toEqual({ status: 'ok', value: ['B', 'a', 'b'] });
    expect(await probes.names(`${root}/b`)).toMatchObject({ status: 'absent' });
  });

  test('at what is not there', async () => {
    const [probes, root] = await open(await temporaryFolder({ file: '' }));
    const absent = { status: 'absent', detail: 'no such file or folder' };
    expect(await probes.text(`${root}/none`)).toEqual(absent);
    expect(await probes.bytes(`${root}/none`, 0, 1)).toEqual(absent);
    expect(await probes.names(`${root}/none`)).toEqual(absent);
    expect(await probes.realPath(`${root}/none`)).toEqual(absent);
    expect(await probes.text(`${root}/file/below`)).toMatchObject({ status: 'absent' });
    expect(await probes.text(`${root}/`)).toEqual({ status: 'failed', detail: 'is a folder' });
  });

  test('at a text that is too long', async () => {
    const folder = await temporaryFolder({ it: '' });
    await truncate(join(folder, 'it'), 5 * 1024 * 1024);
    const [probes, root] = await open(folder);
    expect(await probes.text(`${root}/it`)).toEqual({
      status: 'failed',
      detail: 'larger than 4 MB',
    });
  });

  test.runIf(posix)('opens no pipe and no socket, which could wait for ever', async () => {
    const folder = await temporaryFolder();
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
    await symlink('pipe', join(folder, 'link'));
    const server = createServer().listen(join(folder, 'socket'));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const [probes, root] = await open(folder);
    for (const name of ['pipe', 'link', 'socket']) {
      const refused = {
        status: 'failed',
        detail: 'is a device, a pipe or a socket, and was not opened',
      };
      expect(await probes.text(`${root}/${name}`)).toEqual(refused);
      expect(await probes.bytes(`${root}/${name}`, 0, 1)).toEqual(refused);
    }
  });

  test.runIf(posix)('follows links', async () => {
    const folder = await temporaryFolder({ 'usr/lib/it-1.2': 'found' });
    await symlink('usr/lib', join(folder, 'lib'));
    await symlink('it-1.2', join(folder, 'usr/lib/it'));
    const [probes, root] = await open(folder);
    expect(await probes.text(`${root}/lib/it`)).toEqual({ status: 'ok', value: 'found' });
    expect(await probes.realPath(`${root}/lib/it`)).toEqual({
      status: 'ok',
      value: `${root}/usr/lib/it-1.2`,
    });
  });

  test.runIf(posix)('does not go in circles', async () => {
    const folder = await temporaryFolder();
    await symlink('b', join(folder, 'a'));
    await symlink('a', join(folder, 'b'));
    await symlink('self/self', join(folder, 'self'));
    const [probes, root] = await open(folder);
    for (const name of ['a', 'self']) {
      expect(await probes.text(`${root}/${name}`)).toMatchObject({
        status: 'absent',
        detail: 'too many symbolic links: they lead in a circle',
      });
    }
  });
});

describe.runIf(posix)('below a root', () => {
  /** An image beside a secret that no look at it may find. */
  async function image(): Promise<{ probes: Probes; folder: string }> {
    const above = await temporaryFolder({
      secret: 'secret',
      'image/etc/os-release': 'ID=inside',
      'image/usr/bin/docker': '',
    });
    const folder = join(above, 'image');
    return { probes: await rootProbes(folder), folder };
  }

  test.each([
    ['an absolute link to what the machine has', '/etc/os-release'],
    ['a link above the root', '../../../../../../../../etc/os-release'],
    ['a link to the folder above', '../etc/os-release'],
  ])('%s stays inside', async (_, target) => {
    const { probes, folder } = await image();
    await symlink(target, join(folder, 'link'));
    expect(await probes.text('/link')).toEqual({ status: 'ok', value: 'ID=inside' });
    expect(await probes.realPath('/link')).toEqual({ status: 'ok', value: '/etc/os-release' });
  });

  test.each(['../secret', '/../secret', '/secret', 'up/secret', 'etc/../../secret'])(
    'a link to %s finds nothing outside',
    async (target) => {
      const { probes, folder } = await image();
      await symlink('..', join(folder, 'up'));
      await symlink(target, join(folder, 'link'));
      expect(await probes.text('/link')).toMatchObject({ status: 'absent' });
      expect(await probes.text(`/${target}`)).toMatchObject({ status: 'absent' });
      expect(await probes.text('/../secret')).toMatchObject({ status: 'absent' });
    },
  );

  test('an absolute link starts at the root, a relative one where it is', async () => {
    const { probes, folder } = await image();
    await symlink('/etc/os-release', join(folder, 'usr/bin/absolute'));
    await symlink('../../etc/os-release', join(folder, 'usr/bin/relative'));
    await symlink('etc/os-release', join(folder, 'usr/bin/nowhere'));
    expect(await probes.text('/usr/bin/absolute')).toMatchObject({ value: 'ID=inside' });
    expect(await probes.text('/usr/bin/relative')).toMatchObject({ value: 'ID=inside' });
    expect(await probes.text('/usr/bin/nowhere')).toMatchObject({ status: 'absent' });
  });

  test('a folder that is a link to an absolute path is one of the image', async () => {
    const { probes, folder } = await image();
    await symlink('/usr/bin', join(folder, 'bin'));
    expect(await probes.names('/bin')).toEqual({ status: 'ok', value: ['docker'] });
    expect(await probes.find('docker')).toEqual(['/usr/bin/docker', '/bin/docker']);
  });

  test('nothing is run, and nothing of this machine is told', async () => {
    const { probes } = await image();
    expect(await probes.run('/usr/bin/docker', ['--version'])).toEqual({
      status: 'skipped',
      detail: 'docker would tell, and nothing is run under a root',
    });
    expect(probes.machine).toBeUndefined();
    expect(probes.environment('LD_LIBRARY_PATH')).toBeUndefined();
  });

  test('a path through a file leads nowhere', async () => {
    const { probes } = await image();
    expect(await probes.realPath('/etc/os-release/x')).toMatchObject({ status: 'absent' });
    expect(await probes.realPath('/etc/os-release/..')).toMatchObject({ status: 'absent' });
  });

  test('a root that is none is told', async () => {
    const folder = await temporaryFolder({ file: '' });
    await expect(rootProbes(join(folder, 'none'))).rejects.toThrow(FileError);
    await expect(rootProbes(join(folder, 'file'))).rejects.toThrow('is no folder');
  });

  test('the root itself may be a link', async () => {
    const { folder } = await image();
    const other = await temporaryFolder();
    await symlink(folder, join(other, 'root'));
    const probes = await rootProbes(join(other, 'root'));
    expect(await probes.text('/etc/os-release')).toMatchObject({ value: 'ID=inside' });
  });
});

test('a file system that does not answer holds up nothing', async () => {
  const { fileProbes } = await import('../../../../server/src/node/probes/files.js');
  const probes = fileProbes(() => new Promise(() => undefined), 20);
  expect(await probes.text('/x')).toEqual({
    status: 'failed',
    detail: 'no answer in 0.02 seconds',
  });
});

test('a folder with more names than anybody reads is failed', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'few'));
  await Promise.all(['a', 'b', 'c'].map((name) => writeFile(join(folder, 'few', name), '')));
  const { readNames } = await import('../../../../server/src/node/probes/files.js');
  await expect(readNames(join(folder, 'few'), 2)).rejects.toThrow('more than 2 names');
  expect(await readNames(join(folder, 'few'), 3)).toEqual(['a', 'b', 'c']);
});
