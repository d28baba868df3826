import { describe, expect, it } from 'vitest';
import { judgeSchemaText } from '../../../../server/src/core/schema/judge.js';
import { corpusAbsent, corpusText } from '../../../support/corpus.js';
import { judged, sentences } from '../../../support/judged-schema.js';

/** A flawless schema, with parts replaced. */
function schema(graph: Record<string, unknown>): string {
  return JSON.stringify({
    graph: {
      id: 'org.example',
      metadata: { version: '0.1.0' },
      nodes: { mpi: {}, 'mpi.version': {} },
      edges: [{ source: 'mpi', target: 'mpi.version', relation: 'contains' }],
      ...graph,
    },
  });
}

const edge = (source: string, target: string, relation = 'contains') => ({
  source,
  target,
  relation,
});
const nodes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, {}]));

describe('a compatibility schema', () => {
  it('has no findings when nothing is wrong with it', () => {
    expect(judged(schema({}))).toEqual([]);
  });

  it('shows the one defect of the published org.supercontainers, on the word', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const text = corpusText('proposal-d/compspec.json');
    expect(judged(text)).toEqual([['undeclared-node', 'hardware.gpu.version']]);
    expect(sentences(text)).toEqual([
      'The edge names "hardware.gpu.version", a node that the schema does not declare.',
    ]);
  });

  it('shows every fault of a text that has several', () => {
    const text = `{"graph": {
      "nodes": { "a": {}, "a": {}, "b": {"label": 1}, "lonely": {} },
      "edges": [
        {"source": "a", "target": "b", "relation": "contains"},
        {"source": "a", "target": "missing", "relation": "contains"},
        {"source": "b", "target": "b"},
      ]
    }}`;
    expect(new Set(judged(text).map(([code]) => code))).toEqual(
      new Set([
        'json-duplicate-key',
        'json-syntax',
        'jgf-structure',
        'undeclared-node',
        'unconnected-node',
        'self-edge',
        'attribute-name-mismatch',
        'missing-namespace',
        'missing-version',
      ]),
    );
  });
});

describe('undeclared-node', () => {
  it('stands on the end that names it, and names the nearest declared one', () => {
    const text = schema({ edges: [edge('mpi', 'mpi.versoin'), edge('mpi', 'mpi.version')] });
    expect(judged(text)).toEqual([['undeclared-node', 'mpi.versoin']]);
    expect(sentences(text)[0]).toContain('Is "mpi.version" meant?');
  });

  it('does not guess at names of a letter or two', () => {
    const text = schema({
      nodes: nodes('a', 'a.b'),
      edges: [edge('a', 'a.b'), edge('a', 'q', 'is')],
    });
    expect(sentences(text)[0]).not.toContain('meant');
  });

  it('quotes a name of megabytes by its beginning', () => {
    const text = schema({
      edges: [edge('mpi', 'x'.repeat(1_000_000)), edge('mpi', 'mpi.version')],
    });
    expect(sentences(text)[0]?.length).toBeLessThan(1000);
  });

  it('stands on both ends where both are wrong', () => {
    const text = schema({
      nodes: nodes('a', 'a.b'),
      edges: [edge('a', 'a.b'), edge('x', 'y', 'is')],
    });
    expect(judged(text)).toEqual([
      ['undeclared-node', 'x'],
      ['undeclared-node', 'y'],
    ]);
  });

  it('is judged by the value of a string, not by how it is escaped', () => {
    const text = schema({}).replace('"target":"mpi.version"', '"target":"mpi\\u002eversion"');
    expect(judged(text)).toEqual([]);
  });

  it('knows names that mean something to JavaScript', () => {
    const names = ['__proto__', 'constructor', 'toString', '1', '0'];
    const text = `{"graph": {"id": "x", "metadata": {"version": "1"},
      "nodes": {${names.map((name) => `"${name}": {}`).join(',')}},
      "edges": [${names.map((name) => `{"source": "1", "target": "${name}x"}`).join(',')}]}}`;
    expect(judged(text).filter(([code]) => code === 'undeclared-node')).toHaveLength(5);
    const fine = text
      .replaceAll('x"}', '"}')
      .replace('"target": "1"', '"target": "0", "relation": "is"');
    expect(judged(fine)).toEqual([]);
  });
});

describe('unconnected-node', () => {
  it('stands on the declaration, and says which node contains it by name', () => {
    const text = schema({ nodes: nodes('mpi', 'mpi.version', 'mpi.portability.mode', 'os') });
    expect(judged(text)).toEqual([
      ['unconnected-node', 'mpi.portability.mode'],
      ['unconnected-node', 'os'],
    ]);
    expect(sentences(text)[0]).toContain('by its name, "mpi" contains it');
  });

  it('is not said of a node that is only a target, or in an edge without a relation', () => {
    const text = schema({ nodes: nodes('a', 'b'), edges: [{ source: 'a', target: 'b' }] });
    expect(judged(text)).toEqual([]);
  });
});

