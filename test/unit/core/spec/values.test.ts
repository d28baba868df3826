import { describe, expect, it } from 'vitest';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import {
  findingsIn,
  fixed,
  foundAt,
  jsonSpec,
  schemaOf,
  yamlSpec,
} from '../../../support/spec-findings.js';

const catalog = new Catalog([
  schemaOf('x.y', {
    choice: { metadata: { values: ['openmpi', 'mpich'], aliases: { OpenMPI: 'openmpi' } } },
    version: { metadata: { type: 'version' } },
    range: { metadata: { type: 'version', comparison: 'range' } },
    flag: { metadata: { type: 'boolean' } },
    count: { metadata: { type: 'integer' } },
    cpu: { metadata: { type: 'microarchitecture' } },
    list: { metadata: { type: 'list', values: ['ucx', 'libfabric'], aliases: { UCX: 'ucx' } } },
    some: { metadata: { comparison: 'one-of', values: ['cuda', 'rocm'] } },
    words: { metadata: { type: 'list' } },
    switch: { metadata: { values: ['yes', 'no'] } },
    plain: {},
    any: { metadata: { type: 'string' } },
    date: { metadata: { type: 'string', format: 'date-time' } },
    url: { metadata: { format: 'url' } },
    digest: { metadata: { format: 'digest' } },
    license: { metadata: { format: 'license-expression' } },
  }),
]);

function spec(attribute: string, value: string): string {
  return `{"compatibilities": [{"name": "x.y", "attributes": {"${attribute}": ${value}}}]}`;
}

function yaml(attribute: string, value: string): string {
  return `compatibilities:\n- name: x.y\n  attributes:\n    ${attribute}: ${value}\n`;
}

