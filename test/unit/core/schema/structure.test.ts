import { Ajv } from 'ajv';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readJson } from '../../../../server/src/core/json/read.js';
import { english } from '../../../../server/src/core/messages.js';
import { readSchema } from '../../../../server/src/core/schema/model.js';
import { structureFindings } from '../../../../server/src/core/schema/structure.js';
import { corpusAbsent, corpusText } from '../../../support/corpus.js';

function judged(text: string): [sentence: string, word: string][] {
  return structureFindings(readSchema(readJson(text))).map(({ message, start, end }) => [
    english(message),
    text.slice(start, end),
  ]);
}

describe('a document that is no JSON Graph Format v2', () => {
  it.each([
    [
      '{"graph": {"nodes": {}}}',
      'graph',
      'The graph has neither "edges" nor "hyperedges"; JSON Graph Format v2 wants exactly one of them.',
    ],
    [
      '{"graph": {"edges": [], "hyperedges": []}}',
      'edges',
      'The graph has both "edges" and "hyperedges"; JSON Graph Format v2 wants exactly one of them.',
    ],
    [
      '{"graph": {"edges": []}, "graphs": []}',
      'graphs',
      'The document has both "graph" and "graphs"; JSON Graph Format v2 wants one of them.',
    ],
    [
      '{"graph": {"directed": false, "hyperedges": []}}',
      'hyperedges',
      'Of an undirected graph without hyperedges JSON Graph Format v2 can not tell which kind of hyperedge is meant, and rejects it.',
    ],
    ['{"graph": {"edges": [{"source": "a"}]}}', '{', '"target" is missing; an edge needs it.'],
    [
      '{"graph": {"edges": [{"source": "a", "target": "b", "weight": 1}]}}',
      'weight',
      '"weight" is not a member of an edge in JSON Graph Format v2; its members are id, source, target, relation, label, directed, metadata.',
    ],
    [
      '{"graph": {"nodes": {"mpi": {"description": "x"}}, "edges": []}}',
      'description',
      '"description" is not a member of a node in JSON Graph Format v2; its members are label, metadata.',
    ],
    [
      '{"version": 1, "graph": {"edges": []}}',
      'version',
      '"version" is not a member of a document in JSON Graph Format v2; its members are graph, graphs.',
    ],
    [
      '{"graph": {"nodes": [], "edges": []}}',
      'nodes',
      '"nodes" must be an object, but is an array.',
    ],
    [
      '{"graph": {"nodes": {"mpi": "x"}, "edges": []}}',
      'x',
      'The node "mpi" must be an object, but is a string.',
    ],
    [
      '{"graph": {"edges": ["x"]}}',
      'x',
      'Each item of "edges" must be an object, but this is a string.',
    ],
    ['{"graph": {"label": null, "edges": []}}', 'null', '"label" must be a string, but is null.'],
    [
      '{"graph": {"directed": 1, "edges": []}}',
      '1',
      '"directed" must be true or false, but is a number.',
    ],
    ['{"graph": 7}', '7', '"graph" must be an object, but is a number.'],
    ['[]', '[', '"document" must be an object, but is an array.'],
  ])('%s', (text, word, sentence) => {
    expect(judged(text)).toContainEqual([sentence, word]);
  });

  it('is told once for each fault, all of them', () => {
    const text =
      '{"graph": {"nodes": {"a": 1, "b": []}, "edges": [1, {"source": "a"}, {"target": 2, "source": "b"}]}}';
    expect(judged(text)).toHaveLength(5);
  });

  it('is not told a second time what the reader has said of a half-typed value', () => {
    expect(judged('{"graph": {"edges": [{"source": "a", "target": }]}}')).toEqual([]);
    expect(judged('{"graph": {"edges": [{"source": a, "target": "b"}]}}')).toEqual([]);
  });
});

describe.skipIf(corpusAbsent)(`beside the official JSON Schema ${corpusAbsent ?? ''}`, () => {
  let official: (value: unknown) => boolean;
  const seeds: string[] = [];

  beforeAll(() => {
    const ajv = new Ajv({ strict: false });
    official = ajv.compile(JSON.parse(corpusText('jgf/json-graph-schema_v2.json')));
    const examples = [
      'car_graphs',
      'hyper-directed',
      'hyper-undirected',
      'usual_suspects',
      'empty_test',
    ];
    seeds.push(...examples.map((name) => corpusText(`jgf/examples/${name}.json`)));
    seeds.push(corpusText('proposal-d/compspec.json'));
    seeds.push(
      '{"graph":{"id":"a","directed":false,"nodes":{"a":{}},"edges":[{"source":"a","target":"a"}]}}',
    );
    seeds.push('{"graph":{"directed":false,"hyperedges":[{"nodes":["a"]},{"nodes":[]}]}}', '{}');
  });

  it('judges thousands of mutated documents alike', () => {
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(fc.nat(), fc.array(mutation, { maxLength: 3 }), (seed, mutations) => {
        const document = JSON.parse(seeds[seed % seeds.length] as string);
        const mutated = mutations.reduce((value, mutate) => mutate(value), { document }).document;
        const text = JSON.stringify(mutated) ?? 'null';
        const accepted = official(JSON.parse(text));
        if (accepted) valid += 1;
        else invalid += 1;
        const told = structureFindings(readSchema(readJson(text))).length;
        expect({ text, accepted: told === 0 }).toEqual({ text, accepted });
      }),
      { numRuns: 6000 },
    );
    expect(Math.min(valid, invalid)).toBeGreaterThan(1000);
  });
});

type Box = { document: unknown };
type Holder = Record<string, unknown> | unknown[];

/** One change at a random place: a member renamed, removed, added or given another value. */
const mutation = fc
  .tuple(
    fc.nat(),
    fc.constantFrom('replace', 'remove', 'rename', 'add'),
    fc.constantFrom(
      'graph',
      'graphs',
      'nodes',
      'edges',
      'hyperedges',
      'directed',
      'source',
      'label',
      'metadata',
      'x',
      '__proto__',
    ),
    fc.constantFrom(
      null,
      true,
      false,
      0,
      'a',
      [],
      {},
      ['a'],
      [{}],
      { a: {} },
      { source: 'a', target: 'b' },
      { nodes: ['a'] },
    ),
  )
  .map(([place, what, name, value]) => (box: Box): Box => {
    const places: [Holder, string][] = [];
    collect(box as Record<string, unknown>, places);
    const [holder, key] = places[place % places.length] as [Holder, string];
    const fresh = structuredClone(value);
    if (what === 'replace' || holder === (box as unknown)) set(holder, key, fresh);
    else if (Array.isArray(holder))
      holder.splice(Number(key), what === 'remove' ? 1 : 0, ...(what === 'remove' ? [] : [fresh]));
    else {
      const old = holder[key];
      if (what !== 'add') delete holder[key];
      if (what === 'add') set(holder, name, fresh);
      if (what === 'rename') set(holder, name, old);
    }
    return box;
  });

function collect(holder: Holder, places: [Holder, string][]): void {
  for (const key of Object.keys(holder)) {
    places.push([holder, key]);
    const value = (holder as Record<string, unknown>)[key];
    if (typeof value === 'object' && value !== null) collect(value as Holder, places);
  }
}

function set(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
