import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { codesOf, connect, type LanguageClient, uriOf } from '../support/language-client.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const uri = 'file:///nowhere/compspec.json';
const monster = 'file:///nowhere/monster.compspec.json';
const faulty = schemaText({ edges: [edgeTo('mpi.version'), edgeTo('gpu')] });
const position = { line: 2, character: 5 };
const options = { tabSize: 2, insertSpaces: true };

/** Every request about a document. */
const requests: readonly [method: string, more: object][] = [
  ['textDocument/diagnostic', {}],
  ['textDocument/completion', { position }],
  ['textDocument/hover', { position }],
  ['textDocument/documentSymbol', {}],
  ['textDocument/foldingRange', {}],
  ['textDocument/selectionRange', { positions: [position] }],
  ['textDocument/formatting', { options }],
  ['textDocument/rangeFormatting', { options, range: { start: position, end: position } }],
];

function askAll(client: LanguageClient, about: string): Promise<unknown[]> {
  return Promise.all(
    requests.map(([method, more]) =>
      client.request(method, { textDocument: { uri: about }, ...more }),
    ),
  );
}

async function expectWell(client: LanguageClient): Promise<void> {
  await client.open(uri, faulty);
  expect(await client.pulledCodes(uri)).toEqual(['undeclared-node']);
  await client.close(uri);
}

describe('the server stays well', () => {
  it('when it is asked about a document that it does not know', async () => {
    const client = await connect({ pulls: true });
    for (const unknown of ['file:///unknown', 'untitled:x', 'no address', '', '%%%', 'a b://c']) {
      await askAll(client, unknown);
    }
    await expectWell(client);
    expect(client.logged()).toBe('');
  });

  it.each([
    ['textDocument/didOpen', {}],
    ['textDocument/didOpen', { textDocument: { uri: monster } }],
    ['textDocument/didChange', {}],
    ['textDocument/didChange', { textDocument: { uri }, contentChanges: [{ text: '' }] }],
    ['textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{}] }],
    ['textDocument/didClose', {}],
    ['textDocument/didClose', { textDocument: { uri: 'file:///never/opened' } }],
    ['workspace/didChangeConfiguration', {}],
    ['workspace/didChangeConfiguration', { settings: 'x' }],
    ['workspace/didChangeWatchedFiles', {}],
    ['workspace/didChangeWatchedFiles', { changes: [{}] }],
    ['workspace/didChangeWorkspaceFolders', {}],
    ['unheard/of', {}],
  ])('after a malformed %s %j', async (method, params) => {
    const client = await connect({ pulls: true });
    await client.open(uri, faulty);
    await client.notify(method, params);
    await askAll(client, monster).catch(() => undefined);
    await client.close(uri);
    await expectWell(client);
    expect(await client.end()).toBe(0);
  });

  it('after a malformed request', async () => {
    const client = await connect({ pulls: true });
    await client.open(uri, faulty);
    for (const [method] of requests) {
      await expect(client.request(method, {})).rejects.toThrow();
      await client.request(method, { textDocument: { uri } }).catch(() => undefined);
    }
    await expect(client.request('unheard/of', {})).rejects.toThrow();
    await client.close(uri);
    await expectWell(client);
  });

  it.each([
    ['100,000 levels', `{"graph": {"nodes": {"a": ${'{"metadata": ['.repeat(100_000)}`],
    ['100,000 levels of lines', '[\n'.repeat(100_000) + ']\n'.repeat(100_000)],
    ['20 MB', schemaText({ label: 'x'.repeat(20_000_000) })],
    [
      'names of JavaScript',
      schemaText({ nodes: JSON.parse('{"__proto__": {}, "constructor": {}}') }),
    ],
    ['nothing but quotes', '"'.repeat(100_000)],
    ['no character', '\u0000'.repeat(1000)],
  ])('beside a document of %s', async (_, text) => {
    const client = await connect({ pulls: true });
    await client.open(uri, faulty);
    await client.open(monster, text);
    const asked = askAll(client, monster);
    expect(await client.pulledCodes(uri)).toEqual(['undeclared-node']);
    await asked;
    client.change(monster, { text: '{}' });
    expect(await client.pulledCodes(monster)).toEqual([]);
    expect(client.logged()).toBe('');
  });

  it('in a workspace of hostile files, of which each is judged for itself', async () => {
    const folder = await temporaryFolder({
      'deep/compspec.json': `{"graph": ${'['.repeat(100_000)}`,
      'bytes/compspec.json': Uint8Array.of(0x7b, 0xff, 0x7d),
      'empty/compspec.json': '',
      'folder/compspec.json/readme': '',
      'sound/compspec.json': faulty,
    });
    await symlink('compspec.json', join(folder, 'compspec.json'));
    await symlink('..', join(folder, 'folder/up'));
    const client = await connect({ pulls: true, folders: [folder] });
    const { items } = await client.pullWorkspace();
    const codes = Object.fromEntries(
      items.map((item) => [
        item.uri.slice(uriOf(folder).length + 1),
        item.kind === 'full' ? [...new Set(codesOf(item.items))] : item.kind,
      ]),
    );
    expect(codes).toEqual({
      'deep/compspec.json': expect.arrayContaining(['json-syntax']),
      'bytes/compspec.json': ['json-syntax'],
      'sound/compspec.json': ['undeclared-node'],
    });
    await expectWell(client);
  });

  it('when questions are taken back', async () => {
    const client = await connect({ pulls: true });
    await client.open(monster, schemaText({ label: 'x'.repeat(5_000_000) }));
    const source = new CancellationTokenSource();
    const asked = requests.map(([method, more]) =>
      client.request(method, { textDocument: { uri: monster }, ...more }, source.token).then(
        () => 'answered',
        (error: { code: number }) => error.code,
      ),
    );
    source.cancel();
    const answers = await Promise.all(asked);
    expect(answers).toContain(-32800);
    expect(answers.filter((answer) => answer !== 'answered' && answer !== -32800)).toEqual([]);
    await expectWell(client);
  });

  it('when a document is opened twice and closed twice', async () => {
    const client = await connect({ pulls: true });
    await client.open(uri, schemaText());
    expect(await client.pulledCodes(uri)).toEqual([]);
    await client.open(uri, faulty);
    expect(await client.pulledCodes(uri)).toEqual(['undeclared-node']);
    await client.close(uri);
    await client.close(uri);
    await expectWell(client);
  });
});
