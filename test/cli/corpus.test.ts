import { expect, test } from 'vitest';
import { compspec, validated } from '../support/command-line.js';
import { corpusAbsent, corpusFolder } from '../support/corpus.js';

// Documents of others, beside the checkout (test/support/corpus.ts).
const around = { folder: corpusFolder };

test('the published schema of Proposal D has exactly one finding, on the name that nobody declared', async (context) => {
  if (corpusAbsent) context.skip(corpusAbsent);
  const { exitCode, output } = await compspec(['validate', 'proposal-d/compspec.json'], around);
  expect(
    output,
  ).toBe(`proposal-d/compspec.json:144:20: error[undeclared-node]: The edge names "hardware.gpu.version", a node that the schema does not declare.
  142 │       {
  143 │         "source": "hardware.gpu",
  144 │         "target": "hardware.gpu.version",
      │                    ^^^^^^^^^^^^^^^^^^^^
  145 │         "relation": "contains"
  146 │       },

Checked 1 file, 1 schema: 1 error.
`);
  expect(exitCode).toBe(1);
});

test('each published spec has its one true defect; rules and what is none of ours have none', async (context) => {
  if (corpusAbsent) context.skip(corpusAbsent);
  const files = await validated(['lammps-matrix', 'compspec-go', 'rules', 'archspec'], around);
  const unknown = 'unknown-attribute: "hardware.gpu.enabled" says the same.';
  for (const { kind, findings } of files) {
    const told = findings.map(({ code, message }) => `${code}: ${message.replace(/^.*; /, '')}`);
    expect(told).toEqual(kind === 'spec' ? [unknown] : []);
  }
  const kinds = new Map<string, number>();
  for (const { path, kind } of files) {
    const one = `${path.split('/')[0]}: ${kind}`;
    kinds.set(one, (kinds.get(one) ?? 0) + 1);
  }
  expect(Object.fromEntries(kinds)).toEqual({
    'lammps-matrix: spec': 5,
    'lammps-matrix: other': 1,
    'compspec-go: spec': 6,
    'compspec-go: other': 1,
    'rules: rules': 3,
    'archspec: other': 4,
  });
});

test('the examples of JSON Graph Format are told what they lack as compatibility schemas', async (context) => {
  if (corpusAbsent) context.skip(corpusAbsent);
  const files = await validated(['jgf/examples'], around);
  expect(files.every(({ kind }) => kind === 'schema')).toBe(true);
  const codes = files.map(({ path, findings }) => [
    path.replace(/^.*\//, ''),
    findings.map(({ code }) => code).sort(),
  ]);
  expect(Object.fromEntries(codes)).toEqual({
    'car_graphs.json': ['not-a-compatibility-schema'],
    'empty_test.json': ['invalid-namespace', 'missing-version', 'not-a-compatibility-schema'],
    'hyper-directed.json': ['not-a-compatibility-schema'],
    'hyper-undirected.json': ['not-a-compatibility-schema'],
    'les_miserables.json': ['missing-version'],
    'test.network.json': ['missing-namespace', 'missing-version'],
    'usual_suspects.json': ['invalid-namespace', 'missing-version'],
  });
});
