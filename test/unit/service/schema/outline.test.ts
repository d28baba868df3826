import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type DocumentSymbol,
  type SymbolInformation,
  SymbolKind,
  SymbolTag,
} from 'vscode-languageserver-types';
import { languageService, textDocument } from '../../../support/service.js';

/** The outline as names, each child below its parent. */
interface Names {
  readonly [name: string]: Names;
}

function namesOf(symbols: readonly DocumentSymbol[]): Names {
  return Object.fromEntries(symbols.map(({ name, children = [] }) => [name, namesOf(children)]));
}

function outline(document: TextDocument): DocumentSymbol[] {
  return languageService().symbols(document) as DocumentSymbol[];
}

function schemaOf(nodes: readonly string[], contains: readonly [string, string][]): string {
  return JSON.stringify({
    graph: {
      nodes: Object.fromEntries(nodes.map((name) => [name, { label: `label of ${name}` }])),
      edges: contains.map(([source, target]) => ({ source, target, relation: 'contains' })),
    },
  });
}

function names(nodes: readonly string[], contains: readonly [string, string][]): Names {
  return namesOf(outline(textDocument(schemaOf(nodes, contains))));
}

describe('the outline of a compatibility schema', () => {
  it('shows each attribute below the one that contains it', () => {
    expect(
      names(
        ['mpi.version', 'mpi', 'gpu', 'mpi.version.major'],
        [
          ['mpi', 'mpi.version'],
          ['mpi.version', 'mpi.version.major'],
        ],
      ),
    ).toEqual({ mpi: { 'mpi.version': { 'mpi.version.major': {} } }, gpu: {} });
  });

  it('shows an attribute of several parents once, and opens circles', () => {
    expect(
      names(
        ['a', 'b', 'c'],
        [
          ['a', 'c'],
          ['b', 'c'],
          ['c', 'c'],
        ],
      ),
    ).toEqual({ a: { c: {} }, b: {} });
    expect(
      names(
        ['a', 'b', 'c', 'd'],
        [
          ['c', 'b'],
          ['b', 'd'],
          ['d', 'c'],
          ['a', 'zzz'],
        ],
      ),
    ).toEqual({ a: {}, b: { d: { c: {} } } });
  });

  it('says label, kind and whether an attribute is deprecated', () => {
    const [group] = outline(
      textDocument(
        '{"graph": {"nodes": {"a": {"label": "A"}, "a.b": {"metadata": {"deprecated": "Use a.c."}}},' +
          '"edges": [{"source": "a", "target": "a.b", "relation": "contains"}]}}',
      ),
    );
    expect(group).toMatchObject({ name: 'a', detail: 'A', kind: SymbolKind.Namespace });
    expect(group?.children?.[0]).toMatchObject({
      name: 'a.b',
      kind: SymbolKind.Property,
      tags: [SymbolTag.Deprecated],
    });
  });

  it('gives a group the text of everything in it where that stands together', () => {
    const text = schemaOf(['a', 'a.b', 'c', 'a.d'], [['a', 'a.b']]);
    const document = textDocument(text);
    const [a] = outline(document);
    expect(document.getText(a?.range)).toBe(
      '"a":{"label":"label of a"},"a.b":{"label":"label of a.b"}',
    );
    expect(document.getText(a?.selectionRange)).toBe('a');
    const apart = textDocument(schemaOf(['a', 'c', 'a.b'], [['a', 'a.b']]));
    expect(apart.getText(outline(apart)[0]?.range)).toBe('"a":{"label":"label of a"}');
  });

  it('shows names that are hard to show', () => {
    const shown = outline(
      textDocument('{"graph": {"nodes": {"": {}, "__proto__": {}, "0": {}, "a\\n🚀": {}}}}'),
    );
    expect(shown.map(({ name }) => name)).toEqual(['""', '__proto__', '0', 'a\n🚀']);
  });

  it('stays while the text shows no graph, with places of the present text', () => {
    const service = languageService();
    const document = textDocument('{"graph": {"nodes": {"a": {}, "b": {}}}}');
    expect(service.symbols(document)).toHaveLength(2);
    const change = (from: number, to: number, text: string): void => {
      const range = { start: document.positionAt(from), end: document.positionAt(to) };
      TextDocument.update(document, [{ range, text }], document.version + 1);
    };
    change(1, 8, '\n\n"gra');
    const symbols = service.symbols(document) as DocumentSymbol[];
    expect(symbols.map(({ selectionRange }) => document.getText(selectionRange))).toEqual([
      'a',
      'b',
    ]);
    change(0, document.getText().length, '{"graph": {"nodes": {}}}');
    expect(service.symbols(document)).toEqual([]);
  });

  it('is a list for a client that shows no hierarchy', () => {
    const text = schemaOf(['a', 'a.b', 'c'], [['a', 'a.b']]);
    const service = languageService({ hierarchicalSymbols: false });
    const list = service.symbols(textDocument(text)) as SymbolInformation[];
    expect(list.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['a', undefined],
      ['a.b', 'a'],
      ['c', undefined],
    ]);
  });

  it('nests no deeper than an answer can', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const below = chain.slice(1).map((name, index): [string, string] => [chain[index]!, name]);
    const symbols = outline(textDocument(schemaOf(chain, below)));
    expect(JSON.stringify(symbols).match(/"n\d+"/g)).toHaveLength(20_000);
  });

  it('has nothing to show of another kind of document', () => {
    expect(outline(textDocument('{"nodes": {"a": {}}}'))).toEqual([]);
    expect(
      outline(textDocument('{"graph": {"nodes": {"a": {}}}}', { languageId: 'json' })),
    ).toEqual([]);
  });
});
