import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec, validated } from '../support/command-line.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const spec = '{ "kind": "CompatibilitySpec", "compatibilities": [] }';
const sound = schemaText();
const faulty = schemaText({ edges: [edgeTo('mpi.version'), edgeTo('mpi.vendor')] });
const versionless = schemaText({ metadata: {} });

describe('the exit code', () => {
  test.each([
    ['0 for a sound schema', { 'compspec.json': sound }, ['compspec.json'], 0],
    ['1 for a schema with an error', { 'compspec.json': faulty }, ['compspec.json'], 1],
    ['0 for a schema with warnings alone', { 'compspec.json': versionless }, ['compspec.json'], 0],
    [
      '1 for warnings where they count',
      { 'compspec.json': versionless },
      ['--strict', 'compspec.json'],
      1,
    ],
    ['0 for a sound schema where warnings count', { 'a.json': sound }, ['--strict', '.'], 0],
    ['2 for a path that is not there', { 'compspec.json': sound }, ['nowhere.json'], 2],
    [
      '2 for a path that is not there, though another one has errors',
      { 'compspec.json': faulty },
      ['nowhere.json', 'compspec.json'],
      2,
    ],
    ['0 for a folder without schemas', { 'package.json': '{}' }, ['.'], 0],
    ['0 for an empty folder', {}, ['.'], 0],
  ])('is %s', async (_, files, commandLine, expected) => {
    const folder = await temporaryFolder(files as Record<string, string>);
    const { exitCode } = await compspec(['validate', ...commandLine], { folder });
    expect(exitCode).toBe(expected);
  });

  test('is that of the judgement though the reader of the output went away', async () => {
    const edges = Array.from({ length: 20_000 }, (_, index) => edgeTo(`mpi.x${index}`));
    const folder = await temporaryFolder({ 'compspec.json': schemaText({ edges }) });
    for (const format of ['json', 'sarif', 'github']) {
      const { exitCode, errors, output } = await compspec(
        ['validate', '--format', format, 'compspec.json'],
        { folder, stopReadingAfter: 10 },
      );
      expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
      expect(output.length).toBeLessThan(1_000_000);
    }
  });
});

describe('what is judged', () => {
  test('a folder is walked, and what its files hold decides what they are', async () => {
    const folder = await temporaryFolder({
      'schemas/any-name.json': faulty,
      'schemas/deep/compspec.json': sound,
      'spec.json': spec,
      'package.json': '{ "name": "x" }',
      'tsconfig.json': '{ /* not JSON, and nobody said that it was */ }',
      'notes.md': '# { "graph": {} }',
      '.gitignore': 'generated',
      'generated/compspec.json': faulty,
      'node_modules/x/compspec.json': faulty,
    });
    const files = await validated(['.'], { folder });
    expect(files.map(({ path, kind, findings }) => [path, kind, findings.length])).toEqual([
      ['./package.json', 'other', 0],
      ['./schemas/any-name.json', 'schema', 1],
      ['./schemas/deep/compspec.json', 'schema', 0],
      ['./spec.json', 'spec', 0],
      ['./tsconfig.json', 'other', 0],
    ]);
  });

  test('the labels of a stage that is named are not those of the last', async () => {
    const dockerfile =
      'FROM a AS one\nLABEL org.supercontainers.mpi=mpich\nFROM b\nCOPY --from=one /a /b\n';
    const folder = await temporaryFolder({ Dockerfile: dockerfile });
    const found = async (...more: string[]) =>
      (await validated(['Dockerfile', ...more], { folder })).map(({ findings }) => findings.length);
    expect(await found()).toEqual([1]);
    expect(await found('--target', 'one')).toEqual([0]);
  });

  test('a Dockerfile of any name is one by its first instruction, where it is named', async () => {
    const dockerfile =
      '# syntax=docker/dockerfile:1\nFROM a\nLABEL org.supercontainers.mpi=mpitch\n';
    const folder = await temporaryFolder({ 'Dockerfile-gpu': dockerfile });
    const found = await validated(['Dockerfile-gpu'], { folder });
    expect(found.map(({ kind, findings }) => [kind, findings.length])).toEqual([['dockerfile', 1]]);
    expect(await validated(['.'], { folder })).toEqual([]);
    const [read] = await validated(['-'], { folder, input: dockerfile });
    expect([read?.kind, read?.findings.length]).toEqual(['dockerfile', 1]);
  });

  test('two runs over a thousand files say the same in the same order', async () => {
    const tree = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `f${index % 17}/g${index % 5}/s${index}.json`,
        index % 3 === 0 ? faulty : sound,
      ]),
    );
    const folder = await temporaryFolder(tree);
    const files = await validated(['.'], { folder });
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      Object.keys(tree)
        .map((path) => `./${path}`)
        .sort(),
    );
    expect(await validated(['.'], { folder })).toEqual(files);
  });

  test('a file that is named is judged whatever its name', async () => {
    const folder = await temporaryFolder({ 'schema.txt': faulty });
    const [file] = await validated(['schema.txt'], { folder });
    expect(file).toMatchObject({ path: 'schema.txt', kind: 'schema' });
    expect(file!.findings).toHaveLength(1);
  });

  test('standard input is judged, and called - in JSON and <stdin> in text', async () => {
    const [file] = await validated(['-'], { input: faulty });
    expect(file).toMatchObject({ path: '-', kind: 'schema' });
    const { output } = await compspec(['validate', '-'], { input: faulty });
    expect(output).toMatch(/^<stdin>:\d+:\d+: error\[/);
  });

  test('a file that is given twice, and below a folder that is given, is judged once', async () => {
    const folder = await temporaryFolder({ 'a/x.json': faulty, 'a/y.json': sound });
    await symlink('a', join(folder, 'link'));
    const files = await validated(['a', './a/x.json', 'a/x.json', 'link', 'link/x.json'], {
      folder,
    });
    expect(files.map(({ path }) => path)).toEqual(['a/y.json', './a/x.json']);
  });

  test('a path keeps the form in which it was given', async () => {
    const folder = await temporaryFolder({ 'a/b/x.json': sound });
    for (const [given, shown] of [
      ['a', 'a/b/x.json'],
      ['a/', 'a/b/x.json'],
      ['./a/b', './a/b/x.json'],
      ['a/../a', 'a/../a/b/x.json'],
      [`${folder}/a/b/x.json`, `${folder}/a/b/x.json`],
    ] as const) {
      const files = await validated([given], { folder });
      expect(files.map(({ path }) => path)).toEqual([shown]);
    }
  });
});

