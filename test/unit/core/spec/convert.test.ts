import fastCheck from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../../server/src/core/kind.js';
import { english } from '../../../../server/src/core/messages.js';
import { readText, type TextFormat } from '../../../../server/src/core/read.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { contentOf, type SpecContent } from '../../../../server/src/core/spec/content.js';
import { conversionOf, convertSpec } from '../../../../server/src/core/spec/convert.js';
import { type Dialect, dialects } from '../../../../server/src/core/spec/dialects.js';
import { readSpec, type SpecModel } from '../../../../server/src/core/spec/model.js';
import { documentText, layoutOf } from '../../../../server/src/core/spec/write.js';
import type { Written } from '../../../../server/src/core/spec/written.js';
import { corpusAbsent, corpusText } from '../../../support/corpus.js';

const catalog = new Catalog();

function specOf(text: string, format: TextFormat = 'json'): SpecModel {
  return readSpec(readText(text, format));
}

function jsonSpec(value: unknown): SpecModel {
  return specOf(JSON.stringify(value));
}

function converted(spec: SpecModel, to: Dialect) {
  const { value, losses, notices } = convertSpec(spec, to, catalog);
  const text = documentText(value, 'json', layoutOf('', 'json'));
  return {
    value: JSON.parse(text) as unknown,
    spec: specOf(text),
    losses: losses.map(english),
    notices: notices.map(english),
  };
}

