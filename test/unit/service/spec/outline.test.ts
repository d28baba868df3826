import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { expectValid, outlineLines } from '../../../support/outline.js';
import { languageService, textDocument } from '../../../support/service.js';
import { specTexts } from '../../../support/spec-texts.js';

function documentOf(text: string, languageId = text.startsWith('{') ? 'compspec' : 'yaml') {
  return textDocument(text, { uri: 'file:///image.compspec.json', languageId });
}

function outline(text: string, languageId?: string, hasYamlServer = false): DocumentSymbol[] {
  const service = languageService({ hasYamlServer });
  return service.symbols(documentOf(text, languageId)) as DocumentSymbol[];
}

function shown(text: string): string[] {
  return outlineLines(outline(text));
}

describe('the outline of a spec', () => {
  it.each(['d in JSON', 'd in YAML'])('shows namespaces, and below them values: %s', (form) => {
    const lines = shown(specTexts[form]!);
    expect(lines.filter((line) => !line.includes('os.name'))).toEqual([
      'org.supercontainers = 0.1.0',
      '  mpi.implementation = mpich',
      '  mpi.version = 4.1.1',
      form.endsWith('JSON') ? 'io.archspec = 0.0.0' : 'io.archspec',
      '  cpu.target = zen3',
    ]);
  });

  it.each(Object.entries(specTexts))('has every attribute of dialect %s', (form, text) => {
    const lines = shown(text);
    const count = { a: 3, b: 3, c: 3, d: form.endsWith('YAML') ? 4 : 3, e: 3 }[form[0]!];
    expect(lines.filter((line) => line.startsWith('  '))).toHaveLength(count!);
    expectValid(outline(text), documentOf(text));
  });

  it('shows flat attributes below the namespace that their names begin with', () => {
    const text = `{ "version": "0.0.0", "attributes": {
      "org.supercontainers.mpi.version": "4.1.1", "org.supercontainers.os.version": "22.04",
      "nobody.knows.this": "1", "io.archspec.cpu.target": "zen3", "org.supercontainers.glibc": "2.35" } }`;
    expect(shown(text)).toEqual([
      'org.supercontainers',
      '  org.supercontainers.mpi.version = 4.1.1',
      '  org.supercontainers.os.version = 22.04',
      'nobody.knows.this = 1',
      'io.archspec',
      '  io.archspec.cpu.target = zen3',
      'org.supercontainers',
      '  org.supercontainers.glibc = 2.35',
    ]);
    const [first] = outline(text);
    expect(documentOf(text).getText(first?.range)).toBe(
      '"org.supercontainers.mpi.version": "4.1.1", "org.supercontainers.os.version": "22.04"',
    );
  });

  it('has the places of names, and of all that belongs to them', () => {
    const text = specTexts['d in JSON on one line']!;
    const document = documentOf(text);
    const [namespace] = outline(text);
    expect(namespace?.kind).toBe(SymbolKind.Namespace);
    expect(document.getText(namespace?.selectionRange)).toBe('org.supercontainers');
    expect(document.getText(namespace?.range)).toMatch(/^\{"name":.*"mpi\.version":"4\.1\.1"\}\}$/);
    const [attribute] = namespace?.children ?? [];
    expect(attribute?.kind).toBe(SymbolKind.Property);
    expect(document.getText(attribute?.selectionRange)).toBe('mpi.implementation');
    expect(document.getText(attribute?.range)).toBe('"mpi.implementation":"mpich"');
  });

  it('shows values that are no strings as they are written, and of objects nothing', () => {
    const entry =
      '{ "attributes": { "a": 4.10, "b": null, "c": {"d": 1}, "e": "", "": "f", "g" } }';
    expect(shown(`{ "kind": "CompatibilitySpec", "compatibilities": [1, ${entry}] }`)).toEqual([
      '""',
      '  a = 4.10',
      '  b = null',
      '  c',
      '  e = ',
      '  "" = f',
      '  g',
    ]);
    const yaml =
      'kind: CompatibilitySpec\ncompatibilities:\n- name: os\n  attributes:\n    no: no\n';
    expect(shown(yaml)).toEqual(['os', '  no = no']);
    expect(shown(`${yaml}    long: ${'x'.repeat(5000)}\n`)[2]).toBe(`  long = ${'x'.repeat(100)}…`);
  });

  it.each([
    ...Object.entries(specTexts),
    [
      'anchors in YAML',
      'attributes: &a {x.y.z: 1}\ncompatibilities:\n- attributes: {<<: *a, b: *a}\n',
    ],
  ])('is valid for every beginning of a text: %s', (_, text) => {
    const service = languageService();
    for (let length = 0; length <= text.length; length += 1) {
      const { uri, languageId } = documentOf(text);
      const document = textDocument(text.slice(0, length), { uri, languageId, version: length });
      expectValid(service.symbols(document) as DocumentSymbol[], document);
    }
  });

  it('is left to the server that tells the outline of any JSON or YAML', () => {
    const json = specTexts['d in JSON']!;
    const yaml = specTexts['d in YAML']!;
    expect(outline(json, 'json')).toEqual([]);
    expect(outline(yaml, 'yaml', true)).toEqual([]);
    expect(outline(yaml, 'yaml', false)).toHaveLength(2);
    expect(outline('a: 1\nb: 2\n', 'yaml')).toEqual([]);
  });
});
