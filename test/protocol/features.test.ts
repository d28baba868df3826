import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SelectionRange,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver-types';
import { connect, startServer } from '../support/language-client.js';
import { withCursor } from '../support/markers.js';
import { schemaText } from '../support/schema-text.js';
import { specText } from '../support/workspace-texts.js';

const uri = 'file:///nowhere/compspec.json';
const textDocument = { uri };

async function open(marked: string) {
  const { text, offset } = withCursor(marked);
  const document = TextDocument.create(uri, 'compspec', 1, text);
  const client = await connect();
  await client.open(uri, text);
  return { client, document, position: document.positionAt(offset) };
}

describe('an editor', () => {
  it('completes, and the text is what was meant', async () => {
    const { client, document, position } = await open(
      '{ "graph": { "nodes": { "a": { "metadata": { "comparison": "<|>" } } } } }',
    );
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument,
      position,
    });
    const edit = list.items.find(({ label }) => label === '"at-least"')?.textEdit as TextEdit;
    expect(TextDocument.applyEdits(document, [edit])).toContain('"comparison": "at-least"');
  });

  it('hovers', async () => {
    const { client, position } = await open('{ "graph": { "no<|>des": {} } }');
    const hover = await client.request<Hover>('textDocument/hover', { textDocument, position });
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
  });

  it('formats, folds, selects and outlines', async () => {
    const { client, document, position } = await open(`${schemaText()}<|>`);
    const ask = <Answer>(feature: string, more: object = {}): Promise<Answer> =>
      client.request(`textDocument/${feature}`, { textDocument, ...more });
    const options = { tabSize: 4, insertSpaces: true };
    const edits = await ask<TextEdit[]>('formatting', { options });
    expect(TextDocument.applyEdits(document, edits)).toBe(
      `${JSON.stringify(JSON.parse(schemaText()), null, 4)}\n`,
    );
    const range = { start: { line: 0, character: 0 }, end: position };
    expect(await ask<TextEdit[]>('rangeFormatting', { options, range })).toEqual(edits);
    expect((await ask<FoldingRange[]>('foldingRange'))[0]).toEqual({
      startLine: 0,
      endLine: document.lineCount - 3,
    });
    const [selection] = await ask<SelectionRange[]>('selectionRange', {
      positions: [{ line: 2, character: 6 }],
    });
    expect(document.getText(selection?.range)).toBe('id');
    const symbols = await ask<DocumentSymbol[]>('documentSymbol');
    expect(symbols).toMatchObject([{ name: 'mpi', children: [{ name: 'mpi.version' }] }]);
  });

  it('without hierarchy gets a list of symbols, and without snippets plain text', async () => {
    const client = await connect({ capabilities: { textDocument: {} } });
    await client.open(uri, schemaText());
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument,
    });
    expect(symbols.map(({ name, location }) => [name, location.uri])).toEqual([
      ['mpi', uri],
      ['mpi.version', uri],
    ]);
    client.change(uri, { text: '' });
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument,
      position: { line: 0, character: 0 },
    });
    expect(list.items.every(({ insertTextFormat }) => insertTextFormat === 1)).toBe(true);
  });

  it('that lets features be registered gets those of a JSON server for our language alone', async () => {
    const dynamic = { dynamicRegistration: true };
    const client = startServer();
    const { capabilities } = await client.initialize({
      configuration: () => undefined,
      capabilities: {
        textDocument: {
          documentSymbol: dynamic,
          foldingRange: dynamic,
          selectionRange: dynamic,
          formatting: dynamic,
          rangeFormatting: dynamic,
        },
        workspace: { didChangeWatchedFiles: dynamic, didChangeConfiguration: dynamic },
      },
    });
    expect(capabilities).toMatchObject({
      documentSymbolProvider: false,
      foldingRangeProvider: false,
      documentFormattingProvider: false,
      hoverProvider: true,
    });
    await client.until('registrations', () =>
      client.registrations.length >= 7 ? true : undefined,
    );
    const methods = client.registrations.map(({ method }) => method).sort();
    expect(methods).toEqual([
      'textDocument/documentSymbol',
      'textDocument/foldingRange',
      'textDocument/formatting',
      'textDocument/rangeFormatting',
      'textDocument/selectionRange',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
    for (const { method, registerOptions } of client.registrations) {
      if (!method.startsWith('textDocument/')) continue;
      const isOutline = method === 'textDocument/documentSymbol';
      const yaml = isOutline ? [{ language: 'yaml' }] : [];
      expect(registerOptions).toEqual({ documentSelector: [{ language: 'compspec' }, ...yaml] });
    }
  });

  it('that has a YAML server leaves the outline of YAML to it', async () => {
    const client = startServer();
    await client.initialize({
      initializationOptions: { hasYamlServer: true },
      capabilities: { textDocument: { documentSymbol: { dynamicRegistration: true } } },
    });
    const [{ registerOptions } = {}] = await client.until('registration', () =>
      client.registrations.length > 0 ? client.registrations : undefined,
    );
    expect(registerOptions).toEqual({ documentSelector: [{ language: 'compspec' }] });
  });

  it.each([
    ['spec.yaml', 'yaml', false, true],
    ['spec.yaml', 'yaml', true, false],
    ['spec.json', 'json', false, false],
    ['image.compspec.json', 'compspec', true, true],
  ])('outlines the spec %s (%s, YAML server: %s): %s', async (name, language, has, isShown) => {
    const client = await connect({ initializationOptions: { hasYamlServer: has } });
    const address = `file:///nowhere/${name}`;
    await client.open(
      address,
      specText({ 'cpu.target': 'zen3' }, 'io.archspec', '0.0.0'),
      language,
    );
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: address },
    });
    const outline = [{ name: 'io.archspec', children: [{ name: 'cpu.target', detail: 'zen3' }] }];
    if (isShown) expect(symbols).toMatchObject(outline);
    else expect(symbols).toEqual([]);
  });
});
