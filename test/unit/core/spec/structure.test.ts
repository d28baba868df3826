import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsIn, foundAt, jsonSpec, yamlSpec } from '../../../support/spec-findings.js';

const kind = '"kind": "CompatibilitySpec"';

/** The messages of a spec whose findings are all of its structure. */
function faults(text: string): string[] {
  const found = foundAt(text);
  expect(new Set(found.map(([code]) => code))).toEqual(new Set(['spec-structure']));
  return found.map(([, message]) => message);
}

describe('the structure of a spec', () => {
  it.each([
    [
      `{"<|kind|>": "CompatibilitySpec"}`,
      '<|kind|>: CompatibilitySpec\n',
      'The spec has no "compatibilities": a list with an entry for each namespace whose attributes it gives.',
    ],
    [
      `{${kind}, "<|compatibilities|>": {}}`,
      'kind: CompatibilitySpec\n<|compatibilities|>: {}\n',
      '"compatibilities" must be an array, but is an object.',
    ],
    [
      `{${kind}, "<|metadata|>": [], "compatibilities": []}`,
      'kind: CompatibilitySpec\n<|metadata|>: []\ncompatibilities: []\n',
      '"metadata" must be an object, but is an array.',
    ],
    [
      `{${kind}, "metadata": {"<|schemas|>": "x"}, "compatibilities": []}`,
      'kind: CompatibilitySpec\nmetadata:\n  <|schemas|>: x\ncompatibilities: []\n',
      '"schemas" must be an object, but is a string.',
    ],
    [
      `{${kind}, "metadata": {"<|name|>": 5}, "compatibilities": []}`,
      'kind: CompatibilitySpec\nmetadata:\n  <|name|>: 5\ncompatibilities: []\n',
      '"name" must be a string, but is a number.',
    ],
    [
      `{${kind}, "metadata": {"schemas": {"<|org.supercontainers|>": 5}}, "compatibilities": []}`,
      'kind: CompatibilitySpec\nmetadata: {schemas: {<|org.supercontainers|>: 5}}\ncompatibilities: []\n',
      '"org.supercontainers" must be a string, but is a number.',
    ],
    [
      `{${kind}, "compatibilities": [<|"org.supercontainers"|>]}`,
      'kind: CompatibilitySpec\ncompatibilities:\n- <|org.supercontainers|>\n',
      'Each entry of "compatibilities" must be an object, but this is a string.',
    ],
    [
      `{${kind}, "compatibilities": [<|null|>]}`,
      'kind: CompatibilitySpec\n<|compatibilities|>:\n-\n',
      'Each entry of "compatibilities" must be an object, but this is null.',
    ],
    [
      `{"compatibilities": [{"<|attributes|>": {"mpi.version": "4"}}]}`,
      'compatibilities:\n- <|attributes|>: {mpi.version: "4"}\n',
      'The entry has no "name": the namespace of its attributes, such as org.supercontainers.',
    ],
    [
      `{"compatibilities": [{"name": <|""|>, "attributes": {"mpi.version": "4"}}]}`,
      'compatibilities:\n- name: <|""|>\n  attributes: {mpi.version: "4"}\n',
      'The entry has no "name": the namespace of its attributes, such as org.supercontainers.',
    ],
    [
      `{"compatibilities": [{"<|name|>": 5, "attributes": {"mpi.version": "4"}}]}`,
      'compatibilities:\n- <|name|>: 5\n  attributes: {mpi.version: "4"}\n',
      '"name" must be a string, but is a number.',
    ],
    [
      `{${kind}, "compatibilities": [{"<|name|>": "org.supercontainers"}]}`,
      'kind: CompatibilitySpec\ncompatibilities:\n- <|name|>: org.supercontainers\n',
      'The entry has no "attributes".',
    ],
    [
      `{"compatibilities": [{"name": "org.supercontainers", "<|attributes|>": []}]}`,
      'compatibilities:\n- name: org.supercontainers\n  <|attributes|>: []\n',
      '"attributes" must be an object, but is an array.',
    ],
    [
      `{"compatibilities": [{"name": "org.supercontainers", "<|version|>": {}, "attributes": {}}]}`,
      'compatibilities:\n- name: org.supercontainers\n  <|version|>: {}\n  attributes: {}\n',
      '"version" must be a string, but is an object.',
    ],
    [
      `{"compatibilities": [{"name": "org.supercontainers", "<|schema|>": true, "attributes": {}}]}`,
      'compatibilities:\n- name: org.supercontainers\n  <|schema|>: true\n  attributes: {}\n',
      '"schema" must be a string, but is true or false.',
    ],
    [
      `{"compatibilities": [{"name": "org.supercontainers", "attributes": {}, "<|annotations|>": {}}]}`,
      'compatibilities:\n- name: org.supercontainers\n  attributes: {}\n  <|annotations|>: {}\n',
      'The entry has both "attributes" and "annotations"; the second is the older word for the first, and is not read.',
    ],
  ])('is told: %s', (json, yaml, message) => {
    expect(faults(json)).toEqual([message]);
    expect(faults(yaml)).toEqual([message]);
  });

  it('misses nothing in an entry that is empty', () => {
    const text = `{"compatibilities": [<|<|{}|>|>, {"name": "org.supercontainers", "attributes": {}}]}`;
    expect(faults(text)).toHaveLength(2);
  });

  it.each([
    `{${kind}, "compatibilities": [{"name": "org.supercontainers", `,
    `{${kind}, "metadata": `,
    `{${kind}, "compatibilities": [{"attributes": {"mpi.version": `,
    `{${kind}, "compatibilities": [{"name": `,
  ])('is not called incomplete while it is typed: %s', (text) => {
    const codes = findingsIn(text).map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(['json-syntax']);
  });

  it('is not called a spec by what other programs write', () => {
    for (const text of [
      '{"compatibilities": []}',
      '{"attributes": {"a": "b"}}',
      '{"version": "1"}',
    ]) {
      expect(findingsIn(text)).toEqual([]);
    }
  });

  it('has nothing against what it does not know', () => {
    expect(foundAt(jsonSpec('').replace('{', '{"x-other": [1, {"a": null}], '))).toEqual([]);
    expect(
      foundAt(yamlSpec('mpi.version: "4"').replace('version', 'other: {a: [1]}\nversion')),
    ).toEqual([]);
  });
});

