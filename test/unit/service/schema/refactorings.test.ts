import { describe, expect, it } from 'vitest';
import { type CodeAction, CreateFile, TextDocumentEdit } from 'vscode-languageserver-types';
import { sortKind } from '../../../../server/src/service/schema/refactorings.js';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { marked } from '../../../support/markers.js';
import {
  type DocumentOptions,
  edited,
  languageService,
  textDocument,
} from '../../../support/service.js';

const nodes = (first: string): string =>
  `${first}: {}, "hardware.gpu": {}, "hardware.gpu.on": {}, "hardware.cpu": {}`;
const contains = (source: string, target: string): string =>
  `{ "source": "${source}", "target": "${target}", "relation": "contains" }`;
const edges = [
  contains('hardware', 'hardware.gpu'),
  contains('hardware.gpu', 'hardware.gpu.on'),
  contains('hardware', 'hardware.cpu'),
].join(', ');
const schema = (withNodes: string, withEdges = edges): string =>
  `{ "graph": { "id": "org.example", "type": "compspec", "metadata": { "version": "0.1.0" }, "nodes": { ${withNodes} }, "edges": [${withEdges}] } }`;

interface Options extends DocumentOptions {
  readonly only?: string[];
  readonly createsFiles?: boolean;
}

/** The actions at the mark, which may be a range. */
function actions(textWithMark: string, options: Options = {}) {
  const { only, createsFiles = true } = options;
  const { text, cursors, ranges } = marked(textWithMark);
  const at = cursors[0] ?? 0;
  const { start, end } = ranges[0] ?? { start: at, end: at };
  const document = textDocument(text, options);
  const service = languageService({ createsFiles });
  const { validate } = defaultSettings;
  const { diagnostics } = service.judge(document, validate);
  const found = service.actions(
    document,
    { start: document.positionAt(start), end: document.positionAt(end) },
    { diagnostics, ...(only && { only }) },
    validate,
  );
  return { document, found };
}

function titles(textWithMark: string, options: Options = {}): (string | undefined)[][] {
  return actions(textWithMark, options).found.map(({ kind, title }) => [kind, title]);
}

/** What the only action leaves of the document. */
function left(textWithMark: string, options: Options = {}): string {
  const { document, found } = actions(textWithMark, options);
  expect(found).toHaveLength(1);
  return edited(document, found[0]?.edit?.changes?.[document.uri] ?? []);
}

describe('the extraction of an attribute', () => {
  const text = schema(nodes('"hardware"').replace('"hardware.gpu"', '"hardware.<|>gpu"'));

  it('is offered on its declaration, and says what gets lost', () => {
    expect(titles(text)).toEqual([
      [
        'refactor.extract',
        'Extract "hardware.gpu" and everything below it into a schema of its own, without the edge between the two',
      ],
    ]);
    expect(titles(text.replace('<|>', ''))).toEqual([]);
    const inLeaf = text.replace('<|>', '').replace('"hardware.cpu"', '"hardware.<|>cpu"');
    expect(titles(inLeaf)).toEqual([]);
    expect(titles(text.replace('<|>', '<|').replace('"hardware.cpu"', '"|>hardware.cpu"'))).toEqual(
      [],
    );
  });

  it('counts the edges that get lost', () => {
    const more = `${edges}, ${contains('hardware.cpu', 'hardware.gpu.on')}`;
    const several = schema(nodes('"hardware"').replace('gpu"', 'g<|>pu"'), more);
    expect(titles(several)[0]?.[1]).toMatch(/, without the 2 edges between the two$/);
    const pair = `${contains('a', 'a.b')}, ${contains('c', 'c.d')}`;
    const whole = schema('"a<|>": {}, "a.b": {}, "c": {}, "c.d": {}', pair);
    expect(titles(whole)[0]?.[1]).toMatch(/into a schema of its own$/);
  });

  it('makes a file beside the document and takes from this what is in it', () => {
    const { document, found } = actions(text, { uri: 'file:///a%20b/compspec.json', version: 7 });
    const uri = 'file:///a%20b/org.example.hardware.gpu.compspec.json';
    const [create, fill, take] = (found[0] as CodeAction).edit?.documentChanges ?? [];
    expect(create).toEqual({ kind: 'create', uri });
    expect(CreateFile.is(create)).toBe(true);
    if (!TextDocumentEdit.is(fill) || !TextDocumentEdit.is(take)) throw new Error('No edits');
    expect(fill.textDocument).toEqual({ uri, version: null });
    expect(JSON.stringify(fill.edits)).toContain('org.example.hardware.gpu');
    expect(take.textDocument).toEqual({ uri: document.uri, version: 7 });
    const rest = JSON.parse(edited(document, take.edits as Parameters<typeof edited>[1]));
    expect(Object.keys(rest.graph.nodes)).toEqual(['hardware', 'hardware.cpu']);
  });

  it('is not offered to a client that makes no files, for a document in no folder, or unasked for', () => {
    expect(titles(text, { createsFiles: false })).toEqual([]);
    expect(titles(text, { uri: 'untitled:Untitled-1' })).toEqual([]);
    expect(titles(text, { only: ['quickfix'] })).toEqual([]);
    expect(titles(text, { only: ['refactor'] })).toHaveLength(1);
  });

  it('names no file as a file system would not take it', () => {
    const odd = text.replaceAll('hardware', '\\\\ha:r\\ud800d/');
    const { found } = actions(odd);
    const create = found[0]?.edit?.documentChanges?.[0] as CreateFile;
    expect(decodeURIComponent(create.uri)).toMatch(/^file:\/\/\/org\.example\.[^\\/:]+$/);
  });
});

