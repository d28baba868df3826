import { describe, expect, it } from 'vitest';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { findingsIn, fixed, foundAt, schemaOf } from '../../../support/spec-findings.js';

const address = 'https://example.org/compspec.json';

interface Entry {
  readonly name: string;
  readonly version?: string;
  readonly attributes?: string;
}

/** A spec in both formats; the marks are where the texts have them. */
function specs(
  entries: readonly Entry[],
  schemas: readonly (readonly [string, string])[] = [],
): readonly string[] {
  const json = entries.map(({ name, version, attributes = '' }) => {
    const written = version === undefined ? '' : `"version": "${version}", `;
    return `{"name": "${name}", ${written}"attributes": {${attributes}}}`;
  });
  const yaml = entries.map(({ name, version, attributes = '' }) => {
    const written = version === undefined ? '' : `  version: '${version}'\n`;
    return `- name: ${name}\n${written}  attributes: {${attributes}}\n`;
  });
  const addresses = schemas.map(([key, url]) => `${inQuotes(key)}: ${inQuotes(url)}`).join(', ');
  return [
    `{"version": "0", "metadata": {"schemas": {${addresses}}}, "compatibilities": [${json.join(', ')}]}`,
    `version: "0"\nmetadata: {schemas: {${addresses}}}\ncompatibilities:\n${yaml.join('')}`,
  ];
}

/** A text in quotes, which stand around its marks. */
function inQuotes(text: string): string {
  return `"${text}"`;
}

const org = 'org.supercontainers';
const looked = 'not in the workspace, not in the cache, not among the bundled ones';

describe('a namespace', () => {
  it.each([
    ['net.example', `No schema of the namespace "net.example" is known: ${looked}.`],
    [
      'org.supercontainer',
      `No schema of the namespace "org.supercontainer" is known: ${looked}. Is "org.supercontainers" meant?`,
    ],
  ])('that nobody knows is told once: %s', (name, message) => {
    for (const text of specs([{ name: `<|${name}|>`, attributes: '"a": "b", "c": "d"' }])) {
      expect(foundAt(text)).toEqual([['unknown-schema', message]]);
    }
  });

  it('that nobody knows is told with the address that was not fetched', () => {
    for (const text of specs([{ name: '<|net.example|>' }], [['net.example', address]])) {
      expect(foundAt(text)).toEqual([
        [
          'unknown-schema',
          `No schema of the namespace "net.example" is known: not in the workspace, not among the bundled ones, and ${address} was not fetched.`,
        ],
      ]);
    }
  });

  it('that is near one is changed to it', () => {
    for (const text of specs([{ name: 'org.supercontainer', attributes: '"mpi.version": "4"' }])) {
      const [only] = fixed(text, 'unknown-schema');
      expect(only?.isSafe).toBe(false);
      expect(findingsIn(only?.text ?? '')).toEqual([]);
    }
  });

  it('that is written backwards is told and turned, at each of its places', () => {
    const message =
      'The namespace "supercontainers.org" is "org.supercontainers" written backwards.';
    const entry = { name: '<|supercontainers.org|>', attributes: '"mpi.version": "4"' };
    for (const text of specs([entry], [['<|supercontainers.org|>', address]])) {
      expect(foundAt(text)).toEqual([
        ['namespace-mismatch', message],
        ['namespace-mismatch', message],
      ]);
      const plain = text.replaceAll(/<\||\|>/g, '');
      const fixes = fixed(plain, 'namespace-mismatch');
      expect(fixes.map(({ isSafe }) => isSafe)).toEqual([true, true]);
      for (const one of fixes) expect(findingsIn(one.text)).toHaveLength(1);
    }
    for (const text of specs([{ name: '<|archspec.io|>' }])) {
      expect(foundAt(text)[0]?.[1]).toBe(
        'The namespace "archspec.io" is "io.archspec" written backwards.',
      );
    }
  });

  it('that is written backwards beside the right one is not made a second of that', () => {
    for (const text of specs(
      [{ name: org }],
      [
        [org, address],
        ['supercontainers.org', address],
      ],
    )) {
      expect(findingsIn(text).map(({ code }) => code)).toEqual(['namespace-mismatch']);
      expect(fixed(text, 'namespace-mismatch')).toEqual([]);
    }
  });

  it('has one entry', () => {
    const message = 'The namespace "org.supercontainers" has an entry already.';
    for (const text of specs([{ name: org }, { name: `<|${org}|>` }, { name: `<|${org}|>` }])) {
      expect(foundAt(text)).toEqual([
        ['duplicate-namespace', message],
        ['duplicate-namespace', message],
      ]);
      const plain = text.replaceAll(/<\||\|>/g, '');
      const [first] = findingsIn(plain);
      const [place] = first?.related ?? [];
      expect(plain.slice(place?.start, place?.end)).toBe(org);
      expect(place?.start).toBeLessThan(first?.start ?? 0);
    }
  });

  it('has one entry, whichever way it is written', () => {
    for (const text of specs([{ name: org }, { name: 'supercontainers.org' }])) {
      expect(findingsIn(text).map(({ code }) => code)).toEqual([
        'namespace-mismatch',
        'duplicate-namespace',
      ]);
    }
  });
});

