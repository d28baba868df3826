import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileError, type Files } from '../../../server/src/core/files.js';
import { nodeFiles } from '../../../server/src/node/files.js';
import { walk } from '../../../server/src/node/walk.js';
import { Link, memoryFiles } from '../../support/memory-files.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

describe('the order', () => {
  test('is that of the UTF-16 code units of the paths', async () => {
    const files = memoryFiles({
      tree: {
        'a.json': '',
        a: { 'z.json': '', b: { 'c.json': '' } },
        'a-b': { 'd.json': '' },
        'Z.json': '',
        'ä.json': '',
      },
    });
    const { found } = await walked('/tree', files);
    expect(found).toEqual(['Z.json', 'a-b/d.json', 'a.json', 'a/b/c.json', 'a/z.json', 'ä.json']);
    expect(found).toEqual([...found].sort());
  });

  test('does not depend on which folder answers first', async () => {
    const folder = (): Record<string, Record<string, string>> =>
      Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`f${index}`, { 'a.json': '', 'b.json': '' }]),
      );
    const tree = { tree: { one: folder(), two: folder(), three: folder() } };
    const expected = await walked('/tree', memoryFiles(tree));
    for (let seed = 1; seed <= 5; seed += 1) {
      const late = memoryFiles(tree, () => delay((seed * 7919) % 5));
      expect(await walked('/tree', late)).toEqual(expected);
    }
  });

  test('is one in which failures stand where the folder would have stood', async () => {
    const denied = new FileError('denied', 'permission denied');
    const events: string[] = [];
    const files = memoryFiles({
      tree: { a: { 'x.json': '' }, b: { '': denied, 'y.json': '' }, c: { 'z.json': '' } },
    });
    const found = walk('/tree', {
      files,
      wants: () => true,
      onFailure: (path, error) => events.push(`${path}: ${error.message}`),
    });
    for await (const path of found) events.push(path);
    expect(events).toEqual(['a/x.json', '/tree/b: permission denied', 'c/z.json']);
  });
});

describe('what is left out', () => {
  test('.git and node_modules are never entered', async () => {
    const entered: string[] = [];
    const files = memoryFiles({
      tree: {
        '.git': { 'x.json': '' },
        node_modules: { p: { 'package.json': '' } },
        'a.json': '',
        deep: { node_modules: { 'y.json': '' } },
      },
    });
    const watched: Files = {
      ...files,
      readFolder: (path) => {
        entered.push(path);
        return files.readFolder(path);
      },
    };
    expect((await walked('/tree', watched)).found).toEqual(['a.json']);
    expect(entered).toEqual(['/tree', '/tree/deep']);
  });

  test('a node_modules folder that is named itself is walked', async () => {
    const files = memoryFiles({ node_modules: { 'a.json': '' } });
    expect((await walked('/node_modules', files)).found).toEqual(['a.json']);
  });

  test('only wanted names are looked at', async () => {
    const files = memoryFiles({ tree: { 'a.json': '', 'b.md': '', json: '' } });
    expect((await walked('/tree', files)).found).toEqual(['a.json']);
  });

  test('what git leaves out is left out, whatever the patterns', async () => {
    const folder = await temporaryFolder({
      '.gitignore': [
        '# comment',
        'build/',
        '*.tmp.json',
        '!keep.tmp.json',
        '/only-top.json',
        'a/**/deep.json',
        'docs/*.json',
        'spaces in name.json   ',
        '\\#hash.json',
        '\\!bang.json',
        'reopened/*',
        '!reopened/inside.json',
        'closed/',
        '!closed/inside.json',
        'a/b/',
        '[xy].json',
        'CASE.json',
        '',
        '/',
      ].join('\r\n'),
      'a/.gitignore': '!b/\ncache/\nlocal.json\n/anchored.json\n!../only-top.json\n',
      'a/b/file.json': '',
      'a/b/c/deep.json': '',
      'a/deep/cache/file.json': '',
      'a/deep.json': '',
      'a/local.json': '',
      'a/c/local.json': '',
      'a/anchored.json': '',
      'a/c/anchored.json': '',
      'build/n.json': '',
      'c/build/n.json': '',
      'one.tmp.json': '',
      'keep.tmp.json': '',
      'c/keep.tmp.json': '',
      'only-top.json': '',
      'c/only-top.json': '',
      'docs/n.json': '',
      'docs/deep/n.json': '',
      'c/docs/n.json': '',
      'spaces in name.json': '',
      '#hash.json': '',
      '!bang.json': '',
      'reopened/inside.json': '',
      'reopened/other.json': '',
      'closed/inside.json': '',
      'x.json': '',
      'z.json': '',
      'case.json': '',
      'odd [name]*/.gitignore': 'inner.json\nsub/other.json\n',
      'odd [name]*/inner.json': '',
      'odd [name]*/sub/other.json': '',
      'odd [name]*/sub/kept.json': '',
      'odd n/inner.json': '',
    });
    git(folder, 'init', '--quiet');
    const listed = git(folder, 'ls-files', '-z', '--others', '--exclude-standard')
      .split('\0')
      .filter((path) => path.endsWith('.json'))
      .sort();
    expect(listed.length).toBeGreaterThan(10);
    expect((await walked(folder, nodeFiles)).found).toEqual(listed);
    // A part of the repository is walked by the rules of the whole.
    const below = listed.flatMap((path) => (path.startsWith('a/') ? [path.slice(2)] : []));
    expect((await walked(join(folder, 'a'), nodeFiles)).found).toEqual(below);
  });

  test('rules from above the repository do not count in it, nor in one inside another', async () => {
    const files = memoryFiles({
      '.gitignore': '*.json',
      repository: {
        '.git': {},
        '.gitignore': 'left-out.json\nfrom-outside.json',
        'left-out.json': '',
        'a.json': '',
        module: { '.git': 'gitdir: elsewhere', 'from-outside.json': '', 'b.json': '' },
      },
    });
    expect((await walked('/repository', files)).found).toEqual([
      'a.json',
      'module/b.json',
      'module/from-outside.json',
    ]);
  });

  test('outside of a repository the rules of the walked folders count', async () => {
    const files = memoryFiles({
      '.gitignore': '*.json',
      tree: { '.gitignore': 'x.json', 'x.json': '', 'y.json': '' },
    });
    expect((await walked('/tree', files)).found).toEqual(['y.json']);
  });

  test('a folder that its repository ignores is walked where it is named', async () => {
    const files = memoryFiles({
      tree: { '.git': {}, '.gitignore': 'build/', build: { 'a.json': '' }, 'b.json': '' },
    });
    expect((await walked('/tree', files)).found).toEqual(['b.json']);
    expect((await walked('/tree/build', files)).found).toEqual(['a.json']);
  });
});

