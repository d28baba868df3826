import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../../server/src/core/json/read.js';
import { readSchema } from '../../../../../server/src/core/schema/model.js';
import {
  type BelowChoice,
  belowChoices,
  deletion,
} from '../../../../../server/src/core/schema/refactor/delete-node.js';
import { randomSchemaText } from '../../../../support/random-schemas.js';
import { applied } from '../../../../support/text-edits.js';

interface Edge {
  readonly source: string;
  readonly target: string;
  readonly relation?: string;
}

function deleted(text: string, name: string, below: BelowChoice) {
  const result = deletion(readSchema(readJson(text)), name, below);
  if ('key' in result) return { refused: result.key, names: [], text };
  return { names: result.names, text: applied(text, result.edits) };
}

/** A schema of `contains` edges, one a line: `a > b`; other relations as `a word b`. */
function schemaOf(names: string, ...edges: readonly string[]): string {
  const written = edges.map((edge) => {
    const [source = '', word = '', target = ''] = edge.split(' ');
    return { source, target, relation: word === '>' ? 'contains' : word };
  });
  const nodes = Object.fromEntries(names.split(' ').map((name) => [name, {}]));
  return JSON.stringify({ graph: { id: 'org.example', nodes, edges: written } }, null, 2);
}

function shown(text: string): [string, ...string[]] {
  const { nodes, edges } = JSON.parse(text).graph;
  const words = (edges as Edge[]).map(
    ({ source, target, relation }) =>
      `${source} ${relation === 'contains' ? '>' : relation} ${target}`,
  );
  return [Object.keys(nodes).join(' '), ...words];
}

const tree = schemaOf('a b c d e', 'a > b', 'b > c', 'b > d', 'd is e', 'a > e');

describe('an attribute taken out of a schema', () => {
  it('takes its edges with it, and what it contains', () => {
    const { names, text } = deleted(tree, 'b', 'delete');
    expect(names).toEqual(['b', 'c', 'd']);
    expect(shown(text)).toEqual(['a e', 'a > e']);
  });

  it('leaves what it contains to the one above', () => {
    const { names, text } = deleted(tree, 'b', 'keep');
    expect(names).toEqual(['b']);
    expect(shown(text)).toEqual(['a c d e', 'a > c', 'a > d', 'd is e', 'a > e']);
  });

  it('leaves what it contains to nobody where nothing is above', () => {
    expect(shown(deleted(tree, 'a', 'keep').text)).toEqual(['b c d e', 'b > c', 'b > d', 'd is e']);
  });

  it('leaves what something else contains as well', () => {
    const text = schemaOf('a b c x', 'a > b', 'b > c', 'x > c');
    expect(deleted(text, 'a', 'delete').names).toEqual(['a', 'b']);
    const both = schemaOf('a b c d', 'a > b', 'a > c', 'b > d', 'c > d');
    expect(deleted(both, 'a', 'delete').names).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the one above nothing that it has already', () => {
    const text = schemaOf('a b c', 'a > b', 'b > c', 'a > c', 'b > a');
    expect(shown(deleted(text, 'b', 'keep').text)).toEqual(['a c', 'a > c']);
  });

  it('leaves an empty schema where nothing else is in it', () => {
    expect(shown(deleted(schemaOf('a b', 'a > b'), 'a', 'delete').text)).toEqual(['']);
  });

  it('keeps every other line as it is written', () => {
    const text = `{ "graph": { "id": "o",
  "nodes": { "a": {}, "b": { "label": "x" },   "c": {} },
  "edges": [
    {"source": "a",  "target": "b", "relation": "contains"},
    {"source": "a",  "target": "c", "relation": "contains"}
  ] } }`;
    expect(deleted(text, 'b', 'delete').text).toBe(`{ "graph": { "id": "o",
  "nodes": { "a": {},   "c": {} },
  "edges": [
    {"source": "a",  "target": "c", "relation": "contains"}
  ] } }`);
  });

  it('is refused where nothing declares it, in a broken text, and where there are no nodes', () => {
    expect(deleted(tree, 'z', 'delete').refused).toBe('rename.unknown');
    expect(deleted(tree.slice(0, -4), 'a', 'delete').refused).toBe('picture.edit.faulty');
    expect(deleted('{"graphs": []}', 'a', 'delete').refused).toBe('picture.edit.no-nodes');
  });

  it('leaves the others alone, whatever the schema', () => {
    fc.assert(
      fc.property(
        randomSchemaText,
        fc.nat(),
        fc.constantFrom(...belowChoices),
        (text, choice, below) => {
          const before = JSON.parse(text).graph;
          const all = Object.keys(before.nodes);
          const name = all[choice % all.length]!;
          const { names, text: after } = deleted(text, name, below);
          const { graph } = JSON.parse(after);
          expect(names).toContain(name);
          if (below === 'keep') expect(names).toEqual([name]);
          const gone = new Set(names);
          expect(Object.entries(graph.nodes)).toEqual(
            Object.entries(before.nodes).filter(([one]) => !gone.has(one)),
          );
          const isTouched = ({ source, target }: Edge): boolean =>
            gone.has(source) || gone.has(target);
          expect((graph.edges as Edge[]).filter(isTouched)).toEqual([]);
          const untouched = (before.edges as Edge[]).filter((edge) => !isTouched(edge));
          const added = (graph.edges as Edge[]).length - untouched.length;
          expect(added).toBeGreaterThanOrEqual(0);
          if (below === 'delete') expect(graph.edges).toEqual(untouched);
          for (const edge of untouched) expect(graph.edges).toContainEqual(edge);
        },
      ),
    );
  });
});