describe('a file that is named and is no schema is left in peace, with a word', () => {
  test.each([
    ['nothing', '', 'is neither a compatibility schema nor a spec (the file is empty)'],
    [
      'JSON of another program',
      '{}',
      'is neither a compatibility schema nor a spec (it has no "graph" and no "compatibilities")',
    ],
  ])('%s', async (_, text, sentence) => {
    const folder = await temporaryFolder({ 'compspec.json': text });
    const { exitCode, output } = await compspec(['validate', 'compspec.json'], { folder });
    expect(output).toBe(`compspec.json ${sentence}\nChecked 1 file, no schemas: no problems.\n`);
    expect(exitCode).toBe(0);
  });

  test('a README that a shell named', async () => {
    const folder = await temporaryFolder({ 'README.md': '# Title\n', 'compspec.json': sound });
    const { exitCode, output } = await compspec(['validate', 'README.md', 'compspec.json'], {
      folder,
    });
    expect(output).toBe(
      'README.md is neither a compatibility schema nor a spec (it is not JSON)\n' +
        'Checked 2 files, 1 schema: no problems.\n',
    );
    expect(exitCode).toBe(0);
  });

  test('and without one where a walk came across it', async () => {
    const folder = await temporaryFolder({ 'compspec.json': '', 'package.json': '{}' });
    const { output } = await compspec(['validate', '.'], { folder });
    expect(output).toBe('Checked 2 files, no schemas: no problems.\n');
  });
});

test('garbage under the name of a schema is an error, named or met on a walk', async () => {
  const folder = await temporaryFolder({ 'mpi.compspec.json': 'garbage', 'other.json': 'garbage' });
  const { exitCode, output } = await compspec(['validate', '.'], { folder });
  expect(output).toBe(
    './mpi.compspec.json:1:1: error[json-syntax]: "garbage" is not expected here.\n' +
      '  1 │ garbage\n' +
      '    │ ^^^^^^^\n' +
      '\n' +
      'Checked 2 files, no schemas: 1 error.\n',
  );
  expect(exitCode).toBe(1);
});
test('where there is nothing to check it says so', async () => {
  const folder = await temporaryFolder({ 'README.md': '' });
  const { output } = await compspec(['validate', '.'], { folder });
  expect(output).toBe('Found no JSON or YAML files, Dockerfiles or definition files to check.\n');
});