const both = {
  'org.supercontainers': 'https://example.org/supercontainers.json',
  'io.archspec': 'https://example.org/archspec.json',
};
const mpi = { 'mpi.implementation': 'mpich', 'mpi.version': '4.1.1' };
const current = {
  version: '0.0.0',
  kind: 'CompatibilitySpec',
  metadata: { name: 'lammps', schemas: both },
  compatibilities: [
    { name: 'org.supercontainers', version: '0.0.0', attributes: mpi },
    { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': 'amd64' } },
  ],
};

describe('a spec in each dialect', () => {
  const addressed = (name: 'annotations' | 'attributes') =>
    current.compatibilities.map(({ attributes, ...entry }) => ({
      ...entry,
      schema: both[entry.name as keyof typeof both],
      [name]: attributes,
    }));

  test.each([
    ['b', 'annotations'],
    ['c', 'attributes'],
  ] as const)('%s has the address in each entry', (dialect, name) => {
    const { value, losses } = converted(jsonSpec(current), dialect);
    expect(value).toEqual({
      ...current,
      metadata: { name: 'lammps' },
      compatibilities: addressed(name),
    });
    expect(losses).toEqual([]);
  });

  test('a has one address for all entries', () => {
    const [entry] = current.compatibilities;
    const { attributes, ...heading } = entry!;
    const address = both['org.supercontainers'];
    const alone = {
      ...current,
      metadata: { name: 'lammps', schemas: { 'org.supercontainers': address } },
      compatibilities: [entry],
    };
    const { value, losses, spec } = converted(jsonSpec(alone), 'a');
    expect(value).toEqual({
      ...current,
      metadata: { name: 'lammps', jsonSchema: address },
      compatibilities: [{ ...heading, annotations: attributes }],
    });
    expect(losses).toEqual([]);
    expect(converted(spec, 'd').value).toEqual(alone);
  });

  test('a has no address where entries differ in theirs', () => {
    const { value, losses } = converted(jsonSpec(current), 'a');
    expect(value).toMatchObject({ metadata: { name: 'lammps' } });
    expect(value).not.toHaveProperty('metadata.jsonSchema');
    expect(losses).toEqual([
      'The address of the schema of "org.supercontainers" is left out (https://example.org/supercontainers.json): the dialect has one for all entries, which differ in theirs.',
      'The address of the schema of "io.archspec" is left out (https://example.org/archspec.json): the dialect has one for all entries, which differ in theirs.',
    ]);
  });

  test('e has the version and the qualified attributes', () => {
    const { value, losses } = converted(jsonSpec(current), 'e');
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
    const { value, spec, losses } = converted(jsonSpec(flat), 'd');
    expect(value).toEqual({
      version: '0.0.0',
      kind: 'CompatibilitySpec',
      compatibilities: [
        { name: 'org.supercontainers', attributes: mpi },
        { name: 'io.archspec', attributes: { 'cpu.target': 'amd64' } },
      ],
    });
    expect(losses).toEqual([]);
    expect(converted(spec, 'e').value).toEqual(flat);
  });
});

describe('names mean what the catalog knows', () => {
  test('a group in the name of an entry is part of the names of its attributes', () => {
    const { value, losses, notices } = converted(
      jsonSpec({
        version: '0.0.0',
        metadata: { jsonSchema: 'https://example.org/a.json' },
        compatibilities: [
          {
            name: 'org.supercontainers.mpi',
            annotations: { implementation: 'mpich', flavour: 'x' },
          },
          { name: 'org.supercontainers.os', annotations: { 'os.vendor': 'ubuntu' } },
        ],
      }),
      'd',
    );
    expect(value).toEqual({
      version: '0.0.0',
      kind: 'CompatibilitySpec',
      metadata: { schemas: { 'org.supercontainers': 'https://example.org/a.json' } },
      compatibilities: [
        {
          name: 'org.supercontainers',
          attributes: { 'mpi.implementation': 'mpich', 'mpi.flavour': 'x', 'os.vendor': 'ubuntu' },
        },
      ],
    });
    expect(losses).toEqual([]);
    expect(notices).toEqual([
      'The entry "org.supercontainers.mpi" is one of the namespace "org.supercontainers"; the names of its attributes begin with "mpi.".',
      'The entry "org.supercontainers.os" is one of the namespace "org.supercontainers"; the names of its attributes begin with "os.".',
    ]);
  });

  test('a namespace written backwards is turned, also where it has the address', () => {
    const { value, losses, notices } = converted(
      jsonSpec({
        ...current,
        metadata: { schemas: { 'supercontainers.org': 'https://example.org/a.json' } },
        compatibilities: [{ name: 'supercontainers.org', attributes: mpi }],
      }),
      'd',
    );
    expect(value).toMatchObject({
      metadata: { schemas: { 'org.supercontainers': 'https://example.org/a.json' } },
      compatibilities: [{ name: 'org.supercontainers', attributes: mpi }],
    });
    expect(losses).toEqual([]);
    expect(notices).toEqual([
      'The namespace "supercontainers.org" is written as "org.supercontainers", which it is backwards.',
    ]);
  });

  test('a qualified name goes to the entry of its namespace', () => {
    const { value } = converted(
      jsonSpec({
        ...current,
        compatibilities: [
          {
            name: 'org.supercontainers',
            attributes: { 'org.supercontainers.mpi.version': '4', 'io.archspec.cpu.vendor': 'x' },
          },
          { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': 'amd64' } },
        ],
      }),
      'd',
    );
    expect(value).toMatchObject({
      compatibilities: [
        { name: 'org.supercontainers', attributes: { 'mpi.version': '4' } },
        {
          name: 'io.archspec',
          version: '0.0.0',
          attributes: { 'cpu.target': 'amd64', 'cpu.vendor': 'x' },
        },
      ],
    });
  });

  test('a name that no schema declares stays as it is', () => {
    const spec = {
      ...current,
      compatibilities: [{ name: 'mpi', attributes: { 'mpi.versoin': '4' } }],
    };
    expect(converted(jsonSpec(spec), 'd').value).toMatchObject({
      compatibilities: spec.compatibilities,
    });
  });

  test('of a flat name, nobody guesses how much is the namespace', () => {
    const flat = jsonSpec({
      version: '0',
      attributes: { 'com.example.storage.kind': 'nvme', 'org.supercontainers.mpi.version': '4' },
    });
    const { value, losses } = converted(flat, 'd');
    expect(value).toMatchObject({
      compatibilities: [{ name: 'org.supercontainers', attributes: { 'mpi.version': '4' } }],
    });
    expect(losses).toEqual([
      'No schema is known that "com.example.storage.kind" belongs to: how many of its words are the namespace is not told, and it is left out.',
    ]);
    expect(converted(flat, 'e').losses).toEqual([]);
  });

  test('nor is it left to a guess without a word', () => {
    const { value, losses } = converted(
      jsonSpec({ compatibilities: [{ name: 'com.example', attributes: { kind: 'nvme' } }] }),
      'e',
    );
    expect(value).toEqual({
      kind: 'CompatibilitySpec',
      attributes: { 'com.example.kind': 'nvme' },
    });
    expect(losses).toEqual([
      'Of the attribute "kind" nobody can tell any more that it is of "com.example", since no schema that declares it is known.',
    ]);
  });
});

describe('what can not be kept is told', () => {
  const lossesOf = (changes: object, to: Dialect = 'd') =>
    converted(jsonSpec({ ...current, ...changes }), to).losses;

  test('attributes of two values', () => {
    const attributes = { 'mpi.version': '3', 'org.supercontainers.mpi.version': '4' };
    expect(
      lossesOf({ compatibilities: [{ name: 'org.supercontainers', attributes }], metadata: {} }),
    ).toEqual([
      'The attribute "org.supercontainers.mpi.version" has two values; "3" is kept and "4" is left out.',
    ]);
    const twice = {
      metadata: {},
      compatibilities: ['3', '4'].map((value) => ({
        name: 'org.supercontainers',
        attributes: { 'mpi.version': value },
      })),
    };
    expect(lossesOf(twice)).toEqual([]);
    expect(lossesOf(twice, 'e')).toEqual([
      'The attribute "org.supercontainers.mpi.version" has two values; "3" is kept and "4" is left out.',
    ]);
  });

  test('several addresses of one namespace', () => {
    const entries = [{ schema: 'https://a' }, { schema: 'https://b' }].map((one, index) => {
      return {
        name: 'io.archspec',
        version: String(index),
        ...one,
        attributes: { 'cpu.target': 'a' },
      };
    });
    expect(lossesOf({ metadata: {}, compatibilities: entries })).toEqual([
      'The entries of "io.archspec" have several addresses of the schema; the dialect has one, https://a, and leaves out https://b.',
    ]);
    const { schema: _, ...bare } = entries[1]!;
    expect(lossesOf({ metadata: {}, compatibilities: [entries[0], bare] })).toEqual([
      'Not all entries of "io.archspec" have an address of the schema; in the dialect all of them have one, https://a.',
    ]);
  });

  test('addresses without an entry', () => {
    const changes = { compatibilities: current.compatibilities.slice(0, 1) };
    expect(lossesOf(changes)).toEqual([]);
    expect(lossesOf(changes, 'c')).toEqual([
      'The address of the schema of "io.archspec" is left out (https://example.org/archspec.json), since there is no entry of it.',
    ]);
    const named = [{ attributes: { x: '1' }, schema: 'https://a' }];
    expect(lossesOf({ compatibilities: named, metadata: {} })).toEqual([
      'The address https://a is left out, since its entry does not name a namespace.',
    ]);
    expect(lossesOf({ metadata: { schemas: both, jsonSchema: 'https://a' } })).toEqual([
      '"metadata.jsonSchema" is the address of no entry, and is left out.',
    ]);
  });

  test('an address that another one stands before', () => {
    const own = { ...current.compatibilities[1], schema: 'https://own' };
    const { value, losses } = converted(jsonSpec({ ...current, compatibilities: [own] }), 'd');
    expect(value).toHaveProperty(['metadata', 'schemas', 'io.archspec'], 'https://own');
    expect(losses).toEqual([
      '"metadata.schemas.io.archspec" is the address of no entry, and is left out.',
    ]);
    expect(lossesOf({ metadata: { schemas: { mpi: 3 } } })).toEqual([
      '"metadata.schemas.mpi" is not of the form that specs have there, and is left out.',
    ]);
  });

  test('values that are no texts', () => {
    const attributes = {
      a: null,
      b: ['x'],
      c: {},
      'os.version': 22.04,
      'hardware.gpu.available': false,
    };
    const { value, losses, notices } = converted(
      jsonSpec({ compatibilities: [{ name: 'org.supercontainers', attributes }] }),
      'd',
    );
    expect(value).toMatchObject({
      compatibilities: [
        { attributes: { 'os.version': '22.04', 'hardware.gpu.available': 'false' } },
      ],
    });
    expect(losses).toEqual(
      ['a', 'b', 'c'].map(
        (name) => `The attribute "${name}" has no text as its value, and is left out.`,
      ),
    );
    expect(notices).toEqual([
      'The value of "os.version" is no string here; it is written as the string "22.04".',
      'The value of "hardware.gpu.available" is no string here; it is written as the string "false".',
    ]);
  });

  test('what is not of the form of a spec', () => {
    expect(
      lossesOf({
        version: null,
        metadata: { name: ['x'], schemas: 3 },
        compatibilities: [
          'x',
          { name: 3, version: [], schema: true, attributes: { a: '1' }, annotations: { b: '2' } },
        ],
      }),
    ).toEqual(
      [
        ...[
          'version',
          'metadata.name',
          'compatibilities[0]',
          'metadata.schemas',
          'compatibilities[1].name',
        ],
        ...[
          'compatibilities[1].schema',
          'compatibilities[1].version',
          'compatibilities[1].annotations',
        ],
      ].map((path) => `"${path}" is not of the form that specs have there, and is left out.`),
    );
  });

  test('members that are there twice', () => {
    const text = '{"compatibilities":[{"name":"mpi","attributes":{"x":"1","x":"2"}}]}';
    const { value, losses } = converted(specOf(text), 'd');
    expect(value).toMatchObject({ compatibilities: [{ attributes: { x: '2' } }] });
    expect(losses).toEqual(['"x" is a member of its object twice; only the last of them is kept.']);
  });

  test('what stands beside a spec in YAML', () => {
    const yaml = '# one\ncompatibilities: # two\n- {name: mpi, attributes: {os: no}}\n';
    const { value, losses, notices } = converted(specOf(yaml, 'yaml'), 'd');
    expect(value).toMatchObject({ compatibilities: [{ name: 'mpi', attributes: { os: 'no' } }] });
    expect(losses).toEqual(['2 lines of comments are left out, beginning with "one".']);
    expect(notices).toHaveLength(1);
    expect(converted(specOf(`${yaml.slice(6)}---\na: b\n`, 'yaml'), 'd').losses).toEqual([
      'The comment "two" is left out.',
      'The documents behind the first are left out (1).',
    ]);
  });
});

test('members that no dialect knows are kept, but in the flat one', () => {
  const spec = {
    ...current,
    extends: [{ deep: { number: 12.5, empty: null } }],
    metadata: { ...current.metadata, subject: 'host' },
    compatibilities: [{ ...current.compatibilities[0], note: 'x' }, current.compatibilities[1]],
  };
  const { value, losses } = converted(jsonSpec(spec), 'd');
  expect(value).toEqual(spec);
  expect(losses).toEqual([]);
  expect(converted(jsonSpec(spec), 'e').losses).toEqual(
    expect.arrayContaining([
      '"extends" is left out.',
      '"metadata.subject" is left out.',
      '"note" in the entry of "org.supercontainers" is left out.',
    ]),
  );
});

describe('the conversion of a text', () => {
  test('keeps its format and layout', () => {
    const text = JSON.stringify(current, undefined, 4).replaceAll('\n', '\r\n');
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
    const titleOf = (spec: object) => english(conversionOf(jsonSpec(spec), 'e', catalog)!.title);
    expect(titleOf(current)).toBe(
      'Convert to the flat form of compat-lib (dialect e); 5 things are lost',
    );
    expect(
      titleOf({ ...current, metadata: {}, compatibilities: [{ name: 'mpi', attributes: {} }] }),
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

const names = fastCheck.oneof(
  fastCheck.constantFrom(
    ...[
      'mpi.version',
      'mpi.implementation',
      'cpu.target',
      'version',
      'os.name',
      'a.b',
      '__proto__',
      '',
    ],
    ...[
      'org.supercontainers.mpi.version',
      'io.archspec.cpu.target',
      'com.example.x.y',
      'mpi.mpi.version',
    ],
    ...[
      'org.supercontainers.nothing.x',
      'io.archspec.io.archspec.cpu.target',
      'com.example.a.b',
      'mpi.x',
    ],
    ...[
      'no',
      '22.04',
      '1e3',
      '2024-01-01',
      '~',
      '# x',
      'a: b',
      '- x',
      'a\nb',
      'ü "🚀"',
      'constructor',
    ],
  ),
  fastCheck.string({ maxLength: 8 }),
);
const namespaces = fastCheck.constantFrom(
  ...['org.supercontainers', 'io.archspec', 'mpi', 'os', 'com.example', 'com.example.a', 'no', ''],
  ...[
    'supercontainers.org',
    'org.supercontainers.mpi',
    'org.supercontainers.mpi.portability',
    '__proto__',
  ],
);
const addresses = fastCheck.constantFrom(undefined, 'https://a', 'https://b');
const versions = fastCheck.constantFrom(undefined, '0.0.0', '22.04', 'no');
const attributes = fastCheck.array(fastCheck.tuple(names, names), { maxLength: 6 });
const extras = fastCheck.array(
  fastCheck.tuple(
    fastCheck.constantFrom('note', '__proto__', 'images', 'no'),
    fastCheck.constantFrom<Written>('no', '', ['x', new Map([['__proto__', '1e3']])], new Map()),
  ),
  { maxLength: 2 },
);

function withoutAbsent(members: readonly (readonly [string, Written | undefined])[]) {
  return new Map(
    members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

const entries = fastCheck
  .tuple(namespaces, versions, addresses, fastCheck.boolean(), attributes, extras)
  .map(
    ([namespace, version, schema, isOld, values, others]): Written =>
      withoutAbsent([
        ['name', namespace === '' ? undefined : namespace],
        ['version', version],
        ['schema', schema],
        [isOld ? 'annotations' : 'attributes', new Map(values)],
        ...others,
      ]),
  );
const schemas = fastCheck.array(
  fastCheck.tuple(namespaces, fastCheck.constantFrom('https://a', 'https://c')),
  {
    maxLength: 3,
  },
);
const nested = fastCheck
  .tuple(
    versions,
    versions,
    addresses,
    schemas,
    fastCheck.array(entries, { minLength: 1, maxLength: 4 }),
    extras,
    extras,
  )
  .map(([version, name, jsonSchema, known, compatibilities, others, more]) =>
    withoutAbsent([
      ['version', version],
      ...others,
      [
        'metadata',
        withoutAbsent([
          ['name', name],
          ['jsonSchema', jsonSchema],
          ['schemas', new Map(known)],
          ...more,
        ]),
      ],
      ['compatibilities', compatibilities],
    ]),
  );
const qualified = fastCheck.constantFrom(
  ...['org.supercontainers.mpi.version', 'io.archspec.cpu.target', 'mpi.mpi.version'],
  ...['org.supercontainers.os.name', 'org.supercontainers.nothing.x', 'os.os.version'],
);
const flat = fastCheck
  .tuple(
    versions,
    fastCheck.oneof(attributes, fastCheck.array(fastCheck.tuple(qualified, names))),
    fastCheck.oneof(fastCheck.constant([]), extras),
  )
  .map(([version, values, others]) =>
    withoutAbsent([['version', version], ['attributes', new Map(values)], ...others]),
  );
const documents = fastCheck.oneof({ arbitrary: nested, weight: 2 }, { arbitrary: flat, weight: 1 });
const formats = fastCheck.constantFrom<TextFormat>('json', 'yaml');

/** Each value as a line, with the namespace that it is of and, where they are kept, that one's version and address. */
function lines({ entries }: SpecContent, isAddressed: boolean): readonly string[] {
  return entries.flatMap(({ namespace, version, address, attributes }) =>
    [...attributes].map(([name, value]) =>
      JSON.stringify([namespace, name, value, version, isAddressed ? address : '']),
    ),
  );
}

describe('any spec, from any dialect to any other', () => {
  const runs = { numRuns: 1000 };
  const anyCase = [documents, fastCheck.constantFrom(...dialects), formats] as const;

  test('says the same afterwards, or the difference is told', () => {
    const told = new Map<Dialect, number>(dialects.map((dialect) => [dialect, 0]));
    fastCheck.assert(
      fastCheck.property(...anyCase, (document, to, format) => {
        const spec = specOf(documentText(document, format, layoutOf('', format)), format);
        expect(spec.tree.faults).toEqual([]);
        const before = contentOf(spec, catalog).content;
        const { value, losses } = convertSpec(spec, to, catalog);
        const text = documentText(value, format, layoutOf('', format));
        const tree = readText(text, format);
        expect(tree.faults).toEqual([]);
        expect(kindOf(tree)).toBe('spec');
        const after = contentOf(readSpec(tree), catalog);
        // Where names are not told apart any more, they may meet.
        if (!losses.some(({ key }) => key === 'conversion.misread'))
          expect(after.losses).toEqual([]);
        expect(after.notices).toEqual([]);
        if (losses.length === 0) {
          expect(after.content).toEqual(before);
          told.set(to, told.get(to)! + 1);
          return;
        }
        expect(after.content.version).toBe(before.version);
        if (to === 'e') return;
        expect(after.content.name).toBe(before.name);
        expect(after.content.members).toEqual(before.members);
        expect(after.content.metadata).toEqual(before.metadata);
        const isAddressed = !losses.some(({ key }) => /address/.test(key));
        const lost = new Set(
          losses.flatMap(({ key, args }) =>
            key === 'conversion.misread' || key === 'conversion.unknown-namespace' ? [args[0]] : [],
          ),
        );
        const isKept = (line: string): boolean => !lost.has((JSON.parse(line) as string[])[1]!);
        expect(lines(after.content, isAddressed).filter(isKept)).toEqual(
          expect.arrayContaining(lines(before, isAddressed).filter(isKept)),
        );
      }),
      runs,
    );
    for (const dialect of dialects) expect(told.get(dialect)).toBeGreaterThan(10);
  });

  test('to e and lossy, has every value but those that are told', () => {
    fastCheck.assert(
      fastCheck.property(documents, formats, (document, format) => {
        const spec = specOf(documentText(document, format, layoutOf('', format)), format);
        const before = contentOf(spec, catalog).content;
        const { value, losses } = convertSpec(spec, 'e', catalog);
        const written = value.get('attributes') as ReadonlyMap<string, Written>;
        const conflicts = losses.filter(({ key }) => key === 'conversion.conflict');
        const missing = before.entries.flatMap(({ namespace, attributes }) =>
          [...attributes].filter(
            ([name, text]) =>
              written.get(namespace === '' ? name : `${namespace}.${name}`) !== text,
          ),
        );
        expect(missing.length).toBeLessThanOrEqual(conflicts.length);
        const told = new Set(losses.map(({ key }) => key));
        if (before.name !== undefined) expect(told).toContain('conversion.flat.name');
        for (const { version, address } of before.entries) {
          if (version !== undefined) expect(told).toContain('conversion.flat.version');
          if (address !== undefined) expect(told).toContain('conversion.flat.address');
        }
      }),
      runs,
    );
  });

  test('and back again says the same, where nothing is lost', () => {
    fastCheck.assert(
      fastCheck.property(...anyCase, (document, to, format) => {
        const spec = specOf(documentText(document, format, layoutOf('', format)), format);
        const there = convertSpec(spec, to, catalog);
        if (there.losses.length > 0) return;
        const between = specOf(documentText(there.value, format, layoutOf('', format)), format);
        const back = convertSpec(between, spec.dialect, catalog);
        if (back.losses.length > 0) return;
        const text = documentText(back.value, 'json', layoutOf('', 'json'));
        expect(contentOf(specOf(text), catalog).content).toEqual(contentOf(spec, catalog).content);
      }),
      runs,
    );
  });
});

test('a faulty text is not converted, and no prefix of one is a reason to throw', () => {
  const text = JSON.stringify(current, undefined, 1);
  for (let end = 0; end < text.length; end += 1) {
    const spec = specOf(text.slice(0, end));
    expect(conversionOf(spec, 'e', catalog)).toBeUndefined();
    for (const dialect of dialects) convertSpec(spec, dialect, catalog);
  }
});
