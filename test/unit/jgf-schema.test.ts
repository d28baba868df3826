import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { describe, expect, it } from 'vitest';
import { corpusAbsent, corpusText } from '../support/corpus.js';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const own = new Ajv({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('schemas/jgf.schema.json', 'utf8')),
);

/** Errors as "place keyword what", without those that only repeat that a branch failed. */
function errorsOf(document: Json): string[] {
  own(document);
  return (own.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(told);
}

function told({ instancePath, keyword, params }: ErrorObject): string {
  const [what] = Object.values(params);
  return `${instancePath || '/'} ${keyword} ${what}`;
}

describe('the JSON Schema of JSON Graph Format v2', () => {
  const arc = { source: 'a', target: 'b' };
  const directed = { source: ['a'], target: [] };
  const undirected = { nodes: ['a'] };

  it.each<[string, Json]>([
    ['nothing at all', {}],
    ['a graph of edges', { graph: { edges: [arc] } }],
    ['a graph without nodes', { graph: { nodes: {}, edges: [] } }],
    ['an empty list of graphs', { graphs: [] }],
    ['graphs of several kinds', { graphs: [{ edges: [] }, { hyperedges: [directed] }] }],
    ['no hyperedges of a directed graph', { graph: { hyperedges: [] } }],
    [
      'directed hyperedges of an undirected graph',
      { graph: { directed: false, hyperedges: [directed] } },
    ],
    ['undirected hyperedges', { graph: { directed: false, hyperedges: [undirected] } }],
  ])('accepts %s', (_, document) => {
    expect(errorsOf(document)).toEqual([]);
  });

  it.each<[string, Json, string[]]>([
    ['a list', [], ['/ type object']],
    ['an unknown member', { a: 1 }, ['/ additionalProperties a']],
    ['graph and graphs', { graph: { edges: [] }, graphs: [] }, ['/ additionalProperties graphs']],
    ['neither edges nor hyperedges', { graph: { nodes: {} } }, ['/graph required edges']],
    [
      'edges and hyperedges',
      { graph: { edges: [arc], hyperedges: [] } },
      ['/graph additionalProperties edges'],
    ],
    [
      'no hyperedges of an undirected graph',
      { graph: { directed: false, hyperedges: [] } },
      ['/graph/hyperedges minItems 1'],
    ],
    [
      'hyperedges of both kinds',
      { graph: { directed: false, hyperedges: [undirected, directed] } },
      [
        '/graph/hyperedges/1 required nodes',
        '/graph/hyperedges/1 additionalProperties source',
        '/graph/hyperedges/1 additionalProperties target',
      ],
    ],
    [
      'faults at every level, each once',
      { graph: { x: 1, nodes: { a: 1, b: { c: 1 } }, edges: [1, { target: 2 }] } },
      [
        '/graph additionalProperties x',
        '/graph/nodes/a type object',
        '/graph/nodes/b additionalProperties c',
        '/graph/edges/0 type object',
        '/graph/edges/1 required source',
        '/graph/edges/1/target type string',
      ],
    ],
  ])('rejects %s, once and where it is', (_, document, errors) => {
    expect(errorsOf(document).sort()).toEqual(errors.sort());
  });
});

describe.skipIf(corpusAbsent)(`beside the official JSON Schema ${corpusAbsent ?? ''}`, () => {
  it('accepts and rejects the same of 30,000 mutated documents', () => {
    const official = new Ajv({ strict: false }).compile(
      JSON.parse(corpusText('jgf/json-graph-schema_v2.json')),
    );
    const seeds = seedDocuments();
    const random = new Random(20240315);
    const accepted = { edges: 0, directed: 0, undirected: 0, graphs: 0 };
    let rejected = 0;
    for (let run = 0; run < 30_000; run += 1) {
      const box: Json = { document: clone(random.of(seeds)) };
      for (let left = random.below(4); left > 0; left -= 1) mutate(box, random);
      const document = box['document'] as Json;
      const expected = official(document);
      if (own(document) !== expected) {
        expect({ document, accepted: !expected }).toEqual({ document, accepted: expected });
      }
      if (!expected) rejected += 1;
      else accepted[kindOf(document)] += 1;
    }
    expect(rejected).toBeGreaterThan(5000);
    for (const count of Object.values(accepted)) expect(count).toBeGreaterThan(500);
  });
});

function seedDocuments(): Json[] {
  const examples = ['car_graphs', 'hyper-directed', 'hyper-undirected', 'usual_suspects'];
  return [
    ...examples.map((name) => JSON.parse(corpusText(`jgf/examples/${name}.json`)) as Json),
    JSON.parse(corpusText('jgf/examples/empty_test.json')) as Json,
    JSON.parse(corpusText('proposal-d/compspec.json')) as Json,
    { graph: { directed: false, hyperedges: [{ nodes: ['a'], label: 'x' }, { nodes: [] }] } },
    { graph: { directed: false, hyperedges: [{ source: ['a'], target: [] }] } },
    { graph: { directed: true, id: 'a', hyperedges: [], nodes: { a: { metadata: { b: 1 } } } } },
    { graph: { edges: [{ source: 'a', target: 'b', directed: false, metadata: {} }] } },
    {},
  ];
}

function kindOf(document: Json): 'edges' | 'directed' | 'undirected' | 'graphs' {
  const { graph } = document as { graph?: { hyperedges?: { nodes?: Json }[] } };
  if (graph === undefined) return 'graphs';
  if (graph.hyperedges === undefined) return 'edges';
  return graph.hyperedges[0]?.nodes === undefined ? 'directed' : 'undirected';
}

const names = [
  ...['graph', 'graphs', 'id', 'label', 'type', 'directed', 'metadata', 'nodes', 'edges'],
  ...['hyperedges', 'source', 'target', 'relation', 'extra', '', '__proto__', 'constructor'],
];
const values: Json[] = [
  ...[null, true, false, 0, 1.5, '', 'a', [], {}, ['a'], [1], { a: {} }, { label: 'a' }],
  ...[{ source: 'a', target: 'b' }, { source: ['a'], target: ['b'] }, { nodes: ['a'] }],
  ...[{ edges: [] }, { hyperedges: [] }, { directed: false, hyperedges: [{ nodes: [] }] }],
];

type Members = { [name: string]: Json };
type Holder = Json[] | Members;
type Place = [holder: Holder, key: string];

/** One change at one place: its value, its name, its being there, or its being elsewhere. */
function mutate(box: Members, random: Random): void {
  const places = placesIn(box);
  const change = random.of(['turn', 'swap', 'replace', 'remove', 'add', 'rename', 'copy', 'move']);
  if (change === 'turn') turn(places, random);
  else if (change === 'swap') swap(places);
  else changeAt(random.of(places), change, places, random);
}

function changeAt([holder, key]: Place, change: string, places: Place[], random: Random): void {
  const value = (holder as Members)[key] as Json;
  if (change === 'replace' || holder === places[0]?.[0]) {
    put(holder, key, clone(random.of(values)));
  } else if (change === 'add') {
    add(holder, random.of(names), clone(random.of(values)));
  } else {
    if (change !== 'copy') remove(holder, key);
    if (change === 'rename') add(holder, random.of(names), value);
    if (change === 'copy' || change === 'move') {
      add(random.of(places)[0], random.of(names), clone(value));
    }
  }
}

/** Makes a graph directed or undirected. */
function turn(places: readonly Place[], random: Random): void {
  const graphs = places.filter(([, key]) => key === 'hyperedges' || key === 'edges');
  if (graphs.length > 0) put(random.of(graphs)[0], 'directed', random.of([true, false]));
}

/** Calls edges hyperedges and hyperedges edges. */
function swap(places: readonly Place[]): void {
  for (const [holder, key] of places) {
    if (Array.isArray(holder) || (key !== 'edges' && key !== 'hyperedges')) continue;
    const value = holder[key];
    if (value === undefined) continue;
    delete holder[key];
    put(holder, key === 'edges' ? 'hyperedges' : 'edges', value);
  }
}

function placesIn(holder: Holder, found: Place[] = []): Place[] {
  for (const [key, value] of Object.entries(holder)) {
    found.push([holder, key]);
    if (typeof value === 'object' && value !== null) placesIn(value, found);
  }
  return found;
}

function add(holder: Holder, name: string, value: Json): void {
  if (Array.isArray(holder)) holder.push(value);
  else put(holder, name, value);
}

/** Sets a member, `__proto__` too, as `JSON.parse` does. */
function put(holder: Holder, key: string, value: Json): void {
  const attributes = { enumerable: true, configurable: true, writable: true };
  Object.defineProperty(holder, key, { value, ...attributes });
}

function remove(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function clone(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** The same numbers each time: a linear congruential generator (Numerical Recipes). */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}