describe('a version', () => {
  it('that is not known is told with those that are', () => {
    for (const text of specs([
      { name: org, version: '<|9.9.9|>', attributes: '"os.glibc": "2.35"' },
    ])) {
      expect(foundAt(text)).toEqual([
        [
          'schema-version-mismatch',
          'No version 9.9.9 of org.supercontainers is known, only 0.1.0, 0.0.0; the attributes are judged by 0.1.0.',
        ],
      ]);
      const [only] = fixed(text.replaceAll(/<\||\|>/g, ''), 'schema-version-mismatch');
      expect(only?.title).toBe('Change the version of org.supercontainers to 0.1.0');
      expect(findingsIn(only?.text ?? '')).toEqual([]);
    }
  });

  it('that is missing is the newest', () => {
    for (const text of specs([{ name: org, attributes: '"os.glibc": "2.35"' }])) {
      expect(foundAt(text)).toEqual([]);
    }
  });
});

describe('the schema of an entry', () => {
  const fetched = schemaOf('net.example', { fetched: {} }, { origin: 'cache', place: address });
  const own = schemaOf('net.example', { own: {} });
  const second = schemaOf('net.example', { second: {} }, { place: 'file:///z/compspec.json' });

  const unknown = (
    catalog: Catalog,
    schemas: readonly (readonly [string, string])[],
    version?: string,
  ): readonly string[] => {
    const attributes = '"own": "1", "fetched": "1", "second": "1", "bundled": "1"';
    const entry = { name: 'net.example', attributes, ...(version && { version }) };
    const [json = '', yaml = ''] = specs([entry], schemas);
    const names = (text: string): string[] =>
      findingsIn(text, catalog).map(({ code, data }) => `${code} ${data?.['name']}`);
    expect(names(yaml)).toEqual(names(json));
    return names(json);
  };
  const without = (name: string): string[] =>
    ['own', 'fetched', 'second', 'bundled']
      .filter((one) => one !== name)
      .map((one) => `unknown-attribute ${one}`);

  it('is the cached one of its address', () => {
    expect(unknown(new Catalog([fetched]), [['net.example', address]])).toEqual(without('fetched'));
    expect(unknown(new Catalog([fetched]), [])).toEqual(without('fetched'));
  });

  it('is the one of the workspace before a cached one', () => {
    for (const version of [undefined, '1.0.0']) {
      const catalog = new Catalog([fetched, own]);
      expect(unknown(catalog, [['net.example', address]], version)).toEqual(without('own'));
    }
  });

  it('is the first of two of the workspace, in whatever order they come', () => {
    for (const both of [
      [own, second],
      [second, own],
    ]) {
      expect(unknown(new Catalog(both), [])).toEqual(without('own'));
      expect(unknown(new Catalog(both), [], '1.0.0')).toEqual(without('own'));
    }
  });

  it('is the one of the workspace before a bundled one', () => {
    const mine = schemaOf(org, { mine: {} }, { version: '0.1.0' });
    for (const text of specs([{ name: org, version: '0.1.0', attributes: '"mine": "1"' }])) {
      expect(findingsIn(text, new Catalog([mine]))).toEqual([]);
      expect(findingsIn(text)).toHaveLength(1);
    }
  });

  it('is told where its address leads to another', () => {
    for (const text of specs(
      [{ name: org, version: '0.0.0' }],
      [['org.supercontainers', `<|${address}|>`]],
    )) {
      expect(foundAt(text, new Catalog([fetched]))).toEqual([
        [
          'namespace-mismatch',
          `The schema at ${address} is of the namespace "net.example", not of "org.supercontainers".`,
        ],
      ]);
    }
  });

  it('is told once where several entries have that address', () => {
    const text = `{"version": "0", "metadata": {"<|jsonSchema|>": "<|${address}|>"}, "compatibilities": [
      {"name": "${org}", "annotations": {}}, {"name": "io.archspec", "annotations": {}}]}`;
    expect(foundAt(text, new Catalog([fetched])).map(([code]) => code)).toEqual([
      'older-dialect',
      'namespace-mismatch',
    ]);
  });

  it('of an unknown name is the one at its address', () => {
    const entry = { name: 'net.exampel', attributes: '"fetched": "1", "<|other|>": "1"' };
    for (const text of specs([entry], [['net.exampel', `<|${address}|>`]])) {
      const codes = foundAt(text, new Catalog([fetched])).map(([code]) => code);
      expect(codes.sort()).toEqual(['namespace-mismatch', 'unknown-attribute']);
    }
  });
});
