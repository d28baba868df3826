import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileError } from '../../../server/src/core/files.js';
import type { CachedSchema } from '../../../server/src/core/schema/sources.js';
import { folderCache } from '../../../server/src/node/cache.js';
import { cacheFolder } from '../../../server/src/node/cache-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const address = 'https://example.org/compspec.json';

describe('what is kept', () => {
  test('is there again, by its address and in the list of all', async () => {
    const { cache, warnings } = await emptyCache();
    const other = 'https://example.com/compspec.json';
    await cache.write(cached(address));
    await cache.write(cached(other));
    expect(await cache.read(address)).toEqual(cached(address));
    expect(await cache.read('https://example.org/')).toBeUndefined();
    expect((await cache.list()).map((one) => one.address)).toEqual([other, address]);
    expect(warnings).toEqual([]);
  });

  test('takes the place of what was kept before', async () => {
    const { cache } = await emptyCache();
    await cache.write(cached(address, 'old'));
    await cache.write(cached(address, 'new'));
    expect(await cache.list()).toEqual([cached(address, 'new')]);
  });

  test.skipIf(process.platform === 'win32')('is for nobody else to read', async () => {
    const { cache, folder } = await emptyCache();
    await cache.write(cached(address));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, nameOf(address)))).mode & 0o777).toBe(0o600);
  });

  test('nothing is nothing, without a warning', async () => {
    const { cache, warnings } = await emptyCache();
    expect(await cache.list()).toEqual([]);
    expect(await cache.read(address)).toBeUndefined();
    expect(warnings).toEqual([]);
  });
});

test('of many writers at a time one wins, and who reads meanwhile reads a whole text', async () => {
  const { cache, folder, warnings } = await emptyCache();
  await cache.write(cached(address, 'x'));
  const texts = Array.from({ length: 40 }, (_, at) => String(at).repeat(20_000));
  const writing = texts.map((text) => cache.write(cached(address, text)));
  const read = await Promise.all(texts.map(() => cache.read(address)));
  await Promise.all(writing);
  for (const one of read) expect(['x', ...texts]).toContain(one?.text);
  expect(texts).toContain((await cache.read(address))?.text);
  expect(await readdir(folder)).toEqual([nameOf(address)]);
  expect(warnings).toEqual([]);
});

describe('what is broken or foreign is told and passed over', () => {
  const foreign = 'is no file of the schema cache; it was passed over';

  test.each([
    ['an empty file', ''],
    ['half a file', JSON.stringify(cached(address)).slice(0, -20)],
    ['a value that is no entry', 'null'],
    ['an entry without a text', JSON.stringify({ ...cached(address), text: undefined })],
    ['an entry whose time is no text', JSON.stringify({ ...cached(address), fetchedAt: 1 })],
    ['an entry of another address', JSON.stringify(cached('https://example.com/'))],
  ])('%s', async (_, content) => {
    const { cache, folder, warnings } = await emptyCache();
    await cache.write(cached('https://example.net/'));
    await writeFile(join(folder, nameOf(address)), content);
    expect(await cache.read(address)).toBeUndefined();
    expect(await cache.list()).toEqual([cached('https://example.net/')]);
    const warning = `${join(folder, nameOf(address))}: ${foreign}`;
    expect(warnings).toEqual([warning, warning]);
    await cache.write(cached(address));
    expect(await cache.list()).toHaveLength(2);
  });

  test('a folder, a link and a file of another name, and what is hidden without a word', async () => {
    const { cache, folder, warnings } = await emptyCache();
    await cache.write(cached(address));
    await mkdir(join(folder, 'folder'));
    await symlink('/dev/zero', join(folder, 'link.json'));
    await writeFile(join(folder, 'other.json'), JSON.stringify(cached(address)));
    await writeFile(join(folder, '.hidden.tmp'), '{');
    expect(await cache.list()).toEqual([cached(address)]);
    expect([...warnings].sort()).toEqual(
      ['folder', 'link.json', 'other.json'].map((name) => `${join(folder, name)}: ${foreign}`),
    );
  });
});

describe('a folder that can not be used', () => {
  test('is told by who writes, with the reason', async () => {
    const folder = await temporaryFolder({ file: '' });
    const warnings: string[] = [];
    const cache = folderCache(join(folder, 'file'), (_, message) => warnings.push(message));
    expect(await cache.list()).toEqual([]);
    const writing = cache.write(cached(address));
    await expect(writing).rejects.toBeInstanceOf(FileError);
    await expect(writing).rejects.toThrow('a part of the path is no folder');
    expect(warnings).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'is told by who reads, where that is denied',
    async () => {
      const { cache, folder, warnings } = await emptyCache();
      await mkdir(folder, { recursive: true });
      await chmod(folder, 0);
      await withoutRights(async () => {
        expect(await cache.list()).toEqual([]);
        await expect(cache.write(cached(address))).rejects.toThrow('permission denied');
      });
      expect(warnings).toEqual([`${folder}: permission denied`]);
    },
  );

  test('because a file has its name is told by who reads, too', async () => {
    const folder = await temporaryFolder({ schemas: '' });
    await symlink('loop', join(folder, 'loop'));
    const warnings: string[] = [];
    const looping = folderCache(join(folder, 'loop'), (_, message) => warnings.push(message));
    expect(await looping.read(address)).toBeUndefined();
    await expect(looping.write(cached(address))).rejects.toBeInstanceOf(FileError);
    await expect(folderCache(folder, () => undefined).write(cached(address))).rejects.toThrow(
      'is there already',
    );
  });
});

describe('the folder', () => {
  const home = '/home/ada';
  test.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', {}, '/home/ada/.cache/compspec'],
    ['linux', { XDG_CACHE_HOME: '/scratch' }, '/scratch/compspec'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/compspec'],
    ['linux', { XDG_CACHE_HOME: '' }, '/home/ada/.cache/compspec'],
    ['linux', { XDG_CACHE_HOME: '/scratch', COMPSPEC_CACHE: '/mine' }, '/mine'],
    ['linux', { COMPSPEC_CACHE: '' }, '/home/ada/.cache/compspec'],
    ['darwin', { XDG_CACHE_HOME: '/scratch' }, '/home/ada/Library/Caches/compspec'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\compspec\\Cache'],
    ['win32', {}, '\\home\\ada\\AppData\\Local\\compspec\\Cache'],
    ['win32', { COMPSPEC_CACHE: 'D:\\mine' }, 'D:\\mine'],
  ])('on %s with %j is %s', (platform, environment, expected) => {
    expect(cacheFolder({ platform, home, environment })).toBe(expected);
  });
});

/** Does work as somebody to whom permissions apply: the system's administrator may do everything. */
async function withoutRights(work: () => Promise<void>): Promise<void> {
  const isAdministrator = process.geteuid?.() === 0;
  if (isAdministrator) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (isAdministrator) process.seteuid?.(0);
  }
}

async function emptyCache() {
  const base = await temporaryFolder();
  const warnings: string[] = [];
  const cache = folderCache(base, (path, message) => warnings.push(`${path}: ${message}`));
  return { cache, warnings, folder: join(base, 'schemas') };
}

function cached(of: string, text = '{}'): CachedSchema {
  const validators = { location: of, etag: '"one"', lastModified: undefined };
  return { address: of, text, fetchedAt: '2026-01-01T00:00:00.000Z', validators };
}

function nameOf(of: string): string {
  return `${createHash('sha256').update(of).digest('hex')}.json`;
}
