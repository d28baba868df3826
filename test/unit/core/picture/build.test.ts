import { describe, expect, test } from 'vitest';
import { readJson } from '../../../../server/src/core/json/read.js';
import { english } from '../../../../server/src/core/messages.js';
import { buildPicture } from '../../../../server/src/core/picture/build.js';
import { mostParts, refusalOf } from '../../../../server/src/core/picture/graphs.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { chainText, graphText, nodeNamed, pictureOf, wideText } from '../../../support/pictures.js';

describe('a picture of one schema', () => {
  const text = graphText(
    {
      a: { label: 'The A' },
      'a.b': {
        label: 'a b',
        metadata: { type: 'version', comparison: 'at-least', more: { x: 1 } },
      },
      lonely: {},
    },
    ['a contains a.b', 'a contains ghost', 'a.b is a', 'a contains a.b'],
    { label: 'things' },
  );
  const model = pictureOf(text);

  test('has the namespace as its root, and children in the order of the text', () => {
    expect(model.title).toBe('org.example 0.1.0');
    expect(model.documents).toEqual([
      { uri: 'file:///0.json', namespace: 'org.example', version: '0.1.0' },
    ]);
    expect(model.nodes.map(({ name, kind, parent, depth }) => [name, kind, parent, depth])).toEqual(
      [
        ['org.example', 'namespace', -1, 0],
        ['a', 'attribute', 0, 1],
        ['a.b', 'attribute', 1, 2],
        ['ghost', 'missing', 1, 2],
        ['lonely', 'attribute', 0, 1],
      ],
    );
    expect(model.nodes[1]!.children).toEqual([2, 3]);
  });

  test('knows where all of it stands in the text', () => {
    const at = ([start, end]: readonly [number, number]) => text.slice(start, end);
    expect(at(nodeNamed(model, 'a.b').range!)).toBe('"a.b"');
    expect(at(model.nodes[0]!.range!)).toBe('"org.example"');
    expect(at(nodeNamed(model, 'ghost').range!)).toBe('"ghost"');
    expect(JSON.parse(at(nodeNamed(model, 'a.b').edge!.range))).toEqual({
      source: 'a',
      target: 'a.b',
      relation: 'contains',
    });
    expect(JSON.parse(at(model.relations[0]!.range!))).toMatchObject({ relation: 'is' });
  });

  test('puts findings where they belong', () => {
    const codes = (findings: readonly { code: string }[] = []) => findings.map(({ code }) => code);
    expect(codes(nodeNamed(model, 'ghost').findings)).toEqual(['undeclared-node']);
    expect(codes(nodeNamed(model, 'lonely').findings)).toEqual(['unconnected-node']);
    expect(codes(nodeNamed(model, 'a.b').edge!.findings)).toEqual(['duplicate-edge']);
    expect(nodeNamed(model, 'lonely').unconnected).toBe(true);
    expect(nodeNamed(model, 'a').unconnected).toBeUndefined();
  });

  test('tells a label only where it says more than the name', () => {
    expect(nodeNamed(model, 'a').label).toBe('The A');
    expect(nodeNamed(model, 'a.b').label).toBeUndefined();
    expect(model.nodes[0]!.label).toBe('things');
  });

  test('tells the metadata row by row, unknown members too', () => {
    expect(nodeNamed(model, 'a.b').details).toEqual([
      { key: 'label', text: 'a b' },
      { key: 'type', text: 'version' },
      { key: 'comparison', text: 'at-least' },
      { key: 'more', text: '{"x":1}' },
    ]);
  });

  test('keeps ids over edits, and where a missing name is declared', () => {
    const edited = pictureOf(graphText(['ghost', 'a.b', 'a'], ['a contains a.b', 'a is ghost']));
    for (const name of ['a', 'a.b', 'ghost']) {
      expect(nodeNamed(edited, name).id).toBe(nodeNamed(model, name).id);
    }
  });

  test('gives every node an id of its own, whatever its name', () => {
    const names = ['', ' ', '%', 'x', 'x\n1', 'x%0a1', '#', 'root', '__proto__'];
    const { nodes } = pictureOf(graphText(names), graphText(names, [], { id: '' }));
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    // A line break is what a page of children has in its id.
    expect(nodes.filter(({ id }) => id.includes('\n'))).toEqual([]);
  });

  test('has a title even where the graph has no name', () => {
    expect(pictureOf(graphText(['a'], [], { id: '', metadata: {} })).title).toBe('(no name)');
  });

  test('is small, and takes thousands of levels', () => {
    const chain = pictureOf(chainText(5000));
    expect(chain.nodes.at(-1)!.depth).toBe(5000);
    expect(JSON.stringify(pictureOf(wideText(5000))).length).toBeLessThan(1.5e6);
  });
});

