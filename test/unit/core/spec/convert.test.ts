import { describe, expect, test } from 'vitest';
import { english } from '../../../../server/src/core/messages.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { contentOf } from '../../../../server/src/core/spec/content.js';
import { conversionOf, convertSpec } from '../../../../server/src/core/spec/convert.js';
import { dialects } from '../../../../server/src/core/spec/dialects.js';
import { documentText, layoutOf } from '../../../../server/src/core/spec/write.js';
import {
  bothAddresses,
  converted,
  currentSpec,
  mpiAttributes,
  specOf,
  specOfValue,
} from '../../../support/conversions.js';
import { corpusAbsent, corpusText } from '../../../support/corpus.js';

const catalog = new Catalog();

describe('a spec in each dialect', () => {
  const addressed = (name: 'annotations' | 'attributes') =>
    currentSpec.compatibilities.map(({ attributes, ...entry }) => ({
      ...entry,
      schema: bothAddresses[entry.name as keyof typeof bothAddresses],
      [name]: attributes,
    }));

  test.each([
    ['b', 'annotations'],
    ['c', 'attributes'],
  ] as const)('%s has the address in each entry', (dialect, name) => {
    const { value, losses } = converted(specOfValue(currentSpec), dialect);
    expect(value).toEqual({
      ...currentSpec,
      metadata: { name: 'lammps' },
      compatibilities: addressed(name),
    });
    expect(losses).toEqual([]);
  });

  test('a has one address for all entries', () => {
    const [entry] = currentSpec.compatibilities;
    const { attributes, ...heading } = entry!;
    const address = bothAddresses['org.supercontainers'];
    const alone = {
      ...currentSpec,
      metadata: { name: 'lammps', schemas: { 'org.supercontainers': address } },
      compatibilities: [entry],
    };
    const { value, losses, spec } = converted(specOfValue(alone), 'a');
    expect(value).toEqual({
      ...currentSpec,
      metadata: { name: 'lammps', jsonSchema: address },
      compatibilities: [{ ...heading, annotations: attributes }],
    });
    expect(losses).toEqual([]);
    expect(converted(spec, 'd').value).toEqual(alone);
  });

  test('a has no address where entries differ in theirs', () => {
    const { value, losses } = converted(specOfValue(currentSpec), 'a');
    expect(value).toMatchObject({ metadata: { name: 'lammps' } });
    expect(value).not.toHaveProperty('metadata.jsonSchema');
    expect(losses).toEqual([
      'The address of the schema of "org.supercontainers" is left out (https://example.org/supercontainers.json): the dialect has one for all entries, which differ in theirs.',
      'The address of the schema of "io.archspec" is left out (https://example.org/archspec.json): the dialect has one for all entries, which differ in theirs.',
    ]);
  });

  test('e has the version and the qualified attributes', () => {
    const { value, losses } = converted(specOfValue(currentSpec), 'e');
    expect(value).toEqual({
      version: '0.0.0',
      attributes: {
        'org.supercontainers.mpi.implementation': 'mpich',
        'org.supercontainers.mpi.version': '4.1.1',
        'io.archspec.cpu.target': 'amd64',
      },
    });
    expect(losses).toEqual([
      'The name "lammps" is left out.',
      'The version of the schema of "org.supercontainers" is left out (0.0.0).',
      'The address of the schema of "org.supercontainers" is left out (https://example.org/supercontainers.json).',
      'The version of the schema of "io.archspec" is left out (0.0.0).',
      'The address of the schema of "io.archspec" is left out (https://example.org/archspec.json).',
    ]);
  });

  test('from e has an entry for each namespace, in the order of their first attributes', () => {
    const flat = {
      version: '0.0.0',
      attributes: {
        'org.supercontainers.mpi.implementation': 'mpich',
        'io.archspec.cpu.target': 'amd64',
        'org.supercontainers.mpi.version': '4.1.1',
      },
    };
    const { value, spec, losses } = converted(specOfValue(flat), 'd');
    expect(value).toEqual({
      version: '0.0.0',
      kind: 'CompatibilitySpec',
      compatibilities: [
        { name: 'org.supercontainers', attributes: mpiAttributes },
        { name: 'io.archspec', attributes: { 'cpu.target': 'amd64' } },
      ],
    });
    expect(losses).toEqual([]);
    expect(converted(spec, 'e').value).toEqual(flat);
  });
});

