import fastCheck from 'fast-check';
import type { Written } from '../../server/src/core/spec/written.js';

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
/** Specs of every dialect, as a program that does not know them well would write them. */
export const randomSpec = fastCheck.oneof(
  { arbitrary: nested, weight: 2 },
  { arbitrary: flat, weight: 1 },
);
