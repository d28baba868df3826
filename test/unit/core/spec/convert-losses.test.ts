import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../../server/src/core/spec/dialects.js';
import {
  bothAddresses,
  converted,
  currentSpec,
  specOf,
  specOfValue,
} from '../../../support/conversions.js';

describe('what can not be kept is told', () => {
  const lossesOf = (changes: object, to: Dialect = 'd') =>
    converted(specOfValue({ ...currentSpec, ...changes }), to).losses;

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
    const changes = { compatibilities: currentSpec.compatibilities.slice(0, 1) };
    expect(lossesOf(changes)).toEqual([]);
    expect(lossesOf(changes, 'c')).toEqual([
      'The address of the schema of "io.archspec" is left out (https://example.org/archspec.json), since there is no entry of it.',
    ]);
    const named = [{ attributes: { x: '1' }, schema: 'https://a' }];
    expect(lossesOf({ compatibilities: named, metadata: {} })).toEqual([
      'The address https://a is left out, since its entry does not name a namespace.',
    ]);
    expect(lossesOf({ metadata: { schemas: bothAddresses, jsonSchema: 'https://a' } })).toEqual([
      '"metadata.jsonSchema" is the address of no entry, and is left out.',
    ]);
  });

  test('an address that another one stands before', () => {
    const own = { ...currentSpec.compatibilities[1], schema: 'https://own' };
    const { value, losses } = converted(
      specOfValue({ ...currentSpec, compatibilities: [own] }),
      'd',
    );
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
      specOfValue({ compatibilities: [{ name: 'org.supercontainers', attributes }] }),
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
