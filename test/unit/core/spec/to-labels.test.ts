import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { imageOf } from '../../../../server/src/core/dockerfile/image.js';
import { labelInstruction } from '../../../../server/src/core/dockerfile/instruction.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { judgeText } from '../../../../server/src/core/judge.js';
import { english } from '../../../../server/src/core/messages.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import type { AttributeDefinition } from '../../../../server/src/core/schema/definition.js';
import { entriesOfLabels, specOfEntries } from '../../../../server/src/core/spec/from-labels.js';
import type { SpecModel } from '../../../../server/src/core/spec/model.js';
import { labelsOfSpec } from '../../../../server/src/core/spec/to-labels.js';
import { documentText } from '../../../../server/src/core/spec/write.js';

const catalog = new Catalog();

function specIn(text: string, name = 'spec.json'): SpecModel {
  const { spec } = judgeText(text, { name, explicit: true }, catalog);
  if (spec === undefined) throw new Error(`no spec: ${text}`);
  return spec;
}

function labelsIn(text: string) {
  const { labels, losses } = labelsOfSpec(specIn(text), catalog);
  return {
    labels: labels.map(({ name, value }) => `${name}=${value}`),
    losses: losses.map(english),
  };
}

describe('the labels of a spec', () => {
  test.each([
    [
      'with an entry for each namespace',
      {
        metadata: { schemas: { 'com.example': 'https://example.org/a' } },
        compatibilities: [
          { name: 'org.supercontainers', attributes: { mpi: 'Open MPI', 'os.name': '' } },
          {
            name: 'com.example',
            // The other address is of no use then, which is nothing to labels.
            schema: 'https://example.org/b',
            attributes: { a: '1', 'io.archspec.cpu.target': 'zen3' },
          },
        ],
      },
      [
        'org.supercontainers.mpi=Open MPI',
        'org.supercontainers.os.name=',
        'com.example.a=1',
        'io.archspec.cpu.target=zen3',
      ],
    ],
    [
      'with groups in the names, and annotations',
      {
        metadata: { jsonSchema: 'https://example.org/a' },
        compatibilities: [{ name: 'org.supercontainers.mpi', annotations: { version: '4' } }],
      },
      ['org.supercontainers.mpi.version=4'],
    ],
    [
      'with qualified names',
      { version: '0.0.0', attributes: { 'org.supercontainers.mpi.version': '4', 'a.b.c': 'd' } },
      ['a.b.c=d', 'org.supercontainers.mpi.version=4'],
    ],
  ])('are its attributes, in a spec %s', (_, spec, labels) => {
    expect(labelsIn(JSON.stringify(spec))).toEqual({ labels, losses: [] });
  });

  it('have one value each, and what is lost is told', () => {
    const spec = {
      compatibilities: [
        { name: 'org.supercontainers', version: '0.0.0', attributes: { 'mpi.version': '4' } },
        { name: 'org.supercontainers', version: '0.1.0', attributes: { 'mpi.version': '5' } },
        { name: 'io.archspec', attributes: { 'cpu.target': null } },
      ],
    };
    expect(labelsIn(JSON.stringify(spec))).toEqual({
      labels: ['org.supercontainers.mpi.version=4'],
      losses: [
        'The attribute "cpu.target" has no text as its value, and is left out.',
        'The attribute "org.supercontainers.mpi.version" has two values; "4" is kept and "5" is left out.',
      ],
    });
  });

  it('are those that the spec was made of', () => {
    fc.assert(
      fc.property(
        fc.array(randomLabel, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (all, isYaml) => {
          const given = [...new Map(all.map((one) => [one.name, one])).values()];
          const style = { escapeCharacter: '\\', lineEnd: '\n' } as const;
          const dockerfile = `FROM x\n${labelInstruction(given, style).text}\n`;
          const { labels } = imageOf(readLabels(dockerfile), dockerfile, 0);
          const { entries, remarks } = entriesOfLabels(labels, catalog);
          expect(remarks).toEqual([]);
          const format = isYaml ? 'yaml' : 'json';
          const text = documentText(specOfEntries('any', entries), format, {
            indent: '  ',
            lineEnd: '\n',
          });
          const origin = { name: `spec.${format}`, explicit: true };
          expect(judgeText(text, origin, catalog).findings).toEqual([]);
          const back = labelsOfSpec(specIn(text, origin.name), catalog);
          expect(back.losses).toEqual([]);
          expect(new Map(back.labels.map(({ name, value }) => [name, value]))).toEqual(
            new Map(given.map(({ name, value }) => [name, value])),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** Every attribute of the bundled schemas' newest versions that takes a value. */
const attributes = catalog.namespaces.flatMap((namespace) => {
  const schema = catalog.find(namespace)!;
  return schema.schema.allNames.flatMap((name, index) => {
    const { definition } = catalog.attribute(schema, name)!;
    const isGroup = definition.type === undefined && schema.schema.isGroup(index);
    return isGroup ? [] : [{ label: `${namespace}.${name}`, definition }];
  });
});

/** Values as the schema writes them. */
function valueFor({ type, format, values, comparison }: AttributeDefinition): fc.Arbitrary<string> {
  if (format !== undefined) return valuesByFormat[format];
  const isList = type === 'list' || comparison === 'one-of';
  const one = values === undefined ? valuesByType[type ?? 'string'] : fc.constantFrom(...values);
  if (!isList) return one;
  return fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map((entries) => entries.join(','));
}

const valuesByFormat: Readonly<
  Record<NonNullable<AttributeDefinition['format']>, fc.Arbitrary<string>>
> = {
  'date-time': fc.constantFrom('2024-03-15T13:19:33Z', '2024-03-15T13:19:33.5+01:00'),
  url: fc.webUrl(),
  digest: fc.constant(`sha256:${'0a'.repeat(32)}`),
  'license-expression': fc.constantFrom('MIT', '(Apache-2.0 OR MIT)'),
};
const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const version = fc.stringMatching(/^[1-9]\d?(?:\.\d{1,2}){0,2}$/);
const valuesByType: Readonly<
  Record<NonNullable<AttributeDefinition['type']>, fc.Arbitrary<string>>
> = {
  string: fc
    .oneof(word, fc.string({ unit: 'grapheme', maxLength: 12 }))
    .map((text) => text.trim())
    .filter((text) => text !== '' && !/[\r\n]/.test(text)),
  version,
  boolean: fc.constantFrom('yes', 'no'),
  integer: fc.nat().map(String),
  microarchitecture: word,
  list: word,
};

const randomLabel = fc
  .constantFrom(...attributes)
  .chain(({ label, definition }) => valueFor(definition).map((value) => ({ name: label, value })));