describe('edges', () => {
  it('are duplicates when source, target and relation agree', () => {
    const again = edge('mpi', 'mpi.version');
    const text = schema({ edges: [again, edge('mpi', 'mpi.version', 'is'), again] });
    expect(judged(text)).toEqual([['duplicate-edge', JSON.stringify(again)]]);
    expect(judgeSchemaText(text).findings[0]?.related).toHaveLength(1);
  });

  it('say the same from either end when they are undirected', () => {
    const text = schema({
      directed: false,
      edges: [edge('mpi', 'mpi.version', 'is'), edge('mpi.version', 'mpi', 'is')],
    });
    expect(judged(text).map(([code]) => code)).toEqual(['duplicate-edge']);
    const one = { ...edge('mpi.version', 'mpi', 'is'), directed: true };
    expect(
      judged(schema({ directed: false, edges: [edge('mpi', 'mpi.version', 'is'), one] })),
    ).toEqual([]);
  });

  it('are no duplicates when only their texts run together to the same', () => {
    const text = schema({
      nodes: nodes('a', 'bc', 'c', 'ab'),
      edges: [edge('a', 'bc', 'x'), edge('a', 'c', 'xb'), edge('ab', 'c', 'x')],
    });
    expect(judged(text)).toEqual([]);
  });

  it('of containment have a direction even in an undirected graph', () => {
    const both = [edge('mpi', 'mpi.version'), edge('mpi.version', 'mpi')];
    const found = judged(schema({ directed: false, edges: both })).map(([code]) => code);
    expect(found).toContain('containment-cycle');
    expect(found).not.toContain('duplicate-edge');
  });

  it('from a node to itself are errors', () => {
    const text = schema({ edges: [edge('mpi', 'mpi.version'), edge('mpi', 'mpi', 'is')] });
    expect(judged(text)).toEqual([['self-edge', 'mpi']]);
  });

  it('that form a circle of containment are told by the edge that closes it', () => {
    const text = schema({
      nodes: nodes('a', 'a.b', 'a.b.c'),
      edges: [edge('a', 'a.b'), edge('a.b', 'a.b.c'), edge('a.b.c', 'a')],
    });
    expect(judged(text)).toContainEqual(['containment-cycle', 'a']);
    expect(sentences(text)[0]).toBe(
      'This edge closes a circle of containment: a → a.b → a.b.c → a.',
    );
  });

  it('of other relations may go round', () => {
    const text = schema({
      nodes: nodes('a', 'b'),
      edges: [edge('a', 'b', 'is'), edge('b', 'a', 'is')],
    });
    expect(judged(text)).toEqual([]);
  });

  it('may reach an attribute from several parents', () => {
    const text = schema({
      nodes: nodes('a', 'a.b', 'a.c', 'a.b.d'),
      edges: [edge('a', 'a.b'), edge('a', 'a.c'), edge('a.b', 'a.b.d'), edge('a.c', 'a.b.d', 'is')],
    });
    expect(judged(text)).toEqual([]);
  });

  it('of containment whose child does not extend its parent are told, without doubt about them', () => {
    const text = schema({ nodes: nodes('mpi', 'version'), edges: [edge('mpi', 'version')] });
    expect(judgeSchemaText(text).findings).toMatchObject([
      { code: 'attribute-name-mismatch', severity: 'information' },
    ]);
    expect(judged(schema({ nodes: nodes('mpi', 'mpi2'), edges: [edge('mpi', 'mpi2')] }))).toEqual([
      ['attribute-name-mismatch', 'mpi2'],
    ]);
  });
});

