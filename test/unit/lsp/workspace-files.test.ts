import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { FileError } from '../../../server/src/core/files.js';
import type { Walk } from '../../../server/src/core/walk.js';
import { WorkspaceFiles } from '../../../server/src/lsp/workspace-files.js';
import { WorkspaceFolder } from '../../../server/src/lsp/workspace-folder.js';

/** A workspace whose folders hold what `paths` says at the moment of a search. */
function workspace(paths: Record<string, readonly string[]>) {
  const failures: string[] = [];
  const changes: (readonly string[])[] = [];
  const walk: Walk = async function* (folder, { wants, onFailure }) {
    const found = paths[folder];
    if (found === undefined) throw new Error(`Nobody may search ${folder}`);
    if (found.length === 0) onFailure(folder, new FileError('denied', 'permission denied'));
    for (const path of found) if (wants(path)) yield path;
  };
  const isOurs = async (uri: string): Promise<boolean> => /compspec\.json$/.test(uri);
  const files = new WorkspaceFiles({
    openFolder: (uri) =>
      new WorkspaceFolder(uri, walk, isOurs, (path, { message }) =>
        failures.push(`${path}: ${message}`),
      ),
    isFolder: async (uri) => uri.endsWith('/new-folder'),
    isOurs,
    onFailure: (error) => failures.push(String(error)),
  });
  files.onChange((uris) => changes.push(uris));
  return { files, failures, changes };
}

const a = 'file:///a/compspec.json';
const b = 'file:///b/x%20y/io.example.compspec.json';

describe('the files of a workspace', () => {
  it('are the schemas that a search finds in its folders', async () => {
    const { files, failures } = workspace({
      '/a': ['compspec.json', 'package.json'],
      '/b': ['x y/io.example.compspec.json'],
    });
    expect(files.isSearching).toBe(true);
    files.start(['file:///a', 'file:///b'], true);
    await files.searched();
    expect([...files.uris()]).toEqual([a, b]);
    expect(files.folderOf(b)).toBe('file:///b');
    expect(failures).toEqual([]);
  });

  it('are waited for from the very first moment', async () => {
    const { files } = workspace({ '/a': ['compspec.json'] });
    const searched = files.searched().then(() => [...files.uris()]);
    files.start(['file:///a'], true);
    expect(await searched).toEqual([a]);
  });

  it('are told when they are new, changed and gone', async () => {
    const { files, changes } = workspace({ '/a': ['compspec.json'] });
    files.start(['file:///a'], true);
    await files.searched();
    const before = files.revision(a);
    files.watched([{ uri: 'file:///a/compspec.json', type: FileChangeType.Changed }]);
    expect(files.revision(a)).not.toBe(before);
    files.watched([{ uri: 'file:///a', type: FileChangeType.Deleted }]);
    expect(files.revision(a)).toBeUndefined();
    expect(changes.filter((uris) => uris.length > 0)).toEqual([[a], [a], [a]]);
  });

  it('are searched again for a folder that appears, whose files nobody tells of', async () => {
    const paths: Record<string, readonly string[]> = { '/a': ['x.json'] };
    const { files } = workspace(paths);
    files.start(['file:///a'], true);
    await files.searched();
    paths['/a'] = ['new-folder/compspec.json'];
    files.watched([{ uri: 'file:///a/new-folder', type: FileChangeType.Created }]);
    await expect.poll(() => [...files.uris()]).toEqual(['file:///a/new-folder/compspec.json']);
  });

  it('are searched again for a file that appears, once for a crowd of them', async () => {
    const paths: Record<string, readonly string[]> = { '/a': [] };
    const { files, failures } = workspace(paths);
    files.start(['file:///a'], true);
    await files.searched();
    expect(failures).toEqual(['/a: permission denied']);
    paths['/a'] = ['compspec.json'];
    for (let event = 0; event < 100; event += 1) {
      files.watched([{ uri: a, type: FileChangeType.Created }]);
      files.watched([{ uri: 'file:///a/other.txt', type: FileChangeType.Created }]);
    }
    await files.searched();
    expect([...files.uris()]).toEqual([a]);
    expect(failures).toHaveLength(1);
  });

  it('do not include a file that was deleted while it was searched for', async () => {
    const paths: Record<string, readonly string[]> = { '/a': ['compspec.json'] };
    const { files } = workspace(paths);
    files.start(['file:///a'], true);
    files.watched([{ uri: a, type: FileChangeType.Deleted }]);
    paths['/a'] = ['other.json'];
    await files.searched();
    expect([...files.uris()]).toEqual([]);
  });

  it('come and go with their folders, where each is counted once', async () => {
    const { files, changes } = workspace({ '/a': ['b/compspec.json'], '/a/b': ['compspec.json'] });
    files.start(['file:///a', 'file:///a/b'], true);
    await files.searched();
    expect([...files.uris()]).toEqual(['file:///a/b/compspec.json']);
    expect(files.folderOf('file:///a/b/compspec.json')).toBe('file:///a/b');
    files.changeFolders([], ['file:///a']);
    expect([...files.uris()]).toHaveLength(1);
    files.changeFolders([], ['file:///a/b']);
    expect([...files.uris()]).toEqual([]);
    expect(changes.at(-1)).toEqual(['file:///a/b/compspec.json']);
  });

  it('are none where the user wants none, and in folders of no file system', async () => {
    const { files, failures } = workspace({ '/a': ['compspec.json'] });
    files.start(['file:///a', 'vscode-vfs://github/x'], false);
    await files.searched();
    expect([...files.uris()]).toEqual([]);
    files.enable(true);
    await files.searched();
    expect([...files.uris()]).toEqual([a]);
    files.enable(false);
    expect([...files.uris()]).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('of one folder are found even where another can not be searched', async () => {
    const { files, failures } = workspace({ '/a': ['compspec.json'] });
    files.start(['file:///forbidden', 'file:///a'], true);
    await files.searched();
    expect([...files.uris()]).toEqual([a]);
    expect(failures).toEqual(['Error: Nobody may search /forbidden']);
  });
});