describe('what is no tree', () => {
  test('has its first parent, and the other ones as relations', () => {
    const model = pictureOf(graphText(['a', 'b', 'c'], ['b contains c', 'a contains c']));
    expect(model.nodes[nodeNamed(model, 'c').parent]!.name).toBe('b');
    expect(model.relations).toMatchObject([{ word: 'contains', source: 1 }]);
    expect(model.notes.join()).toMatch(/contained elsewhere/);
  });

  test('is opened above the first of a circle, and says so', () => {
    const model = pictureOf(
      graphText(['a', 'b', 'c'], ['a contains b', 'b contains c', 'c contains a']),
    );
    expect(model.nodes.map(({ name, depth }) => [name, depth])).toEqual([
      ['org.example', 0],
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    expect(model.relations).toMatchObject([{ source: 3, target: 1, word: 'contains' }]);
    expect(model.relations[0]!.findings![0]).toMatchObject({ code: 'containment-cycle' });
    expect(model.notes.join()).toMatch(/closes a circle/);
    expect(model.notes.join()).not.toMatch(/elsewhere/);
  });

  test('draws an edge to itself, and one without direction', () => {
    const graph = { directed: false };
    const model = pictureOf(graphText(['a', 'b'], ['a is a', 'a is b', 'a contains b'], graph));
    expect(model.relations).toMatchObject([
      { source: 1, target: 1, undirected: true },
      { source: 1, target: 2, undirected: true },
    ]);
    expect(model.notes.join()).toMatch(/no direction/);
  });
});

describe('other JSON graphs', () => {
  test('of several graphs are drawn side by side, with a note', () => {
    const graph = { id: 'one', nodes: { a: {} }, edges: [] };
    const model = pictureOf(JSON.stringify({ graphs: [graph, { ...graph, id: 'two' }, graph] }));
    expect(model.nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['root', 'root'],
      ['one#', 'namespace'],
      ['one#a', 'attribute'],
      ['two#', 'namespace'],
      ['two#a', 'attribute'],
      ['one~2#', 'namespace'],
      ['one~2#a', 'attribute'],
    ]);
    expect(model.notes.join()).toMatch(/holds 3 graphs/);
    expect(model.nodes[1]!.findings).toMatchObject([{ code: 'not-a-compatibility-schema' }]);
  });

  test('with hyperedges have a joint for each, with a note', () => {
    const hyperedges = [
      { nodes: ['a', 'b', 'c'], relation: 'together' },
      { source: ['a'], target: ['b', 'ghost'] },
    ];
    const graph = { id: 'g', nodes: { a: {}, b: {}, c: {} }, hyperedges };
    const model = pictureOf(JSON.stringify({ graph }));
    expect(model.nodes.filter(({ kind }) => kind === 'hyperedge').map(({ name }) => name)).toEqual([
      'together',
      'joins',
    ]);
    expect(nodeNamed(model, 'ghost').kind).toBe('missing');
    expect(nodeNamed(model, 'a').unconnected).toBeUndefined();
    const joins = model.nodes.indexOf(nodeNamed(model, 'joins'));
    expect(model.relations.filter(({ target }) => target === joins)).toHaveLength(1);
    expect(model.relations.filter(({ source }) => source === joins)).toHaveLength(2);
    expect(model.notes.join()).toMatch(/2 hyperedges/);
  });

  test('without a graph or without nodes are pictures with a note', () => {
    expect(pictureOf('{"graph": 1}').nodes).toHaveLength(1);
    expect(pictureOf('{"graph": 1}').notes.join()).toMatch(/no graph/);
    expect(pictureOf('{"graph": {"id": "x"}}').notes.join()).toMatch(/no nodes/);
    expect(pictureOf('{"graphs": []}').notes.join()).toMatch(/no graph/);
  });
});

describe('several schemas', () => {
  test('stand under one root', () => {
    const model = pictureOf(graphText(['a'], []), graphText(['b'], ['b is b'], { id: 'other' }));
    expect(model.title).toBe('org.example 0.1.0, other 0.1.0');
    expect(model.nodes.map(({ name, parent, document }) => [name, parent, document])).toEqual([
      ['2 schemas', -1, -1],
      ['org.example', 0, 0],
      ['a', 1, 0],
      ['other', 0, 1],
      ['b', 3, 1],
    ]);
    expect(model.nodes[0]!.children).toEqual([1, 3]);
    expect(model.relations).toMatchObject([{ source: 4, target: 4 }]);
  });
});

describe('a schema that is published', () => {
  test('borrows its metadata from the newest bundled version, and says so', () => {
    const catalog = new Catalog();
    const { schema } = catalog.find('org.supercontainers', '0.0.0')!;
    const source = { uri: 'x', tree: schema.tree, findings: [] };
    const model = buildPicture([source], { catalog, say: english });
    if ('refused' in model) throw new Error('refused');
    const details = nodeNamed(model, 'mpi.version').details!;
    expect(details.map(({ key }) => key)).toContain('description');
    expect(details).toContainEqual({ key: 'from', text: '0.1.0' });
  });
});

test('what is too large is refused with a sentence, before it is drawn', () => {
  const edge = { source: 'a', target: 'b', relation: 'contains' };
  const graph = { nodes: { a: {}, b: {} }, edges: new Array(mostParts).fill(edge) };
  const tree = readJson(JSON.stringify({ graph }));
  expect(english(refusalOf([tree])!)).toMatch(/100003 nodes and edges, and 100000 is the most/);
  const built = buildPicture([{ uri: 'x', tree, findings: [] }], {
    catalog: new Catalog(),
    say: english,
  });
  expect(built).toHaveProperty('refused');
  expect(refusalOf([readJson(chainText(100))])).toBeUndefined();
});