describe('namespace and version', () => {
  it('are missed where the graph is named', () => {
    const text = schema({ id: undefined, metadata: undefined });
    expect(judged(text)).toEqual([
      ['missing-namespace', 'graph'],
      ['missing-version', 'graph'],
    ]);
  });

  it.each([['org.supercontainers'], ['mpi'], ['a-b.c_d'], ['日本.語']])(
    '%s is a namespace',
    (id) => {
      expect(judged(schema({ id }))).toEqual([]);
    },
  );

  it.each([['org supercontainers'], ['org..x'], ['.x'], ['a\u0007b'], ['a\u00a0b'], ['a\n']])(
    '%j is no namespace',
    (id) => {
      expect(judged(schema({ id }))).toEqual([
        ['invalid-namespace', JSON.stringify(id).slice(1, -1)],
      ]);
    },
  );

  it('says what it is that no namespace has', () => {
    expect(sentences(schema({ id: 'org..x' }))[0]).toContain('empty word between its dots');
    expect(sentences(schema({ id: 'a b' }))[0]).toContain('white space');
    expect(judged(schema({ id: 'a\u202eb' }))).toHaveLength(1);
  });

  it('shows an empty namespace on its quotes', () => {
    expect(judged(schema({ id: '' }))).toEqual([['invalid-namespace', '""']]);
  });

  it('leaves a namespace of the wrong type to the format', () => {
    expect(judged(schema({ id: 1 }))).toEqual([['jgf-structure', '1']]);
  });

  it('wants a version that is a string', () => {
    expect(judged(schema({ metadata: {} }))).toEqual([['missing-version', 'metadata']]);
    expect(judged(schema({ metadata: { version: 0.1 } }))).toEqual([['missing-version', '0.1']]);
    expect(judged(schema({ metadata: { version: '' } }))).toEqual([['missing-version', '""']]);
    expect(sentences(schema({ metadata: { version: '' } }))[0]).toContain('is empty');
    expect(judged(schema({ metadata: { version: {} } }))).toEqual([['missing-version', 'version']]);
  });
});

describe('not-a-compatibility-schema', () => {
  it.each([
    ['graphs', '{"graphs": []}'],
    [
      'hyperedges',
      '{"graph": {"nodes": {"a": {}}, "hyperedges": [{"source": ["a"], "target": ["a"]}]}}',
    ],
  ])('is the one finding of a document with %s', (word, text) => {
    expect(judged(text)).toEqual([['not-a-compatibility-schema', word]]);
  });

  it('is said of a graph without nodes, beside what else is wrong', () => {
    expect(judged('{"graph": {"id": "x", "metadata": {"version": "1"}, "edges": []}}')).toEqual([
      ['not-a-compatibility-schema', 'graph'],
    ]);
    expect(judged('{"graph": {"nodes": {}, "edges": []}}').map(([code]) => code)).toEqual([
      'missing-namespace',
      'missing-version',
      'not-a-compatibility-schema',
    ]);
  });
});

describe('a monstrous schema', () => {
  it('of a million edges to nowhere is judged', () => {
    const text = `{"graph": {"nodes": {"a": {}}, "edges": [${'{"source":"a","target":"b"},'.repeat(999_999)}{"source":"a","target":"b"}]}}`;
    const { findings } = judgeSchemaText(text);
    expect(findings.filter(({ code }) => code === 'undeclared-node')).toHaveLength(1_000_000);
  });

  it('of one circle through a hundred thousand nodes, with as many short cuts back, is judged', () => {
    const count = 100_000;
    const names = Array.from({ length: count }, (_, index) => `n${index}`);
    const edges = names.flatMap((name, index) => [
      edge(name, names[(index + 1) % count] as string),
      edge(name, 'n0', 'contains '),
      { ...edge(name, 'n0'), id: 'back' },
    ]);
    const codes = judgeSchemaText(schema({ nodes: nodes(...names), edges })).findings.map(
      ({ code }) => code,
    );
    expect(codes.filter((code) => code === 'containment-cycle').length).toBeGreaterThan(count - 3);
  });

  it('of an object with a hundred thousand members that the format does not know is judged', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => [`member${index}`, 1]);
    const codes = judged(schema(Object.fromEntries(members))).map(([code]) => code);
    expect(codes.filter((code) => code === 'jgf-structure')).toHaveLength(100_000);
  });

  it('of a hundred thousand aliases that lead nowhere is judged', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => `value${index}`);
    const aliases = Object.fromEntries(values.map((value) => [`alias of ${value}`, `no ${value}`]));
    const text = schema({ nodes: { mpi: {}, 'mpi.version': { metadata: { values, aliases } } } });
    expect(judged(text)).toHaveLength(100_000);
  });

  it('of millions of open brackets is judged', () => {
    const codes = new Set(judged(`{"graph": ${'{'.repeat(3_000_000)}`).map(([code]) => code));
    expect(codes).toContain('json-syntax');
  });

  it('of a hundred thousand levels in its metadata is judged', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const text = schema({}).replace('"mpi":{}', `"mpi":{"metadata":${deep}}`);
    expect(judged(text)).toEqual([]);
    expect(judged(text.replace('1}', '1,}'))).toEqual([['json-syntax', ',']]);
  });
});

describe('a document that is no schema at all', () => {
  it.each([
    [''],
    ['   '],
    ['null'],
    ['[]'],
    ['"graph"'],
    ['{}'],
    ['{"graph": 1}'],
    ['{"graph": []}'],
    ['{"graph":'],
    ['\u0000'],
  ])('%j is judged without an exception', (text) => {
    expect(() => judged(text)).not.toThrow();
  });
});
