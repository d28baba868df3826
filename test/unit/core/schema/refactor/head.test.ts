import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsFor } from '../../../../../server/src/core/json/edits.js';
import { readJson } from '../../../../../server/src/core/json/read.js';
import { judgeSchemaText } from '../../../../../server/src/core/schema/judge.js';
import { schemaChanges } from '../../../../../server/src/core/schema/refactor/head.js';
import { randomGraph } from '../../../../support/random-schemas.js';
import { applied } from '../../../../support/text-edits.js';

function made(text: string): string {
  const tree = readJson(text);
  return applied(text, editsFor(tree, schemaChanges(tree)));
}

const graph = '"nodes": { "a": {}, "b": {} }, "edges": [{ "source": "a", "target": "b" }]';

describe('a compatibility schema made of a graph', () => {
  it('has a namespace, a type and a version', () => {
    const text = `{\n  "graph": {\n    ${graph}\n  }\n}\n`;
    expect(made(text)).toBe(
      `{\n  "graph": {\n    "id": "org.example",\n    "type": "compspec",\n    ${graph}, "metadata": { "version": "0.1.0" }\n  }\n}\n`,
    );
    expect(judgeSchemaText(made(text)).findings).toEqual([]);
  });

  it('keeps what is there already', () => {
    expect(made(`{"graph": {"type": "car", ${graph}, "metadata": {"version": 1, "x": 2}}}`)).toBe(
      `{"graph": {"id": "org.example", "type": "car", ${graph}, "metadata": {"version": "1", "x": 2}}}`,
    );
    const whole = `{"graph": {"id": "x", "type": "t", "metadata": {"version": "1"}, ${graph}}}`;
    expect(made(whole)).toBe(whole);
  });

  it('is the one graph of several', () => {
    const text = `{ "graphs": [\n  { ${graph} }\n] }`;
    expect(made(text)).toBe(
      `{ "graph": { "id": "org.example", "type": "compspec", ${graph}, "metadata": { "version": "0.1.0" } } }`,
    );
  });

  it.each([
    ['of two graphs', `{"graphs": [{${graph}}, {${graph}}]}`],
    ['of no graph', '{"graphs": []}'],
    [
      'beside a graph',
      `{"graph": {"id": "x", "type": "", "metadata": {"version": "1"}, ${graph}}, "graphs": [{${graph}}]}`,
    ],
    ['of hyperedges', '{"graph": {"nodes": {"a": {}}, "hyperedges": []}}'],
    ['of no nodes', '{"graph": {"nodes": {}, "edges": []}}'],
    ['of a text with a fault', `{"graph": {${graph},}}`],
    ['of something else', '{"graph": 7}'],
  ])('is not made %s', (_, text) => {
    expect(made(text)).toBe(text);
  });

  it('has no finding more than the graph, and keeps all of it', () => {
    fc.assert(
      fc.property(
        randomGraph,
        fc.subarray(['id', 'metadata', 'type'] as const),
        fc.boolean(),
        fc.constantFrom(undefined, 2, '\t'),
        (sound, kept, several, indent) => {
          const { id, metadata, ...bare } = sound;
          const all = { id, metadata, type: 'compspec' };
          const head = Object.fromEntries(kept.map((name) => [name, all[name]]));
          const value = { ...bare, ...head };
          const before = JSON.stringify(
            several ? { graphs: [value] } : { graph: value },
            null,
            indent,
          );
          const after = made(before);
          expect(JSON.parse(after)).toEqual({
            graph: { ...all, id: 'org.example', metadata: { version: '0.1.0' }, ...value },
          });
          expect(judgeSchemaText(after).findings.map(({ code }) => code)).not.toContain(
            'missing-version',
          );
        },
      ),
    );
  });
});
