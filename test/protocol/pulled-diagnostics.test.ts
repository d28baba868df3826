import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { codesOf, connect, uriOf } from '../support/language-client.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { WorkspaceView } from '../support/workspace-view.js';

const sound = schemaText();
const faulty = schemaText({ edges: [edgeTo('mpi.version'), edgeTo('gpu')] });

describe('an editor that asks for the diagnostics of a document', () => {
  it('gets them, and again only when they may be others', async () => {
    const client = await connect({ pulls: true });
    const uri = 'file:///nowhere/compspec.json';
    await client.open(uri, faulty);
    const first = await client.pull(uri);
    expect(first.kind === 'full' && codesOf(first.items)).toEqual(['undeclared-node']);
    const again = await client.pull(uri, first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    client.change(uri, { text: sound });
    const changed = await client.pull(uri, first.resultId);
    expect(changed).toMatchObject({ kind: 'full', items: [] });
  });

  it('is not sent any', async () => {
    const client = await connect({ pulls: true });
    const uri = 'file:///nowhere/compspec.json';
    await client.open(uri, faulty);
    await client.pull(uri);
    await client.end();
    expect(client.published).toEqual([]);
  });

  it('gets none of a document that is not open', async () => {
    const client = await connect({ pulls: true });
    expect(await client.pull('file:///nowhere/compspec.json')).toEqual({ kind: 'full', items: [] });
  });

  it('gets incremental edits judged in lines of CRLF and characters of UTF-16', async () => {
    const client = await connect({ pulls: true });
    const uri = 'file:///nowhere/compspec.json';
    const text = faulty.replace('mpi version', '🚀 version').replaceAll('\n', '\r\n');
    await client.open(uri, text);
    const lines = text.split('\r\n');
    const line = lines.findIndex((one) => one.includes('"gpu"'));
    const character = lines[line]!.indexOf('gpu');
    const place = (length: number) => ({
      start: { line, character },
      end: { line, character: character + length },
    });
    expect(await client.pull(uri)).toMatchObject({ items: [{ range: place(3) }] });
    client.change(uri, { range: place(3), text: '🚀🚀' });
    expect(await client.pull(uri)).toMatchObject({ items: [{ range: place(4) }] });
    client.change(uri, { range: place(4), text: 'mpi' }, { range: place(0), text: 'x' });
    expect(await client.pull(uri)).toMatchObject({ items: [{ range: place(4) }] });
  });
});

describe('an editor that asks for the diagnostics of the workspace', () => {
  it('gets those of all schemas, open or not, and then nothing until something changes', async () => {
    const folder = await temporaryFolder({
      'compspec.json': faulty,
      'deep/er/io.example.compspec.json': sound,
      'deep/package.json': '{"graph": 1}',
      'ignored/compspec.json': faulty,
      '.gitignore': 'ignored\n',
    });
    const client = await connect({ pulls: true, folders: [folder] });
    const view = new WorkspaceView(client);
    await view.ask();
    expect(Object.fromEntries(view.codes)).toEqual({
      [uriOf(join(folder, 'compspec.json'))]: ['undeclared-node'],
      [uriOf(join(folder, 'deep/er/io.example.compspec.json'))]: [],
    });
    expect(await view.ask()).toEqual([]);
    expect(await view.ask()).toEqual([]);
  });

  it('gets a file that appears, changes and vanishes', async () => {
    const folder = await temporaryFolder({ 'compspec.json': sound });
    const client = await connect({ pulls: true, folders: [folder] });
    const view = new WorkspaceView(client);
    await view.ask();
    const path = join(folder, 'new.compspec.json');
    const uri = uriOf(path);
    await writeFile(path, faulty);
    await client.watched(uri, 'created');
    await view.shows(uri, ['undeclared-node']);
    await writeFile(path, sound);
    await client.watched(uri, 'changed');
    await view.shows(uri, []);
    await writeFile(path, faulty);
    await client.watched(uri, 'changed');
    await view.shows(uri, ['undeclared-node']);
    await rm(path);
    await client.watched(uri, 'deleted');
    await view.shows(uri, []);
    expect(await view.ask()).toEqual([]);
    await client.until('refresh', () => (client.refreshes > 0 ? true : undefined));
  });

  it('loses what was in a folder that is deleted', async () => {
    const folder = await temporaryFolder({ 'a/b/compspec.json': faulty });
    const client = await connect({ pulls: true, folders: [folder] });
    const view = new WorkspaceView(client);
    const uri = uriOf(join(folder, 'a/b/compspec.json'));
    await view.shows(uri, ['undeclared-node']);
    await rm(join(folder, 'a'), { recursive: true });
    await client.watched(uriOf(join(folder, 'a')), 'deleted');
    await view.shows(uri, []);
  });

  it('gets a file when it is no longer ignored', async () => {
    const folder = await temporaryFolder({ '.gitignore': 'a\n', 'a/compspec.json': faulty });
    const client = await connect({ pulls: true, folders: [folder] });
    const view = new WorkspaceView(client);
    const uri = uriOf(join(folder, 'a/compspec.json'));
    expect(await view.ask()).toEqual([]);
    // One that is still ignored does not come in by being touched.
    await client.watched(uri, 'created');
    expect(await view.ask()).toEqual([]);
    await writeFile(join(folder, '.gitignore'), '');
    await client.watched(uriOf(join(folder, '.gitignore')), 'changed');
    await view.shows(uri, ['undeclared-node']);
  });

  it('gets the text of the editor rather than of the file while it is open', async () => {
    const folder = await temporaryFolder({ 'compspec.json': sound });
    const client = await connect({ pulls: true, folders: [folder] });
    const view = new WorkspaceView(client);
    const path = join(folder, 'compspec.json');
    const uri = uriOf(path);
    await view.shows(uri, []);
    await client.open(uri, faulty);
    await view.shows(uri, ['undeclared-node']);
    await writeFile(path, '{');
    await client.watched(uri, 'changed');
    await view.ask();
    expect(view.codes.get(uri)).toEqual(['undeclared-node']);
    await client.close(uri);
    await view.shows(uri, ['json-syntax']);
  });

  it('is told when a document that was never a file of the workspace is over', async () => {
    const client = await connect({ pulls: true });
    const view = new WorkspaceView(client);
    const uri = 'file:///elsewhere/compspec.json';
    await view.ask();
    await client.open(uri, faulty);
    expect(await client.pulledCodes(uri)).toEqual(['undeclared-node']);
    await client.close(uri);
    await view.shows(uri, []);
    expect(await view.ask()).toEqual([]);
  });

  it('is told when a file is gone of which it knows only since it closed it', async () => {
    const folder = await temporaryFolder({ 'compspec.json': faulty });
    const path = join(folder, 'compspec.json');
    const uri = uriOf(path);
    const client = await connect({ pulls: true, folders: [folder] });
    await client.pullWorkspace();
    await client.open(uri, faulty);
    await client.close(uri);
    // VS Code asks once more for what was closed, and forgets the result id.
    expect(await client.pulledCodes(uri)).toEqual(['undeclared-node']);
    await rm(path);
    await client.watched(uri, 'deleted');
    const view = new WorkspaceView(client);
    await view.shows(uri, []);
    expect(await view.ask()).toEqual([]);
  });

  it('gets folders that are added, and loses those that are removed', async () => {
    const one = await temporaryFolder({ 'compspec.json': faulty });
    const other = await temporaryFolder({ 'compspec.json': faulty });
    const client = await connect({ pulls: true, folders: [one] });
    const view = new WorkspaceView(client);
    await view.shows(uriOf(join(one, 'compspec.json')), ['undeclared-node']);
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: {
        added: [{ uri: uriOf(other), name: 'other' }],
        removed: [{ uri: uriOf(one), name: 'one' }],
      },
    });
    await view.shows(uriOf(join(other, 'compspec.json')), ['undeclared-node']);
    await view.shows(uriOf(join(one, 'compspec.json')), []);
  });

  it('gets none of files that are not open, if the user wants so', async () => {
    const folder = await temporaryFolder({ 'compspec.json': faulty });
    let workspace = false;
    const client = await connect({
      pulls: true,
      folders: [folder],
      configuration: () => ({ validate: { workspace } }),
    });
    const view = new WorkspaceView(client);
    const uri = uriOf(join(folder, 'compspec.json'));
    expect(await view.ask()).toEqual([]);
    workspace = true;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await view.shows(uri, ['undeclared-node']);
    workspace = false;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await view.shows(uri, []);
  });

  it('can take the question back, and other documents are answered meanwhile', async () => {
    const folder = await temporaryFolder();
    await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        await mkdir(join(folder, `${index}`));
        await writeFile(join(folder, `${index}/compspec.json`), faulty);
      }),
    );
    const client = await connect({ pulls: true, folders: [folder] });
    const source = new CancellationTokenSource();
    const asked = client.pullWorkspace([], source.token).then(
      () => 'answered',
      (error: { code: number }) => error.code,
    );
    const uri = 'file:///nowhere/compspec.json';
    await client.open(uri, faulty);
    expect(await client.pulledCodes(uri)).toEqual(['undeclared-node']);
    source.cancel();
    expect(await asked).toBe(-32800);
    const { items }: WorkspaceDiagnosticReport = await client.pullWorkspace();
    expect(items).toHaveLength(301);
  });
});

describe('the status', () => {
  it('counts schemas and what is wrong with them', async () => {
    const folder = await temporaryFolder({ 'compspec.json': faulty, 'a/compspec.json': '[]' });
    const client = await connect({ pulls: true, folders: [folder] });
    await client.open('untitled:Untitled-1', schemaText({ metadata: {} }));
    await client.pull('untitled:Untitled-1');
    await client.pullWorkspace();
    const last = { schemas: 2, specs: 0, errors: 1, warnings: 1, scanning: false };
    await client.until('status', () =>
      JSON.stringify(client.statuses.at(-1)) === JSON.stringify(last) ? true : undefined,
    );
  });
});
