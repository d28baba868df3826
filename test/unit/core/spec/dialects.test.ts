import { describe, expect, it } from 'vitest';
import { readText } from '../../../../server/src/core/read.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { readSpec } from '../../../../server/src/core/spec/model.js';
import { resolveAttribute, resolveEntry } from '../../../../server/src/core/spec/resolve.js';
import { findingsIn, fixed, foundAt, nameFor } from '../../../support/spec-findings.js';
import { specTexts } from '../../../support/spec-texts.js';

describe('each way to write a spec', () => {
  it.each(Object.entries(specTexts))('is known and judged alike: %s', (name, text) => {
    const dialect = name.slice(0, 1);
    const spec = readSpec(readText(text, nameFor(text) === 'spec.yaml' ? 'yaml' : 'json'));
    expect(spec.dialect).toBe(dialect);
    expect(spec.entries.flatMap(({ attributes }) => attributes).length).toBeGreaterThan(2);
    const codes = findingsIn(text).map(({ code }) => code);
    expect(codes).toEqual('abe'.includes(dialect) ? ['older-dialect'] : []);
  });
});

const a = (entries: string): string =>
  `{"metadata": {"<|jsonSchema|>": "x"}, "compatibilities": [${entries}]}`;

describe('an older form', () => {
  it.each([
    [
      a('{"name": "org.supercontainers.mpi", "annotations": {"version": "4"}}'),
      'of the first artifacts',
    ],
    [
      '{"compatibilities": [{"name": "io.archspec", "<|annotations|>": {"cpu.target": "zen3"}}]}',
      'of Proposal D',
    ],
    ['{"version": "0", "<|attributes|>": {"io.archspec.cpu.target": "zen3"}}', 'of compat-lib'],
    [
      'compatibilities:\n- name: io.archspec\n  <|annotations|>: {cpu.target: zen3}\n',
      'of Proposal D',
    ],
    ['version: "0"\n<|attributes|>:\n  io.archspec.cpu.target: zen3\n', 'of compat-lib'],
  ])('is told, once: %s', (text, form) => {
    const [only, ...rest] = foundAt(text);
    expect(rest).toEqual([]);
    expect(only?.[0]).toBe('older-dialect');
    expect(only?.[1]).toContain(form);
  });

  it('is none where there is nothing in it yet', () => {
    expect(findingsIn('{"kind": "CompatibilitySpec", "compatibilities": []}')).toEqual([]);
  });
});

describe('the group in the name of an entry', () => {
  const entry = (group: string, annotations: string): string =>
    `{"name": "org.supercontainers${group}", "version": "0.0.0", "annotations": {${annotations}}}`;

  it('is part of the names in it', () => {
    const entries = [
      entry('.mpi', '"implementation": "mpich", "version": "4"'),
      entry('.hardware', '"gpu.enabled": "yes"'),
      entry('.os', '"name": "Ubuntu", "os.version": "22.04"'),
      entry('', '"communication.framework": "ucx"'),
    ];
    expect(foundAt(a(entries.join(', '))).map(([code]) => code)).toEqual(['older-dialect']);
  });

  it('goes before the namespace', () => {
    const text = a(
      '{"name": "org.supercontainers.os", "version": "0.1.0", "annotations": {"glibc": "2.35"}}',
    );
    const { tree, entries } = readSpec(readText(text.replaceAll(/<\||\|>/g, ''), 'json'));
    const catalog = new Catalog();
    const [entry] = entries.map((one) => resolveEntry(one, catalog));
    const [glibc] = entry?.entry.attributes ?? [];
    expect(tree.faults).toEqual([]);
    expect(entry && glibc && resolveAttribute(glibc, entry, catalog).name).toBe('os.glibc');
  });

  it.each([
    ['.mpi', 'versoin', 'mpi.version', 'version'],
    ['.mpi', 'mpi.versoin', 'mpi.version', 'version'],
    ['.hardware', 'gpu.available', 'hardware.gpu.enabled', 'gpu.enabled'],
  ])('is where a name is meant to be: %s %s', (group, wrong, meant, right) => {
    const text = a(entry(group, `"<|${wrong}|>": "yes"`));
    const [, unknown] = foundAt(text);
    expect(unknown?.[1]).toContain(`"${meant}"`);
    const plain = text.replaceAll(/<\||\|>/g, '');
    const [first] = fixed(plain, 'unknown-attribute');
    const after = wrong.startsWith('mpi.') ? `mpi.${right}` : right;
    expect(first?.text).toBe(plain.replace(wrong, after));
    expect(findingsIn(first?.text ?? '').map(({ code }) => code)).toEqual(['older-dialect']);
  });

  it('may have an entry for each', () => {
    const entries = [entry('.mpi', ''), entry('.os', ''), entry('.mpi', '')];
    const twice = entries.join(', ').replace(/\.mpi(?!.*\.mpi)/, '.mpi|>');
    const text = a(twice.replace(/org\.supercontainers\.mpi\|>/, '<|org.supercontainers.mpi|>'));
    expect(foundAt(text).map(([, message]) => message)).toEqual([
      expect.stringContaining('first artifacts'),
      'The namespace "org.supercontainers.mpi" has an entry already.',
    ]);
  });
});

describe('qualified names and short ones', () => {
  it.each([
    '{"compatibilities": [{"name": "org.supercontainers", "attributes": {"org.supercontainers.mpi.version": "4", "os.name": "x"}}]}',
    '{"compatibilities": [{"name": "mpi", "attributes": {"mpi.version": "4", "mpi.mpi.implementation": "mpich"}}]}',
    'compatibilities:\n- name: org.supercontainers\n  attributes:\n    org.supercontainers.mpi.version: "4"\n',
  ])('say the same: %s', (text) => expect(findingsIn(text)).toEqual([]));

  it('of the flat form belong to a namespace', () => {
    const text = `{"kind": "CompatibilitySpec", "version": "0", "<|attributes|>": {"<|mpi.version|>": "4", "<|org.supercontainers.mpi.versoin|>": "4", "<|net.example.a|>": "1", "io.archspec.cpu.target": "zen3"}}`;
    expect(foundAt(text).map(([code]) => code)).toEqual([
      'older-dialect',
      'unknown-schema',
      'unknown-attribute',
      'unknown-schema',
    ]);
  });
});