describe('a value', () => {
  it.each([
    ['choice', 'openmpi'],
    ['choice', 'OpenMPI'],
    ['version', '4.1.2'],
    ['version', 'v12'],
    ['version', '2021.8-rc1+x'],
    ['range', '4.1'],
    ['range', '>=4.1 <5'],
    ['range', '>= 4.1, < 5'],
    ['range', '^1.2 || ~2.3'],
    ['range', '!=4.1.3 4.*'],
    ['flag', 'yes'],
    ['flag', 'false'],
    ['count', '-12'],
    ['cpu', 'x86_64_v3'],
    ['list', 'ucx'],
    ['list', 'ucx, libfabric,UCX'],
    ['some', 'cuda,rocm'],
    ['words', 'a, b c'],
    ['plain', 'what ever'],
    ['any', '22.04'],
  ])('is fine: %s is %s', (name, value) => {
    expect(foundAt(spec(name, JSON.stringify(value)), catalog)).toEqual([]);
    expect(foundAt(yaml(name, JSON.stringify(value)), catalog)).toEqual([]);
  });

  it.each([
    ['choice', 'lammpi', '"lammpi" is no value of "choice"; its values are openmpi, mpich.'],
    ['choice', 'openmpj', '"openmpj" is no value of "choice". Is "openmpi" meant?'],
    ['choice', 'MPICH', '"MPICH" is no value of "choice". Is "mpich" meant?'],
    ['choice', 'openMPI', '"openMPI" is no value of "choice". Is "openmpi" meant?'],
    ['version', 'latest', '"latest" is not a version, such as 4.1.2.'],
    ['version', '=4', '"=4" is not a version, such as 4.1.2.'],
    ['range', '=four', '"=four" is not a version, such as 4.1.2.'],
    ['range', '~=4.1', '"~=4.1" is not a version, such as 4.1.2.'],
    ['range', '^', '"^" is not a version, such as 4.1.2.'],
    ['flag', 'maybe', '"maybe" is neither yes nor no.'],
    ['flag', 'Yes', '"Yes" is no value of "flag". Is "yes" meant?'],
    ['count', '1.5', '"1.5" is not a whole number.'],
    [
      'cpu',
      'zen 3',
      '"zen 3" is not the name of a CPU microarchitecture, such as x86_64_v3 or zen3.',
    ],
    ['list', 'ucx, tcp', '"tcp" is no value of "list"; its values are ucx, libfabric.'],
    ['list', 'ucx,,tcp', 'An entry between the commas of "list" is empty.'],
    ['some', 'cudda', '"cudda" is no value of "some". Is "cuda" meant?'],
    ['any', '  ', '"any" has no value yet.'],
  ])('is told where the schema knows better: %s is not %s', (name, value, message) => {
    const expected = [['attribute-value', message]];
    expect(foundAt(spec(name, `"<|${value}|>"`), catalog)).toEqual(expected);
    expect(foundAt(yaml(name, `'<|${value}|>'`), catalog)).toEqual(expected);
  });

  it('is told with its quotes where it is empty', () => {
    const expected = [['attribute-value', '"plain" has no value yet.']];
    expect(foundAt(spec('plain', '<|""|>'), catalog)).toEqual(expected);
    expect(foundAt(yaml('plain', "<|''|>"), catalog)).toEqual(expected);
  });

  it.each([
    ['choice', '"MPICH"', '"mpich"'],
    ['list', '"ucx, libfabrik"', '"ucx, libfabric"'],
    ['list', '"libfabrik,UCX"', '"libfabric,UCX"'],
    ['flag', '"Yes"', '"yes"'],
  ])('is changed to what is meant: %s %s', (name, wrong, right) => {
    const plain = wrong.replaceAll('"', "'");
    for (const [text, after] of [
      [spec(name, wrong), spec(name, right)],
      [yaml(name, wrong), yaml(name, right)],
      [yaml(name, plain), yaml(name, right.replaceAll('"', "'"))],
    ]) {
      const [only] = fixed(text!, 'attribute-value', catalog);
      expect(only?.text).toBe(after);
      expect(only?.isSafe).toBe(false);
      expect(findingsIn(only?.text ?? '', catalog)).toEqual([]);
    }
  });

  it.each([
    ['choice', 'MPICH # c', 'mpich # c'],
    ['choice', '|\n      MPICH\n# c', 'mpich\n# c'],
    ['choice', '>-\n      MPICH\n', 'mpich\n'],
    ['switch', 'YEs', '"yes"'],
    ['list', 'ucx, libfabrik', '"ucx, libfabric"'],
  ])('is changed without quotes to a value that stays a text: %s %j', (name, wrong, right) => {
    const [only] = fixed(yaml(name, wrong), 'attribute-value', catalog);
    expect(only?.text).toBe(yaml(name, right));
    expect(findingsIn(only?.text ?? '', catalog)).toEqual([]);
  });

  it('of a group is told at the name', () => {
    expect(foundAt(jsonSpec('"<|hardware.gpu|>": "yes"'))).toEqual([
      ['attribute-value', '"hardware.gpu" is a group of attributes and takes no value itself.'],
    ]);
  });

  it('of a published version is not judged by what a later one says', () => {
    expect(foundAt(jsonSpec('"mpi.implementation": "lam"'))).toEqual([]);
    expect(foundAt(yamlSpec('mpi.implementation: <|lam|>', '0.1.0'))).toHaveLength(1);
  });

  it.each(['1'.repeat(50_000), `>=${'1'.repeat(50_000)}`, `${'1 '.repeat(20_000)}`])(
    'is judged in a moment, however long: %#',
    (long) => {
      const start = performance.now();
      findingsIn(spec('range', `"${long}!,"`), catalog);
      findingsIn(spec('range', `"${long}<"`), catalog);
      findingsIn(spec('version', `"${long},"`), catalog);
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});

const sha256 = `sha256:${'0a'.repeat(32)}`;

describe('a text of a format', () => {
  it.each([
    ['date', '2024-03-15T13:19:33Z'],
    ['date', '2024-03-15 13:19:33.123+01:00'],
    ['url', 'https://example.org/a?b#c'],
    ['url', 'git@example.org:a/b.git'],
    ['digest', sha256],
    ['digest', 'sha256+b64:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564='],
    ['license', 'MIT'],
    ['license', '(LGPL-2.1-only or MIT) AND GPL-2.0+ WITH Classpath-exception-2.0'],
    ['license', 'DocumentRef-a:LicenseRef-b'],
  ])('%s may be %s', (attribute, value) => {
    expect(findingsIn(spec(attribute, JSON.stringify(value)), catalog)).toEqual([]);
  });

  it.each([
    ['date', '2024-03-15'],
    ['date', '2024-13-15T13:19:33Z'],
    ['date', '2024-03-15T13:19:33'],
    ['date', '$(date'],
    ['url', 'example.org'],
    ['url', 'https://a b'],
    ['digest', 'sha256:0a'],
    ['digest', '0a'],
    ['license', 'Apache License 2.0'],
    ['license', 'MIT, BSD'],
    ['license', 'MIT AND'],
    ['license', '(MIT'],
    ['license', 'MIT)'],
    ['license', 'MIT (BSD)'],
  ])('%s is not %s', (attribute, value) => {
    expect(findingsIn(spec(attribute, JSON.stringify(value)), catalog)).toHaveLength(1);
  });
});