test('members that no dialect knows are kept, but in the flat one', () => {
  const spec = {
    ...currentSpec,
    extends: [{ deep: { number: 12.5, empty: null } }],
    metadata: { ...currentSpec.metadata, subject: 'host' },
    compatibilities: [
      { ...currentSpec.compatibilities[0], note: 'x' },
      currentSpec.compatibilities[1],
    ],
  };
  const { value, losses } = converted(specOfValue(spec), 'd');
  expect(value).toEqual(spec);
  expect(losses).toEqual([]);
  expect(converted(specOfValue(spec), 'e').losses).toEqual(
    expect.arrayContaining([
      '"extends" is left out.',
      '"metadata.subject" is left out.',
      '"note" in the entry of "org.supercontainers" is left out.',
    ]),
  );
});

describe('the conversion of a text', () => {
  test('keeps its format and layout', () => {
    const text = JSON.stringify(currentSpec, undefined, 4).replaceAll('\n', '\r\n');
    const { title, text: made, losses } = conversionOf(specOf(text), 'd', catalog)!;
    expect(made).toBe(`${text}\r\n`);
    expect(losses).toEqual([]);
    expect(english(title)).toBe('Convert to the form of compspec-go (dialect d)');
    const yaml = conversionOf(
      specOf('compatibilities: [{name: mpi, attributes: {}}]', 'yaml'),
      'b',
      catalog,
    );
    expect(yaml!.text).toBe(
      'kind: CompatibilitySpec\ncompatibilities:\n  - name: mpi\n    annotations: {}\n',
    );
  });

  test('says in its title how much is lost', () => {
    const titleOf = (spec: object) => english(conversionOf(specOfValue(spec), 'e', catalog)!.title);
    expect(titleOf(currentSpec)).toBe(
      'Convert to the flat form of compat-lib (dialect e); 5 things are lost',
    );
    expect(
      titleOf({ ...currentSpec, metadata: {}, compatibilities: [{ name: 'mpi', attributes: {} }] }),
    ).toBe('Convert to the flat form of compat-lib (dialect e); one thing is lost');
  });
});

describe.skipIf(corpusAbsent)('published specs (not run: corpus absent)', () => {
  test.each([
    'proposal-d/artifact-one-namespace.json',
    'proposal-d/artifact-two-namespaces.json',
    'compspec-go/generated-compatibility-spec.json',
    'compspec-go/mapping.yaml',
    'lammps-matrix/specs/compspec-openmpi-ubuntu-gpu-22.04-amd64.json',
  ])('%s says the same in b, c and d', (path) => {
    const format = path.endsWith('.yaml') ? 'yaml' : 'json';
    const spec = specOf(corpusText(path), format);
    for (const to of ['b', 'c', 'd'] as const) {
      const { value } = convertSpec(spec, to, catalog);
      for (const format of ['json', 'yaml'] as const) {
        const again = specOf(documentText(value, format, layoutOf('', format)), format);
        expect(contentOf(again, catalog)).toEqual({
          ...contentOf(spec, catalog),
          losses: [],
          notices: [],
        });
      }
    }
  });
});

test('a faulty text is not converted, and no prefix of one is a reason to throw', () => {
  const text = JSON.stringify(currentSpec, undefined, 1);
  for (let end = 0; end < text.length; end += 1) {
    const spec = specOf(text.slice(0, end));
    expect(conversionOf(spec, 'e', catalog)).toBeUndefined();
    for (const dialect of dialects) convertSpec(spec, dialect, catalog);
  }
});