const value = fc.constantFrom(
  '"x"',
  '5',
  'null',
  'true',
  '[]',
  '{}',
  '[{}]',
  '{"a": "b"}',
  '""',
  '[null]',
);
const member = (names: readonly string[], inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), inner), { maxLength: 5 })
    .map((members) => `{${members.map(([name, one]) => `"${name}": ${one}`).join(', ')}}`);

describe('a spec of any shape', () => {
  const attributes = member(
    ['mpi.version', 'org.supercontainers.os.name', '', '__proto__', 'x'],
    value,
  );
  const entry = member(
    ['name', 'version', 'schema', 'attributes', 'annotations', 'constructor'],
    fc.oneof(
      value,
      attributes,
      fc.constantFrom('"org.supercontainers"', '"archspec.io"', '"0.0.0"'),
    ),
  );
  const spec = member(
    ['kind', 'version', 'metadata', 'compatibilities', 'attributes'],
    fc.oneof(
      value,
      fc.constant('"CompatibilitySpec"'),
      attributes,
      fc.array(entry, { maxLength: 3 }).map((entries) => `[${entries.join(', ')}]`),
      member(['schemas', 'name', 'jsonSchema'], fc.oneof(value, attributes)),
    ),
  );
  it('is judged alike in JSON and as YAML, within its text', () => {
    fc.assert(
      fc.property(spec, (text) => {
        const findings = findingsIn(text);
        for (const { start, end } of findings) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const codes = (of: string): string[] =>
          findingsIn(of)
            .map(({ code, start }) => `${code} ${start}`)
            .filter((one) => !one.startsWith('attribute-value-type'));
        const comment = '#\n';
        const inYaml = findingsIn(comment + text).map(
          ({ code, start }) => `${code} ${start - comment.length}`,
        );
        expect(inYaml.filter((one) => !one.startsWith('attribute-value-type'))).toEqual(
          codes(text),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