describe('links', () => {
  test('to a file are files, to a folder or to nothing are passed over', async () => {
    const files = memoryFiles({
      tree: {
        'folder.json': new Link({ 'x.json': '' }),
        'nothing.json': new Link(),
        'file.json': new Link('{}'),
      },
    });
    expect(await walked('/tree', files)).toEqual({ found: ['file.json'], failures: [] });
  });

  test('that lead in a circle end no walk', async () => {
    const folder = await temporaryFolder({ 'a/x.json': '' });
    await symlink('..', join(folder, 'a/up'));
    await symlink(folder, join(folder, 'a/again.json'));
    await symlink('self.json', join(folder, 'self.json'));
    expect(await walked(folder, nodeFiles)).toEqual({ found: ['a/x.json'], failures: [] });
  });

  test('to the walked folder itself do not matter', async () => {
    const folder = await temporaryFolder({ 'real/x.json': '' });
    await symlink('real', join(folder, 'link'));
    expect((await walked(join(folder, 'link'), nodeFiles)).found).toEqual(['x.json']);
  });
});

test('a folder that can not be read is told, and the walk goes on', async () => {
  const denied = new FileError('denied', 'permission denied');
  const files = memoryFiles({
    tree: { secret: { '': denied }, '.gitignore': denied, open: { 'a.json': '' } },
  });
  expect(await walked('/tree', files)).toEqual({
    found: ['open/a.json'],
    failures: ['/tree/.gitignore: permission denied', '/tree/secret: permission denied'],
  });
});

test('a folder that goes away between its name and its content is told', async () => {
  const gone = new FileError('absent', 'no such file or folder');
  const files = memoryFiles({ tree: { gone: { '': gone }, 'a.json': '' } });
  expect(await walked('/tree', files)).toEqual({
    found: ['a.json'],
    failures: ['/tree/gone: no such file or folder'],
  });
});

test('a thousand folders in one another are walked', async () => {
  const folder = await temporaryFolder();
  const deep = Array.from({ length: 1000 }, () => 'd').join('/');
  await mkdir(join(folder, deep), { recursive: true });
  expect((await walked(folder, nodeFiles)).found).toEqual([]);
});

test('no more than sixteen folders are read at a time', async () => {
  let reading = 0;
  let most = 0;
  const tree = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`f${index}`, { 'a.json': '' }]),
  );
  const files = memoryFiles({ tree });
  const counted: Files = {
    ...files,
    readFolder: async (path) => {
      reading += 1;
      most = Math.max(most, reading);
      await delay(1);
      reading -= 1;
      return files.readFolder(path);
    },
  };
  expect((await walked('/tree', counted)).found).toHaveLength(100);
  expect(most).toBe(16);
});

test('a defect in the program is no failure to read: it is thrown', async () => {
  const files: Files = {
    ...memoryFiles({ tree: { a: {} } }),
    readFolder: () => Promise.reject(new TypeError('defect')),
  };
  await expect(walked('/tree', files)).rejects.toThrow('defect');
});

async function walked(
  root: string,
  files: Files,
): Promise<{ found: string[]; failures: string[] }> {
  const failures: string[] = [];
  const found: string[] = [];
  const paths = walk(root, {
    files,
    wants: (name) => name.endsWith('.json'),
    onFailure: (path, error) => failures.push(`${path}: ${error.message}`),
  });
  for await (const path of paths) found.push(path);
  return { found, failures };
}

function git(folder: string, ...command: string[]): string {
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', command, { cwd: folder, env: environment, encoding: 'utf8' });
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
