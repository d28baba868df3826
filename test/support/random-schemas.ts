import fc from 'fast-check';

const name = fc.constantFrom('a', 'a.b', 'a.b.c', 'a.d', 'x', 'x.y', 'é"\\', '__proto__', '');
const edge = fc.record(
  {
    source: name,
    target: name,
    relation: fc.constantFrom('contains', 'contains', 'is', 'meets'),
    directed: fc.boolean(),
    label: fc.constantFrom('one', 'two'),
  },
  { requiredKeys: ['source', 'target'] },
);
const node = fc.record(
  {
    label: fc.string({ maxLength: 3 }),
    metadata: fc.oneof(
      fc.constant({ type: 'version' }),
      fc.record({ inferred: fc.record({ from: name, table: fc.constant('t') }) }),
    ),
  },
  { requiredKeys: [] },
);

/** Small schemas of every shape: circles, several parents, undeclared and unconnected nodes. */
export const randomGraph = fc.record(
  {
    id: fc.constantFrom('org.example', 'a', 'x'),
    metadata: fc.constant({ version: '0.1.0' }),
    directed: fc.boolean(),
    nodes: fc
      .uniqueArray(fc.tuple(name, node), { selector: ([key]) => key, minLength: 1 })
      .map((entries) => Object.fromEntries(entries)),
    edges: fc.array(edge, { maxLength: 8 }),
  },
  { requiredKeys: ['id', 'metadata', 'nodes', 'edges'] },
);

/** Such a schema as text, laid out in one way or another. */
export const randomSchemaText = fc
  .tuple(randomGraph, fc.constantFrom(undefined, 2, '\t'))
  .map(([graph, indent]) => JSON.stringify({ graph }, undefined, indent));
