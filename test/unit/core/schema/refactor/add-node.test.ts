import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../../server/src/core/json/read.js';
import { readSchema } from '../../../../../server/src/core/schema/model.js';
import { addedNode } from '../../../../../server/src/core/schema/refactor/add-node.js';
import { randomSchemaText } from '../../../../support/random-schemas.js';
import { applied } from '../../../../support/text-edits.js';

/** The text after the addition; the key of the sentence where there is none. */
function added(text: string, parent: string | undefined, name: string): string {
  const result = addedNode(readSchema(readJson(text)), parent, name);
  return 'key' in result ? result.key : applied(text, result.edits);
}

const schema = `{
  "graph": {
    "id": "org.example",
    "nodes": {
      "mpi": { "label": "mpi" },
      "mpi.version": { "label": "mpi version" },
      "os": { "label": "os" }
    },
    "edges": [
      { "source": "mpi", "target": "mpi.version", "relation": "contains" },
      { "source": "mpi", "target": "os", "relation": "near" }
    ]
  }
}
`;

describe('an attribute added to a schema', () => {
  it('stands behind its next of kin, in the manner of what is there', () => {
    expect(added(schema, 'mpi', 'mpi.name')).toBe(`{
  "graph": {
    "id": "org.example",
    "nodes": {
      "mpi": { "label": "mpi" },
      "mpi.version": { "label": "mpi version" },
      "mpi.name": { "label": "mpi name" },
      "os": { "label": "os" }
    },
    "edges": [
      { "source": "mpi", "target": "mpi.version", "relation": "contains" },
      { "source": "mpi", "target": "mpi.name", "relation": "contains" },
      { "source": "mpi", "target": "os", "relation": "near" }
    ]
  }
}
`);
  });

  it('stands behind its parent where that contains nothing yet', () => {
    const { graph } = JSON.parse(added(schema, 'mpi.version', 'mpi.version.major'));
    expect(Object.keys(graph.nodes)).toEqual(['mpi', 'mpi.version', 'mpi.version.major', 'os']);
    expect(graph.edges.at(-1)).toEqual({
      source: 'mpi.version',
      target: 'mpi.version.major',
      relation: 'contains',
    });
  });

  it('has no edge where nothing contains it', () => {
    const { graph } = JSON.parse(added(schema, undefined, 'gpu'));
    expect(Object.keys(graph.nodes)).toEqual(['mpi', 'mpi.version', 'os', 'gpu']);
    expect(graph.edges).toHaveLength(2);
  });

  it('makes the list of edges where there is none', () => {
    const text = '{"graph": {"id": "a", "nodes": {"mpi": {}}}}';
    expect(JSON.parse(added(text, 'mpi', 'mpi.x')).graph).toEqual({
      id: 'a',
      nodes: { mpi: {}, 'mpi.x': { label: 'mpi x' } },
      edges: [{ source: 'mpi', target: 'mpi.x', relation: 'contains' }],
    });
  });

  it('goes by its name without the namespace', () => {
    expect(
      Object.keys(JSON.parse(added(schema, 'os', ' org.example.os.name ')).graph.nodes),
    ).toContain('os.name');
  });

  it.each([
    ['mpi.version', 'rename.taken'],
    ['', 'rename.invalid'],
    ['mpi version', 'rename.invalid'],
    ['org.example.', 'rename.invalid'],
  ])('is refused as %j', (name, key) => {
    expect(added(schema, 'mpi', name)).toBe(key);
  });

  it('is refused below what nothing declares, in a broken text, and where there are no nodes', () => {
    expect(added(schema, 'gpu', 'gpu.x')).toBe('rename.unknown');
    expect(added(schema.slice(0, -8), 'mpi', 'mpi.x')).toBe('picture.edit.faulty');
    expect(added('{"graphs": []}', undefined, 'x')).toBe('picture.edit.no-nodes');
  });

  it('is all that is new, whatever the schema', () => {
    fc.assert(
      fc.property(randomSchemaText, fc.nat(), (text, choice) => {
        const before = JSON.parse(text).graph;
        const names = Object.keys(before.nodes);
        const parent = names[choice % names.length]!;
        const { graph } = JSON.parse(added(text, parent, 'new.one'));
        const { 'new.one': node, ...nodes } = graph.nodes;
        expect(node).toEqual({ label: 'new one' });
        expect(nodes).toEqual(before.nodes);
        const edge = { source: parent, target: 'new.one', relation: 'contains' };
        const others = graph.edges.filter(({ target }: { target: string }) => target !== 'new.one');
        expect(others).toEqual(before.edges);
        expect(graph.edges).toContainEqual(edge);
        expect(graph.edges).toHaveLength(before.edges.length + 1);
      }),
    );
  });
});
