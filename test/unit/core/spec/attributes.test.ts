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

const old = 'org.supercontainers 0.0.0 declares no attribute';

describe('an attribute that the schema does not declare', () => {
  it.each([
    [
      'hardware.gpu.available',
      `${old} "hardware.gpu.available"; "hardware.gpu.enabled" says the same.`,
    ],
    ['os.glibc', `${old} "os.glibc"; version 0.1.0 does.`],
    ['mpi.versoin', `${old} "mpi.versoin". Is "mpi.version" meant?`],
    ['weather.today', `${old} "weather.today".`],
    ['org.supercontainers.mpi.versoin', `${old} "mpi.versoin". Is "mpi.version" meant?`],
  ])('is told with what is meant: %s', (name, message) => {
    const expected = [['unknown-attribute', message]];
    expect(foundAt(jsonSpec(`"<|${name}|>": "1"`))).toEqual(expected);
    expect(foundAt(yamlSpec(`<|${name}|>: "1"`))).toEqual(expected);
    expect(foundAt(yamlSpec(`'<|${name}|>': x`))).toEqual(expected);
  });

  it.each([
    ['hardware.gpu.available', 'hardware.gpu.enabled', 'yes'],
    ['mpi.versoin', 'mpi.version', '4.1'],
    ['org.supercontainers.mpi.versoin', 'org.supercontainers.mpi.version', '4.1'],
  ])('is changed to what is meant: %s', (wrong, right, value) => {
    const renamed = (text: string): string => text.replace(wrong, right);
    for (const text of [
      jsonSpec(`"${wrong}": "${value}"`),
      yamlSpec(`${wrong}: "${value}"`),
      yamlSpec(`"${wrong}": "${value}"`),
      yamlSpec(`'${wrong}': '${value}'`),
    ]) {
      const [first] = fixed(text, 'unknown-attribute');
      expect(first).toEqual({ title: `Change to "${right}"`, text: renamed(text), isSafe: false });
      expect(findingsIn(first?.text ?? '')).toEqual([]);
    }
  });

  it('of a later version has that version as a fix', () => {
    for (const text of [jsonSpec('"os.glibc": "2.35"'), yamlSpec('os.glibc: "2.35"')]) {
      const [first, ...rest] = fixed(text, 'unknown-attribute');
      expect(rest).toEqual([]);
      expect(first?.title).toBe('Change the version of org.supercontainers to 0.1.0');
      expect(findingsIn(first?.text ?? '')).toEqual([]);
    }
  });

  it('has no fix where an alias stands for it', () => {
    const text = `version: 0.0.0
x: &common
  mpi.versoin: "1"
compatibilities:
- name: org.supercontainers
  version: 0.0.0
  attributes:
    <<: <|*common|>
`;
    expect(foundAt(text)).toHaveLength(1);
    expect(fixed(text.replaceAll(/<\||\|>/g, ''), 'unknown-attribute')).toEqual([]);
  });

  it('is declared by a merged map as well as by its own', () => {
    expect(
      foundAt(`version: 0.0.0
x: &common {os.name: Ubuntu, mpi.version: "4"}
compatibilities:
- name: org.supercontainers
  version: 0.0.0
  attributes: {<<: *common, mpi.version: "5"}
`),
    ).toEqual([]);
  });
});

describe('an attribute of another namespace', () => {
  const message =
    '"io.archspec.cpu.target" is of the namespace "io.archspec", but stands in the entry of "org.supercontainers".';
  it('is told', () => {
    const expected = [['namespace-mismatch', message]];
    expect(foundAt(jsonSpec('"<|io.archspec.cpu.target|>": "zen3"'))).toEqual(expected);
    expect(foundAt(yamlSpec('<|io.archspec.cpu.target|>: zen3'))).toEqual(expected);
  });

  it('is at home in its own', () => {
    expect(foundAt(jsonSpec('"org.supercontainers.mpi.version": "4"'))).toEqual([]);
    const short =
      '{"version": "0", "attributes": {"org.supercontainers.mpi.version": "4", "io.archspec.cpu.target": "zen3"}, "kind": "CompatibilitySpec"}';
    expect(findingsIn(short).map(({ code }) => code)).toEqual(['older-dialect']);
  });
});

describe('an attribute under two names', () => {
  const message =
    '"org.supercontainers.mpi.version" and "mpi.version" are one attribute, which has two values here.';
  it('is told at the second', () => {
    const expected = [['duplicate-namespace', message]];
    expect(
      foundAt(jsonSpec('"mpi.version": "4", "<|org.supercontainers.mpi.version|>": "5"')),
    ).toEqual(expected);
    expect(foundAt(yamlSpec('mpi.version: "4"\n<|org.supercontainers.mpi.version|>: "5"'))).toEqual(
      expected,
    );
  });

  it('is a member twice where both are written alike', () => {
    expect(foundAt(jsonSpec('"mpi.version": "4", "<|mpi.version|>": "5"'))[0]?.[0]).toBe(
      'json-duplicate-key',
    );
    expect(foundAt(yamlSpec('mpi.version: "4"\n<|mpi.version|>: "5"'))[0]?.[0]).toBe(
      'json-duplicate-key',
    );
  });
});

