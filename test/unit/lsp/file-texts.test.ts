import { describe, expect, it } from 'vitest';
import type { RemoteConsole } from 'vscode-languageserver';
import { FileError, type Files } from '../../../server/src/core/files.js';
import { FileTexts } from '../../../server/src/lsp/file-texts.js';

/** Texts of a disk that counts how often each file is read. */
function disk(contents: Record<string, string>) {
  const reads: string[] = [];
  const files = {
    readText: async (path: string) => {
      reads.push(path);
      const text = contents[path];
      if (text === undefined) throw new FileError('absent', 'It is not there.');
      return { text };
    },
  } as Partial<Files> as Files;
  return { reads, contents, texts: new FileTexts(files, {} as RemoteConsole) };
}

const uri = 'file:///a.json';

describe('the text of a file that two read', () => {
  it('is read from the disk once for each revision', async () => {
    const { texts, reads, contents } = disk({ '/a.json': 'one' });
    expect((await texts.readForTwo(uri, 1))?.text).toBe('one');
    expect((await texts.readForTwo(uri, 1))?.text).toBe('one');
    expect(reads).toHaveLength(1);
    contents['/a.json'] = 'two';
    expect((await texts.readForTwo(uri, 2))?.text).toBe('two');
    expect((await texts.readForTwo(uri, 2))?.text).toBe('two');
    expect(reads).toHaveLength(2);
  });

  it('is not that of another revision', async () => {
    const { texts, contents } = disk({ '/a.json': 'one' });
    await texts.readForTwo(uri, 1);
    contents['/a.json'] = 'two';
    expect((await texts.readForTwo(uri, 2))?.text).toBe('two');
  });

  it('is kept no longer than until the second has it, or the file is gone', async () => {
    const { texts, reads } = disk({ '/a.json': 'one' });
    await texts.readForTwo(uri, 1);
    await texts.readForTwo(uri, 1);
    await texts.readForTwo(uri, 1);
    expect(reads).toHaveLength(2);
    texts.forget(uri);
    await texts.readForTwo(uri, 1);
    expect(reads).toHaveLength(3);
  });

  it('is read for each where there would be too much to keep', async () => {
    const half = 'x'.repeat(4_500_000);
    const { texts, reads } = disk({ '/a.json': half, '/b.json': half });
    for (const _ of [1, 2]) {
      expect((await texts.readForTwo(uri, 1))?.text).toHaveLength(half.length);
      expect((await texts.readForTwo('file:///b.json', 1))?.text).toHaveLength(half.length);
    }
    expect(reads).toEqual(['/a.json', '/b.json', '/b.json']);
  });

  it('is none where there is no file', async () => {
    const { texts } = disk({});
    expect(await texts.readForTwo(uri, 1)).toBeUndefined();
  });
});