describe('sorting', () => {
  const unsorted = (mark: string): string =>
    schema('"hardware": {}, "hardware.gpu": {}, "hardware.gpu.on": {}, "hardware.cpu": {}').replace(
      mark,
      `${mark.slice(0, -1)}<|>"`,
    );

  it.each(['"nodes"', '"edges"'])('is offered on %s', (mark) => {
    expect(titles(unsorted(mark))).toEqual([['refactor.rewrite', 'Sort nodes and edges']]);
    const graph = JSON.parse(left(unsorted(mark))).graph;
    expect(Object.keys(graph.nodes)[1]).toBe('hardware.cpu');
    expect(graph.edges[0].target).toBe('hardware.cpu');
  });

  it('is a source action wherever the cursor is, on request alone', () => {
    expect(titles(unsorted('"id"'))).toEqual([]);
    for (const only of [['source'], [sortKind]]) {
      expect(titles(unsorted('"id"'), { only })).toEqual([[sortKind, 'Sort nodes and edges']]);
    }
    const sorted = left(unsorted('"id"'), { only: [sortKind] });
    expect(titles(`<|>${sorted}`, { only: [sortKind] })).toEqual([]);
  });

  it('is for compatibility schemas alone', () => {
    const only = [sortKind];
    const foreign = unsorted('"id"').replace('"compspec"', '"car"');
    const uri = 'file:///graph.json';
    expect(titles(foreign, { only, languageId: 'json', uri })).toEqual([]);
    expect(titles(unsorted('"id"'), { only, languageId: 'json', uri })).toHaveLength(1);
  });
});

describe('making a compatibility schema of a graph', () => {
  const bare = `{ "gra<|>ph": { "nodes": { "a": {}, "b": {} }, "edges": [{ "source": "a", "target": "b" }] } }`;
  const title = 'Make this graph a compatibility schema';
  const made = {
    graph: {
      id: 'org.example',
      type: 'compspec',
      metadata: { version: '0.1.0' },
      nodes: { a: {}, b: {} },
      edges: [{ source: 'a', target: 'b' }],
    },
  };

  it('is offered as a fix and as a refactoring on its head', () => {
    const offered = titles(bare).filter((one) => one[1] === title);
    expect(offered.map(([kind]) => kind)).toEqual(['quickfix', 'refactor.rewrite']);
    expect(JSON.parse(left(bare, { only: ['refactor.rewrite'] }))).toEqual(made);
  });

  it('makes one graph of graphs that hold one', () => {
    const text = bare.replace('"gra<|>ph": {', '"graph<|>s": [{').replace(/\} \}$/, '}] }');
    expect(titles(text).map(([kind]) => kind)).toEqual(['quickfix', 'refactor.rewrite']);
    expect(JSON.parse(left(text, { only: ['refactor'] }))).toEqual(made);
  });

  it('is not offered elsewhere, nor where it is one', () => {
    expect(titles(bare.replace('<|>', '').replace('"nodes"', '"no<|>des"'))).toEqual([]);
    expect(titles(schema(nodes('"hardware"')).replace('"graph"', '"gr<|>aph"'))).toEqual([]);
  });
});