describe('a value that is no string', () => {
  it.each([
    ['22.04', 'The value must be a string, "22.04"; without quotes it is a number.'],
    ['true', 'The value must be a string, "true"; without quotes it is true or false.'],
    ['null', '"os.version" has no value; values are strings.'],
  ])('is told in JSON: %s', (value, message) => {
    expect(foundAt(jsonSpec(`"os.version": <|${value}|>`))).toEqual([
      ['attribute-value-type', message],
    ]);
  });

  it.each([
    ['no', 'Without quotes, YAML readers may take no for false; write "no".'],
    ['22.04', 'Without quotes, YAML readers may take 22.04 for a number; write "22.04".'],
    ['1:30', 'Without quotes, YAML readers may take 1:30 for a number; write "1:30".'],
    [
      '2024-01-01',
      'Without quotes, YAML readers may take 2024-01-01 for a date; write "2024-01-01".',
    ],
    ['~', '"os.version" has no value; values are strings.'],
  ])('is told in YAML: %s', (value, message) => {
    const expected = [['attribute-value-type', message]];
    expect(foundAt(yamlSpec(`os.version: <|${value}|> # why`))).toEqual(expected);
    expect(
      foundAt(yamlSpec('x: y').replace('    x: y\n', `    {os.version: <|${value}|>}\n`)),
    ).toEqual(expected);
  });

  it('is told at the name where there is nothing', () => {
    const expected = [['attribute-value-type', '"os.version" has no value; values are strings.']];
    expect(foundAt(yamlSpec('<|os.version|>:'))).toEqual(expected);
    expect(foundAt(yamlSpec('<|os.version|>: # later'))).toEqual(expected);
  });

  it('is told at its bracket where it is an object or a list', () => {
    expect(foundAt(jsonSpec('"os.version": <|{|>"a": 1}'))).toEqual([
      ['attribute-value-type', 'The value must be a string, but is an object.'],
    ]);
    expect(foundAt(jsonSpec('"os.version": <|[|>]'))).toEqual([
      ['attribute-value-type', 'The value must be a string, but is an array.'],
    ]);
    expect(foundAt(yamlSpec('os.version:\n<|-|> 22'))).toEqual([
      ['attribute-value-type', 'The value must be a string, but is an array.'],
    ]);
  });

  it('is told of the version of a schema, too', () => {
    expect(foundAt(jsonSpec('"mpi.version": "4"', '<|<|1.0|>|>')).map(([code]) => code)).toEqual([
      'attribute-value-type',
      'schema-version-mismatch',
    ]);
    const known = new Catalog([schemaOf('x.y', { a: {} }, { version: '1.0' })]);
    const text = 'compatibilities:\n- name: x.y\n  version: <|1.0|>\n  attributes: {a: b}\n';
    expect(foundAt(text, known)).toEqual([
      [
        'attribute-value-type',
        'Without quotes, YAML readers may take 1.0 for a number; write "1.0".',
      ],
    ]);
  });

  it.each([
    jsonSpec('"os.version": 22.10'),
    yamlSpec('os.version: 22.10'),
    yamlSpec('os.version: 22.10 # comment'),
    yamlSpec('os.version: &anchor 22.10'),
  ])('is put in quotes, which is safe: %#', (text) => {
    const [only, ...rest] = fixed(text, 'attribute-value-type');
    expect(rest).toEqual([]);
    expect(only).toEqual({
      title: 'Write the value as the string "22.10"',
      text: text.replace('22.10', '"22.10"'),
      isSafe: true,
    });
    expect(findingsIn(only?.text ?? '')).toEqual([]);
  });

  it.each([
    jsonSpec('"os.version": null'),
    jsonSpec('"os.version": {}'),
    yamlSpec('os.version: ~'),
    yamlSpec('os.version:'),
  ])('is nobody else’s to know where there is nothing: %#', (text) => {
    expect(fixed(text, 'attribute-value-type')).toEqual([]);
  });

  it('is mended at its anchor, not at its alias', () => {
    const text = yamlSpec('os.version: &v 22.04\nos.release: *v');
    expect(findingsIn(text)).toHaveLength(2);
    expect(fixed(text, 'attribute-value-type').map((one) => one.text)).toEqual([
      yamlSpec('os.version: &v "22.04"\nos.release: *v'),
    ]);
  });
});

describe('a mapping of extractor paths', () => {
  it('has its names judged, and its values not', () => {
    expect(
      foundAt(
        yamlSpec('mpi.version: library.mpi.version\n<|mpi.versoin|>: system.os.name', '0.1.0'),
      ),
    ).toHaveLength(1);
    const text = jsonSpec('"mpi.implementation": "library.mpi.variant"', '"0.1.0"');
    expect(foundAt(text)).toEqual([]);
    expect(
      foundAt(
        jsonSpec('"mpi.implementation": "<|library.mpi.variant|>", "mpi.version": "4"', '"0.1.0"'),
      ),
    ).toHaveLength(1);
  });
});
