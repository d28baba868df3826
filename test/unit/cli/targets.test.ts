import { expect, test } from 'vitest';
import { targets } from '../../../server/src/cli/targets.js';
import { FileError } from '../../../server/src/core/files.js';
import { memoryFiles } from '../../support/memory-files.js';

const tree = {
  project: {
    'b.json': '',
    'a.json': '',
    'notes.txt': '',
    inner: { 'c.json': '', secret: { '': new FileError('denied', 'permission denied') } },
  },
};

test.each([
  ['a file', ['b.json'], ['b.json, named']],
  ['a file by any name', ['notes.txt'], ['notes.txt, named']],
  ['two files, in the order given', ['b.json', 'a.json'], ['b.json, named', 'a.json, named']],
  ['standard input', ['-'], ['-, named']],
  ['a folder', ['inner'], ['inner/c.json', 'inner/secret: permission denied']],
  [
    'a folder with a slash behind it',
    ['inner/'],
    ['inner/c.json', 'inner/secret: permission denied'],
  ],
  [
    'this folder',
    ['.'],
    ['./a.json', './b.json', './inner/c.json', './inner/secret: permission denied'],
  ],
  ['an absolute path', ['/project/inner/c.json'], ['/project/inner/c.json, named']],
  ['one file twice, by two paths', ['a.json', './a.json', '/project/a.json'], ['a.json, named']],
  [
    'a file and then its folder',
    ['inner/c.json', 'inner'],
    ['inner/c.json, named', 'inner/secret: permission denied'],
  ],
  [
    'a folder and then a file in it, which keeps its own place',
    ['inner', 'inner/c.json'],
    ['inner/secret: permission denied', 'inner/c.json, named'],
  ],
  ['a path that is not there', ['x', 'a.json'], ['x: no such file or folder', 'a.json, named']],
  ['an empty path', [''], ['"": the path is empty']],
])('%s', async (_, paths, expected) => {
  const found: string[] = [];
  for await (const one of targets(paths, { files: memoryFiles(tree), folder: '/project' })) {
    if ('error' in one) found.push(`${one.path}: ${one.error.message}`);
    else found.push(`${one.path}${one.explicit ? ', named' : ''}`);
  }
  expect(found).toEqual(expected);
});

test('a folder within a folder is walked once', async () => {
  const found: string[] = [];
  const files = memoryFiles({ project: { a: { b: { 'x.json': '' }, 'y.json': '' } } });
  for await (const one of targets(['a', 'a/b', 'a'], { files, folder: '/project' })) {
    found.push(one.path);
  }
  expect(found).toEqual(['a/b/x.json', 'a/y.json']);
});
