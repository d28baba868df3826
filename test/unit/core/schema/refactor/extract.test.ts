import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledCatalog } from '../../../../../server/src/core/schema/catalog.js';
import { judgeSchemaText } from '../../../../../server/src/core/schema/judge.js';
import type { SchemaModel } from '../../../../../server/src/core/schema/model.js';
import { extraction } from '../../../../../server/src/core/schema/refactor/extract.js';
import { randomSchemaText } from '../../../../support/random-schemas.js';
import { applied } from '../../../../support/text-edits.js';

const text = `{
  "graph": {
    "id": "org.example",
    "type": "compspec",
    "metadata": { "version": "0.2.0" },
    "nodes": {
      "hardware": {},
      "hardware.gpu": { "label": "gpu" },
      "hardware.gpu.cuda": {
        "label": "cuda"
      },
      "hardware.cpu": {},
      "cuda": {}
    },
    "edges": [
      { "source": "hardware", "target": "hardware.gpu", "relation": "contains" },
      { "source": "hardware.gpu", "target": "hardware.gpu.cuda", "relation": "contains" },
      { "source": "hardware", "target": "hardware.cpu", "relation": "contains" },
      { "source": "cuda", "target": "hardware.gpu.cuda", "relation": "labelled" },
      { "source": "cuda", "target": "hardware", "relation": "needs" },
      { "source": "hardware.gpu", "target": "hardware.gpu.version", "relation": "contains" }
    ]
  }
}
`;

function extracted(schemaText: string, name: string) {
  const { schema } = judgeSchemaText(schemaText);
  const attribute = schema.byName.get(name);
  const found = attribute && extraction(schema, attribute.index);
  return found && { ...found, left: applied(schemaText, found.edits) };
}

/** The codes of a schema's findings, and how often. */
function codes(schemaText: string): readonly string[] {
  return judgeSchemaText(schemaText).findings.map(({ code }) => code);
}

function counted(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function expectNothingNew(schemaText: string, schema: SchemaModel, attribute: number): boolean {
  const found = extraction(schema, attribute);
  if (found === undefined) return false;
  const left = applied(schemaText, found.edits);
  const before = counted(codes(schemaText));
  const message = `${schema.name(attribute)} of ${schemaText}`;
  for (const [code, count] of counted([...codes(left), ...codes(found.text)])) {
    expect(count, `${code}: ${message}`).toBeLessThanOrEqual(before.get(code) ?? 0);
  }
  const [one, other] = [judgeSchemaText(left).schema, judgeSchemaText(found.text).schema];
  expect(one.count + other.count, message).toBe(schema.count);
  expect(one.edges.count + other.edges.count + found.dropped, message).toBe(schema.edges.count);
  expect(other.namespace).toBe(found.namespace);
  return true;
}

describe('an attribute and everything below it', () => {
  it('become a schema of their own', () => {
    const found = extracted(text, 'hardware.gpu');
    expect(found?.namespace).toBe('org.example.hardware.gpu');
    expect(found?.dropped).toBe(2);
    expect(found?.text).toBe(`{
  "graph": {
    "id": "org.example.hardware.gpu",
    "type": "compspec",
    "metadata": { "version": "0.2.0" },
    "nodes": {
      "hardware.gpu": { "label": "gpu" },
      "hardware.gpu.cuda": {
        "label": "cuda"
      }
    },
    "edges": [
      { "source": "hardware.gpu", "target": "hardware.gpu.cuda", "relation": "contains" },
      { "source": "hardware.gpu", "target": "hardware.gpu.version", "relation": "contains" }
    ]
  }
}
`);
    expect(found?.left).toBe(`{
  "graph": {
    "id": "org.example",
    "type": "compspec",
    "metadata": { "version": "0.2.0" },
    "nodes": {
      "hardware": {},
      "hardware.cpu": {},
      "cuda": {}
    },
    "edges": [
      { "source": "hardware", "target": "hardware.cpu", "relation": "contains" },
      { "source": "cuda", "target": "hardware", "relation": "needs" }
    ]
  }
}
`);
  });

  it('take over the line ends, the indentation and the direction of edges', () => {
    const other = text
      .replace('"type"', '"directed": false,\n    "type"')
      .replaceAll('  ', '\t')
      .replaceAll('\n', '\r\n');
    const found = extracted(other, 'hardware.gpu')?.text ?? '';
    expect(found.replaceAll('\r\n', '')).not.toMatch(/[\r\n]| {2}/);
    expect(found).toContain('\t\t"directed": false,\r\n');
  });

  it.each([
    ['nothing is below it', 'hardware.cpu', text],
    [
      'it is all there is',
      'mpi',
      '{"graph": {"id": "x", "nodes": {"mpi": {}, "mpi.a": {}}, "edges": [{"source": "mpi", "target": "mpi.a", "relation": "contains"}]}}',
    ],
    [
      'what stays would be in no edge',
      'hardware.gpu',
      text
        .replace(
          '"source": "cuda", "target": "hardware", "relation": "needs"',
          '"source": "hardware.gpu", "target": "cuda"',
        )
        .replace('"target": "hardware.cpu"', '"target": "hardware.gpu"'),
    ],
    [
      'a value is inferred across the border',
      'hardware.gpu',
      text.replace(
        '"hardware.cpu": {}',
        '"hardware.cpu": { "metadata": { "inferred": { "from": "hardware.gpu", "table": "t" } } }',
      ),
    ],
    ['the schema has no namespace', 'hardware.gpu', text.replace('"id"', '"label"')],
    [
      'its name is none for a namespace',
      'hardware gpu',
      text.replaceAll('hardware.gpu', 'hardware gpu'),
    ],
    ['the text has a fault', 'hardware.gpu', text.replace('{},', '{}')],
    ['a name stands twice', 'hardware.gpu', text.replace('"cuda": {}', '"cuda": {}, "cuda": {}')],
  ])('stay where %s', (_, name, of) => {
    expect(extracted(of, name)).toBeUndefined();
  });

  it('leave two schemas without new faults, whatever the schema', () => {
    let made = 0;
    fc.assert(
      fc.property(randomSchemaText, (schemaText) => {
        const { schema } = judgeSchemaText(schemaText);
        for (let attribute = 0; attribute < schema.count; attribute += 1) {
          if (expectNothingNew(schemaText, schema, attribute)) made += 1;
        }
      }),
      { numRuns: 2000 },
    );
    expect(made).toBeGreaterThan(100);
  });

  it.each(bundledCatalog().map((entry) => [`${entry.namespace} ${entry.version}`, entry] as const))(
    'of %s do as well',
    (_, { schema }) => {
      for (let attribute = 0; attribute < schema.count; attribute += 1) {
        expectNothingNew(schema.tree.text, schema, attribute);
      }
    },
  );
});
