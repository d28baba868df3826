import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../../server/src/core/json/read.js';
import { isObject, type JsonValue, toValue } from '../../../../../server/src/core/json/value.js';
import { readSchema } from '../../../../../server/src/core/schema/model.js';
import { sortingEdits } from '../../../../../server/src/core/schema/refactor/sort.js';
import { randomSchemaText } from '../../../../support/random-schemas.js';
import { applied } from '../../../../support/text-edits.js';

function sorted(text: string): string {
  return applied(text, sortingEdits(readSchema(readJson(text))));
}

const edge = (source: string, target: string, relation = 'contains'): object => ({
  source,
  target,
  relation,
});

/** The names of the nodes and the edges after sorting. */
function order(names: readonly string[], edges: readonly object[]): [string[], string[]] {
  const nodes = Object.fromEntries(names.map((name) => [name, {}]));
  const { graph } = JSON.parse(sorted(JSON.stringify({ graph: { nodes, edges } })));
  const written = (graph.edges as Record<string, string>[]).map(
    ({ source, relation, target }) => `${source} ${relation} ${target}`,
  );
  return [Object.keys(graph.nodes), written];
}

/** The graph without the order of its nodes and edges. */
function unordered(text: string): unknown {
  const value = toValue(readJson(text)) as { graph: Record<string, JsonValue> };
  const { nodes, edges, ...rest } = value.graph;
  const entries = Object.entries(isObject(nodes) ? nodes : {});
  const items = Array.isArray(edges) ? edges : [];
  const texts = (all: readonly unknown[]): string[] => all.map((one) => JSON.stringify(one)).sort();
  return { rest, nodes: texts(entries), edges: texts(items) };
}

describe('the canonical order of a schema', () => {
  it('has each node before what it contains, and those beside each other by name', () => {
    const names = ['os', 'mpi.version', 'mpi-x', 'mpi.abi.soname', 'mpi.abi', 'mpi'];
    const edges = [
      edge('mpi.abi', 'mpi.abi.soname'),
      edge('mpi', 'mpi.version'),
      edge('os', 'mpi-x', 'is'),
      edge('mpi', 'mpi.abi'),
      edge('mpi-x', 'nobody', 'is'),
      edge('os', 'mpi-x', 'asks'),
    ];
    expect(order(names, edges)).toEqual([
      ['mpi', 'mpi.abi', 'mpi.abi.soname', 'mpi.version', 'mpi-x', 'os'],
      [
        'mpi contains mpi.abi',
        'mpi contains mpi.version',
        'mpi.abi contains mpi.abi.soname',
        'mpi-x is nobody',
        'os asks mpi-x',
        'os is mpi-x',
      ],
    ]);
  });

  it('puts a node of several parents under the one that its name extends', () => {
    const edges = [edge('gpu', 'mpi.gpu.on'), edge('mpi', 'mpi.gpu.on'), edge('a', 'mpi.gpu.on')];
    expect(order(['mpi.gpu.on', 'mpi', 'gpu', 'a'], edges)[0]).toEqual([
      'a',
      'gpu',
      'mpi',
      'mpi.gpu.on',
    ]);
  });

  it('moves members as they are written, with what is before them', () => {
    const text = `{ "graph": {
  "nodes": {
    "b": { "label":   "bee" },

    "a": {
      "label": "ay"
    }
  },
  "edges": [ {"source": "b", "target": "a"} , 7, {"target": "b", "source": "a"} ]
} }
`;
    expect(sorted(text)).toBe(`{ "graph": {
  "nodes": {
    "a": {
      "label": "ay"
    },

    "b": { "label":   "bee" }
  },
  "edges": [ {"target": "b", "source": "a"} , {"source": "b", "target": "a"} , 7 ]
} }
`);
  });

  it.each([
    ['with a comment', '{"graph": {"nodes": {"b": {}, /* c */ "a": {}}, "edges": []}}'],
    ['with a fault', '{"graph": {"nodes": {"b": {}, "a": {},}, "edges": []}}'],
    ['with a name that stands twice', '{"graph": {"nodes": {"b": {}, "a": {}, "b": {}}}}'],
    [
      'with a member that stands twice elsewhere',
      '{"graph": {"nodes": {"b": {"label": "", "label": ""}, "a": {}}}}',
    ],
    ['without nodes', '{"graph": {"edges": [{"source": "b"}, {"source": "a"}]}}'],
    ['without a graph', '[]'],
  ])('is not made of a text %s', (_, text) => {
    expect(sorted(text)).toBe(text);
  });

  it('loses nothing, and is the same however the text was ordered', () => {
    fc.assert(
      fc.property(randomSchemaText, fc.infiniteStream(fc.nat()), (text, numbers) => {
        const result = sorted(text);
        expect(unordered(result)).toEqual(unordered(text));
        expect(sortingEdits(readSchema(readJson(result)))).toEqual([]);
        const other = JSON.parse(text);
        const shuffle = <One>(all: One[]): One[] =>
          all
            .map((one) => [numbers.next().value, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one);
        other.graph.nodes = Object.fromEntries(shuffle(Object.entries(other.graph.nodes)));
        const shuffled = JSON.parse(sorted(JSON.stringify(other)));
        expect(Object.keys(shuffled.graph.nodes)).toEqual(
          Object.keys(JSON.parse(result).graph.nodes),
        );
        expect(shuffled.graph.edges).toEqual(JSON.parse(result).graph.edges);
      }),
      { numRuns: 2000 },
    );
  });
});
