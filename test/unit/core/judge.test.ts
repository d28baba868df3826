import { describe, expect, test } from 'vitest';
import { isSchemaName, judgeText } from '../../../server/src/core/judge.js';
import { schemaText } from '../../support/schema-text.js';

const brokenSchema = '{ "graph": { "nodes": { "mpi": {} }, "edges": [ ] ';
const brokenSpec = '{ "kind": "CompatibilitySpec", "version": }';
const spec = '{ "kind": "CompatibilitySpec", "compatibilities": [] }';
const rules = '{ "compatibilities": [ { "rules": [] } ] }';
const walk = { name: 'data/any.json', explicit: false };
const asked = { name: 'data/any.json', explicit: true };
const schemaNamed = { name: 'data/compspec.json', explicit: false };

/** Content → what it is judged to be: on a walk, asked for by name, under the name of a schema. */
const table: readonly [string, string, { walk: string; asked: string; schemaNamed: string }][] = [
  ['a sound schema', schemaText(), { walk: 'schema', asked: 'schema', schemaNamed: 'schema' }],
  [
    'a schema in broken JSON',
    brokenSchema,
    {
      walk: 'schema: json-syntax',
      asked: 'schema: json-syntax',
      schemaNamed: 'schema: json-syntax',
    },
  ],
  ['a spec', spec, { walk: 'spec', asked: 'spec', schemaNamed: 'spec' }],
  [
    'a spec in broken JSON',
    brokenSpec,
    { walk: 'spec: json-syntax', asked: 'spec: json-syntax', schemaNamed: 'spec: json-syntax' },
  ],
  ['rules', rules, { walk: 'rules', asked: 'rules', schemaNamed: 'rules' }],
  ['nothing', '', { walk: 'other: empty', asked: 'other: empty', schemaNamed: 'other: empty' }],
  [
    'white space',
    ' \r\n\t\n',
    { walk: 'other: empty', asked: 'other: empty', schemaNamed: 'other: empty' },
  ],
  [
    'JSON of another program',
    '{ "name": "x" }',
    { walk: 'other: other', asked: 'other: other', schemaNamed: 'other: other' },
  ],
  [
    'broken JSON that does not tell',
    '{ "grap": ',
    {
      walk: 'other: not-json',
      asked: 'other: json-syntax',
      schemaNamed: 'other: json-syntax',
    },
  ],
  [
    'garbage',
    'once upon a time',
    {
      walk: 'other: not-json',
      asked: 'other: json-syntax',
      schemaNamed: 'other: json-syntax',
    },
  ],
];

describe('the content decides what a text is', () => {
  for (const [content, text, expected] of table) {
    test(`${content} met on a walk is ${expected.walk}`, () => {
      expect(judged(text, walk)).toBe(expected.walk);
    });
    test(`${content} asked for by name is ${expected.asked}`, () => {
      expect(judged(text, asked)).toBe(expected.asked);
    });
    test(`${content} named compspec.json is ${expected.schemaNamed}`, () => {
      expect(judged(text, schemaNamed)).toBe(expected.schemaNamed);
    });
  }

  test('a README that a shell named is left in peace', () => {
    expect(judged('# Title\n', { name: 'README.md', explicit: true })).toBe('other: not-json');
  });

  test('a file of any name is judged as JSON where it starts with a bracket', () => {
    expect(judged('{ "grap": ', { name: 'notes.txt', explicit: true })).toBe('other: json-syntax');
  });

  test('garbage without a file is judged: it was meant to be a schema', () => {
    expect(judged('garbage', { name: '', explicit: true })).toBe('other: json-syntax');
  });
});

describe('a text whose bytes are not UTF-8', () => {
  const encodingFault = { encoding: 'unknown', byte: 0xe9, offset: 30, at: 24 } as const;

  test('has the byte among its findings, in the order of the text', () => {
    const text = '{ "graph": { "label": "caf\ufffd" "nodes": {} } }';
    const { kind, findings } = judgeText(text, {
      ...walk,
      encodingFault: { ...encodingFault, at: text.indexOf('\ufffd') },
    });
    expect(kind).toBe('schema');
    expect(findings.map(({ start }) => start)).toEqual(
      findings.map(({ start }) => start).toSorted((one, other) => one - other),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'json-syntax',
        start: text.indexOf('\ufffd'),
        message: { key: 'json.not-utf8', args: ['0xE9', '30'] },
      }),
    );
  });

  test('has that finding alone where nothing tells what it is', () => {
    const { findings } = judgeText('\ufffd\ufffd{]', { ...schemaNamed, encodingFault });
    expect(findings.map(({ message }) => message.key)).toEqual(['json.not-utf8']);
  });

  test('is left in peace on a walk where nothing tells that it is a schema', () => {
    expect(judgeText('{ "name": "\ufffd" }', { ...walk, encodingFault }).findings).toEqual([]);
  });
});

test.each([
  ['compspec.json', true],
  ['folder/compspec.json', true],
  ['folder\\compspec.json', true],
  ['mpi.compspec.json', true],
  ['my-compspec.json', false],
  ['compspec.json.bak', false],
  ['package.json', false],
])('the name %s says that it is a schema: %s', (name, says) => {
  expect(isSchemaName(name)).toBe(says);
});

/** `kind: codes`, or `kind: why it was passed over`. */
function judged(text: string, origin: { name: string; explicit: boolean }): string {
  const { kind, findings, passedOver } = judgeText(text, origin);
  const syntax = findings.filter(({ code }) => code === 'json-syntax').map(({ code }) => code);
  const what = passedOver ?? [...new Set(syntax)].join();
  return what === '' ? kind : `${kind}: ${what}`;
}
