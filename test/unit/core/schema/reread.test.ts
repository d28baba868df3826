import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../../server/src/core/json/names.js';
import { readJson, rereadJson } from '../../../../server/src/core/json/read.js';
import {
  SchemaModel as Model,
  readSchema,
  type SchemaModel,
} from '../../../../server/src/core/schema/model.js';

const text = JSON.stringify(
  {
    graph: {
      id: 'org.example',
      metadata: { version: '0.1.0' },
      nodes: {
        gpu: { label: 'a' },
        'gpu.driver': { label: 'b', metadata: { description: 'gpu' } },
        'gpu.vendor': { label: 'c' },
      },
      edges: [
        { source: 'gpu', target: 'gpu.driver', relation: 'contains' },
        { source: 'gpu', target: 'gpu.vendor', relation: 'contains' },
        { source: 'gpu.driver', target: 'gpu.vendor', relation: 'is', directed: false },
      ],
    },
  },
  undefined,
  2,
);

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly name?: string;
  readonly member?: string;
}

/** The graph of that text under edits of nodes and edges; a name may be there twice. */
class Graph {
  readonly #nodes: [name: string, label: string][];
  readonly #edges: Record<string, unknown>[];

  constructor() {
    const { graph } = JSON.parse(text) as {
      graph: { nodes: Record<string, { label: string }>; edges: Record<string, unknown>[] };
    };
    this.#nodes = Object.entries(graph.nodes).map(([name, { label }]) => [name, label]);
    this.#edges = graph.edges;
  }

  get text(): string {
    const nodes = this.#nodes.map(
      ([name, label]) => `    ${JSON.stringify(name)}: { "label": ${JSON.stringify(label)} }`,
    );
    const edges = this.#edges.map((edge) => `    ${JSON.stringify(edge)}`);
    return `{ "graph": { "id": "org.example",\n  "nodes": {\n${nodes.join(',\n')}\n  },\n  "edges": [\n${edges.join(',\n')}\n  ] } }\n`;
  }

  edit({ kind, at, name = '', member = '' }: Edit): void {
    const node = this.#nodes[at % Math.max(1, this.#nodes.length)];
    const edge = this.#edges[at % Math.max(1, this.#edges.length)];
    if (kind === 'add-node') this.#nodes.splice(at, 0, [name, 'new']);
    else if (kind === 'add-edge') this.#edges.splice(at, 0, { source: name, target: 'gpu' });
    else if (kind === 'remove-node') this.#nodes.splice(at, 1);
    else if (kind === 'remove-edge') this.#edges.splice(at, 1);
    else if (kind === 'rename-node' && node !== undefined) node[0] = name;
    else if (kind === 'label' && node !== undefined) node[1] = name;
    else if (kind === 'change-edge' && edge !== undefined) edge[member] = name;
    else if (kind === 'turn-edge' && edge !== undefined)
      edge['directed'] = edge['directed'] !== true;
  }
}

/** Everything that a schema is read for, by numbers. */
function shown(schema: SchemaModel) {
  const { tree, names, edges, namespace, version, graph, nodes } = schema;
  return {
    head: { namespace, version, graph, nodes },
    names: [...schema.allNames].map((name, index) => [
      name,
      schema.key(index),
      schema.indexOf(name),
    ]),
    duplicates: names?.duplicates,
    attributes: schema.attributes,
    edges: Array.from({ length: edges.count }, (_, edge) => [
      edges.node(edge),
      edges.source(edge),
      edges.target(edge),
      edges.sourceNode(edge),
      edges.targetNode(edge),
      edges.word(edge),
      edges.directed(edge),
    ]),
    array: [edges.array, edges.arePlain],
    ends: schema.relations.map(({ source, target }) => [source.name, target.name]),
    text: tree.text,
  };
}

/** The schema of a text as if nothing were known of an earlier one. */
function fresh(changed: string): SchemaModel {
  return new Model(readJson(changed));
}

describe('a schema that is read again after an edit', () => {
  it('is the same as one that is read for the first time, whatever is typed where', () => {
    const piece = fc.oneof(
      fc.constantFrom('', 'x', 'gpu', '.driver', '"', '\\"', '\\u0041', ',', '}', '"is"', ' '),
      fc.string({ maxLength: 4 }),
    );
    const edit = fc.tuple(fc.nat(text.length), fc.nat(8), piece);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let now = text;
        let schema = readSchema(readJson(text));
        for (const [at, length, put] of edits) {
          now = now.slice(0, at) + put + now.slice(at + length);
          schema = readSchema(rereadJson(now, readJson(schema.tree.text)), schema);
          expect(shown(schema)).toEqual(shown(fresh(now)));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same after nodes and edges came, went, and were named anew', () => {
    const name = fc.constantFrom('gpu', 'gpu.driver', 'gpu.vendor', 'gpu.é', 'gpu."x"', 'is', '');
    const at = fc.nat(5);
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('add-node' as const), at, name }),
      fc.record({ kind: fc.constant('remove-node' as const), at }),
      fc.record({ kind: fc.constant('rename-node' as const), at, name }),
      fc.record({ kind: fc.constant('label' as const), at, name }),
      fc.record({ kind: fc.constant('add-edge' as const), at, name }),
      fc.record({ kind: fc.constant('remove-edge' as const), at }),
      fc.record({
        kind: fc.constant('change-edge' as const),
        at,
        name,
        member: fc.constantFrom('source', 'target', 'relation', 'label'),
      }),
      fc.record({ kind: fc.constant('turn-edge' as const), at }),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const graph = new Graph();
        let schema = readSchema(readJson(graph.text));
        for (const one of edits) {
          graph.edit(one);
          schema = readSchema(rereadJson(graph.text, schema.tree), schema);
          expect(shown(schema)).toEqual(shown(fresh(graph.text)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a label', '"label": "b"', '"label": "better"', true],
    ['a description', '"description": "gpu"', '"description": ""', true],
    ['the namespace', 'org.example', 'org.example.gpu', true],
    ['an end of an edge', '"target": "gpu.vendor"', '"target": "gpu.vend"', false],
    ['a relation', '"relation": "is"', '"relation": "was"', false],
    ['the name of a node', '"gpu.vendor": {', '"gpu.vendors": {', false],
    ['a name in an edge', '"directed"', '"undirected"', false],
  ])('takes the edges over after a change of %s: %s → %s: %s', (_, before, after, isTaken) => {
    const earlier = readSchema(readJson(text));
    const changed = text.replace(before, after);
    expect(changed).not.toBe(text);
    const schema = readSchema(rereadJson(changed, earlier.tree), earlier);
    expect(schema.edges === earlier.edges).toBe(isTaken);
    expect(shown(schema)).toEqual(shown(fresh(changed)));
  });
});

describe('a name among many', () => {
  it('is found by its text, however it is written', () => {
    const tree = readJson('{ "a": 1, "b\\u0041": 2, "": 3, "a": 4, "é": 5 }');
    const names = namesOf(tree, tree.root);
    expect(['a', 'bA', '', 'é', 'b', 'A'].map((name) => names.find(name))).toEqual([
      0, 1, 2, 3, -1, -1,
    ]);
  });
});
