import fastCheck from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readJson } from '../../../../server/src/core/json/read.js';
import { JsonKind, type JsonTree } from '../../../../server/src/core/json/tree.js';
import { documentText, layoutOf } from '../../../../server/src/core/spec/write.js';
import {
  Literal,
  type Written,
  type WrittenObject,
  writtenValue,
} from '../../../../server/src/core/spec/written.js';
import { readYaml } from '../../../../server/src/core/yaml/read.js';

const plain = layoutOf('', 'json');

/** Texts that some reader takes for something else, or that a careless writer breaks. */
const nasty = [
  ...['no', 'y', 'Off', 'null', '~', '', ' ', '22.04', '1e3', '0x1F', '1:30', '2024-01-01', '.inf'],
  ...[
    '# x',
    'a: b',
    'a:',
    '- x',
    '-',
    '? x',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '[',
    '{',
  ],
  ...['a\nb', 'a\n\n b\n', '\ta', 'a ', "it's", 'say "x"', '\\', 'a\\nb', '---', '...', '<<', '='],
  ...[
    'ü 🚀',
    '\u0000',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ud800',
    '__proto__',
    'constructor',
  ],
  ...['https://example.org/a#b', 'x'.repeat(2000)],
];
const anyText = fastCheck.oneof(
  fastCheck.constantFrom(...nasty),
  fastCheck.string({ unit: 'binary' }),
  fastCheck.string(),
);
const anyLiteral = fastCheck
  .constantFrom('true', 'false', 'null', '0', '-1.50', '1e400', '12345678901234567890')
  .map((text) => new Literal(text));
const { value: anyValue } = fastCheck.letrec<{ value: Written }>((tie) => ({
  value: fastCheck.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyText,
    anyLiteral,
    fastCheck.array(tie('value'), { maxLength: 4 }),
    fastCheck.array(fastCheck.tuple(anyText, tie('value')), { maxLength: 4 }).map(mapOf),
  ),
}));
const anyObject = fastCheck.array(fastCheck.tuple(anyText, anyValue), { maxLength: 5 }).map(mapOf);

function mapOf(entries: readonly (readonly [string, Written])[]): WrittenObject {
  return new Map(entries);
}

describe('a document says after reading what it said before writing', () => {
  test('as JSON', () => {
    fastCheck.assert(
      fastCheck.property(anyObject, (object) => {
        const tree = readJson(documentText(object, 'json', plain));
        expect(tree.faults).toEqual([]);
        expect(writtenValue(tree, tree.root)).toEqual(object);
      }),
      { numRuns: 500 },
    );
  });

  test('as YAML', () => {
    fastCheck.assert(
      fastCheck.property(anyObject, (object) => {
        const tree = readYaml(documentText(object, 'yaml', plain));
        expect(tree.faults).toEqual([]);
        expect(writtenValue(tree, tree.root)).toEqual(object);
      }),
      { numRuns: 500 },
    );
  });

  test('as YAML, to who reads YAML 1.1 and 1.2, all texts are texts', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.array(fastCheck.tuple(anyText, anyText)), (texts) => {
        const object = mapOf([['attributes', mapOf(texts)], ...texts]);
        const text = documentText(object, 'yaml', plain);
        const tree = readYaml(text);
        for (const node of scalars(tree)) expect(tree.kind(node)).toBe(JsonKind.String);
        for (const version of ['1.1', '1.2'] as const) {
          const read = parse(text, { version, mapAsMap: true, merge: false }) as WrittenObject;
          expect(read).toEqual(object);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function scalars(tree: JsonTree): number[] {
  const containers: (JsonKind | undefined)[] = [JsonKind.Object, JsonKind.Array, JsonKind.Key];
  return Array.from({ length: tree.count }, (_, node) => node).filter(
    (node) => !containers.includes(tree.kind(node)),
  );
}

test('names and addresses stand without quotes in YAML, versions and values of attributes within', () => {
  const spec = new Map<string, Written>([
    ['version', '0.1.0'],
    ['kind', 'CompatibilitySpec'],
    ['metadata', new Map([['schemas', new Map([['org.example', 'https://example.org/a.json']])]])],
    [
      'compatibilities',
      [
        mapOf([
          ['name', 'no'],
          ['attributes', mapOf([['mpi', 'mpich']])],
        ]),
      ],
    ],
  ]);
  expect(documentText(spec, 'yaml', plain)).toBe(`version: "0.1.0"
kind: CompatibilitySpec
metadata:
  schemas:
    org.example: https://example.org/a.json
compatibilities:
  - name: "no"
    attributes:
      mpi: "mpich"
`);
});

test('the layout of the text before is kept', () => {
  const object = new Map<string, Written>([
    ['a', new Map([['b', ['c', []]]])],
    ['d', new Map()],
  ]);
  const layout = layoutOf('{\r\n\t"x": 1\r\n}', 'json');
  expect(documentText(object, 'json', layout)).toBe(
    '{\r\n\t"a": {\r\n\t\t"b": [\r\n\t\t\t"c",\r\n\t\t\t[]\r\n\t\t]\r\n\t},\r\n\t"d": {}\r\n}\r\n',
  );
  expect(documentText(object, 'yaml', layout)).toBe(
    'a:\r\n  b:\r\n    - c\r\n    - []\r\nd: {}\r\n',
  );
  expect(layoutOf('a:\n    b: c\n', 'yaml').indent).toBe('  ');
});

test.each([
  [
    'yaml',
    'a: [yes, 0x1F, .5, True, ~, 1e3, 007]',
    ['yes', '0x1F', '.5', new Literal('true'), new Literal('null'), new Literal('1e3'), '007'],
  ],
  [
    'json',
    '{"a": [true, 1.50, null, "x"]}',
    [new Literal('true'), new Literal('1.50'), new Literal('null'), 'x'],
  ],
])(
  'a scalar of %s that readers agree on keeps its type, any other is its text',
  (format, text, items) => {
    const tree = format === 'yaml' ? readYaml(text) : readJson(text);
    expect(writtenValue(tree, tree.root)).toEqual(new Map([['a', items]]));
  },
);

test('what is nested too deeply is not taken over', () => {
  const tree = readJson(`${'['.repeat(500)}${']'.repeat(500)}`);
  expect(writtenValue(tree, tree.root)).toBeUndefined();
});
