import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Around, compspec } from '../support/command-line.js';
import { corpusAbsent, corpusFolder, corpusText } from '../support/corpus.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const oneNamespace = 'proposal-d/artifact-one-namespace.json';
const twoNamespaces = 'proposal-d/artifact-two-namespaces.json';
const around: Around = { folder: corpusFolder };

const older = `{
  "version": "0.0.0",
  "compatibilities": [
    {
      "name": "org.supercontainers",
      "annotations": {
        "mpi.version": "4.1.1"
      }
    }
  ]
}
`;
const newer = `{
  "version": "0.0.0",
  "kind": "CompatibilitySpec",
  "compatibilities": [
    {
      "name": "org.supercontainers",
      "attributes": {
        "mpi.version": "4.1.1"
      }
    }
  ]
}
`;
const named = newer.replace(
  '"compatibilities"',
  '"metadata": { "name": "lammps" },\n  "compatibilities"',
);

/** What a conversion prints, of one that loses nothing. */
async function converted(commandLine: readonly string[], given: Around = around): Promise<string> {
  const { exitCode, output, errors } = await compspec(['convert', ...commandLine], given);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  return output;
}

describe.skipIf(corpusAbsent)('specs of others (not run: corpus absent)', () => {
  test('of dialect a become d', async () => {
    const before = JSON.parse(corpusText(oneNamespace));
    const [{ annotations, ...heading }] = before.compatibilities;
    expect(JSON.parse(await converted([oneNamespace]))).toEqual({
      ...before,
      metadata: {
        name: 'lammps-prototype',
        schemas: { 'org.supercontainers': before.metadata.jsonSchema },
      },
      compatibilities: [{ ...heading, attributes: annotations }],
    });
  });

  test('of dialect a become d and a again, to the byte', async () => {
    const input = await converted([oneNamespace]);
    const again = await converted(['--to', 'a', '-'], { input });
    expect(again.trimEnd()).toBe(corpusText(oneNamespace).trimEnd());
  });

  test('of dialect b become d and b again, to the byte', async () => {
    const input = await converted([twoNamespaces]);
    expect(JSON.parse(input).metadata.schemas).toEqual({
      'io.archspec': expect.stringContaining('/archspec/compspec.json'),
      'org.supercontainers': expect.stringContaining('/supercontainers/compspec.json'),
    });
    const again = await converted(['--to', 'b', '-'], { input });
    expect(again.trimEnd()).toBe(corpusText(twoNamespaces).trimEnd());
  });

  test.each(['b', 'c'])('of dialect d become %s and d again', async (dialect) => {
    const path = 'compspec-go/generated-compatibility-spec.json';
    const input = await converted(['--to', dialect, path]);
    const again = await converted(['-'], { input });
    expect(JSON.parse(again)).toEqual(JSON.parse(corpusText(path)));
  });

  test('become YAML and JSON again, to the byte', async () => {
    const direct = await converted([twoNamespaces]);
    const yaml = await converted(['--format', 'yaml', twoNamespaces]);
    expect(yaml).toContain('\n      hardware.gpu.available: "yes"\n');
    expect(parse(yaml, { version: '1.1' })).toEqual(JSON.parse(direct));
    expect(await converted(['--format', 'json', '-'], { input: yaml })).toBe(direct);
  });

  test('that are mappings stay mappings', async () => {
    const { output, errors, exitCode } = await compspec(
      ['convert', '--format', 'json', '--lossy', 'compspec-go/mapping.yaml'],
      around,
    );
    expect(exitCode).toBe(0);
    expect(errors).toBe(
      'compspec: compspec-go/mapping.yaml: 8 lines of comments are left out, beginning with "This is a prototype for a specification for generating a compatibility artifact".\n',
    );
    expect(JSON.parse(output)).toEqual(parse(corpusText('compspec-go/mapping.yaml')));
  });

  test.each([
    ['proposal-d/compspec.json', 'is a compatibility schema, not a spec'],
    ['compspec-go/manifest.yaml', 'is a manifest of images, not a spec'],
    ['compspec-go', 'is a folder'],
  ])('%s is none', async (path, sentence) => {
    expect(await compspec(['convert', path], around)).toEqual({
      exitCode: 2,
      output: '',
      errors: `compspec: ${path}: ${sentence}\n`,
    });
  });
});

describe('what would be lost', () => {
  test('is told, and nothing is written', async () => {
    const folder = await temporaryFolder({ 'spec.json': named });
    const told = await compspec(['convert', '--to', 'e', 'spec.json', '-o', 'flat.json'], {
      folder,
    });
    expect(told).toEqual({
      exitCode: 1,
      output: '',
      errors:
        'compspec: spec.json: The name "lammps" is left out.\n' +
        'compspec: spec.json: 1 thing would be lost, so nothing is written; --lossy does it all the same\n',
    });
    await expect(readFile(join(folder, 'flat.json'))).rejects.toThrow('ENOENT');
  });

  test('is told and lost where that is allowed', async () => {
    const { exitCode, output, errors } = await compspec(['convert', '--to', 'e', '--lossy', '-'], {
      input: named,
    });
    expect({ exitCode, errors }).toEqual({
      exitCode: 0,
      errors: 'compspec: <stdin>: The name "lammps" is left out.\n',
    });
    expect(JSON.parse(output)).toEqual({
      version: '0.0.0',
      attributes: { 'org.supercontainers.mpi.version': '4.1.1' },
    });
  });

  test('does not act on the terminal', async () => {
    const input = named.replace('lammps', '\\u001b[2J');
    const { errors } = await compspec(['convert', '--to', 'e', '-'], { input });
    expect(errors).toContain('The name "\\u{1b}[2J" is left out.');
  });
});

test('a value that YAML takes for something else becomes its text, and that is told', async () => {
  const input = `compatibilities:
- name: org.supercontainers
  attributes:
    hardware.gpu.available: no
    os.version: 22.04
`;
  const { output, errors, exitCode } = await compspec(['convert', '-'], { input });
  expect(exitCode).toBe(0);
  expect(errors).toBe(
    'compspec: <stdin>: The value of "hardware.gpu.available" is no string here; it is written as the string "no".\n' +
      'compspec: <stdin>: The value of "os.version" is no string here; it is written as the string "22.04".\n',
  );
  expect(output).toBe(`kind: CompatibilitySpec
compatibilities:
  - name: org.supercontainers
    attributes:
      hardware.gpu.available: "no"
      os.version: "22.04"
`);
});

describe('-o', () => {
  test('writes a file, in the format that its name tells', async () => {
    const folder = await temporaryFolder({ 'spec.json': older });
    expect(await converted(['spec.json', '-o', 'new.json'], { folder })).toBe('');
    expect(await readFile(join(folder, 'new.json'), 'utf8')).toBe(newer);
    await converted(['spec.json', '--output', 'new.yml'], { folder });
    expect(await readFile(join(folder, 'new.yml'), 'utf8')).toContain(
      '\n      mpi.version: "4.1.1"\n',
    );
    await converted(['spec.json', '--format', 'json', '-o', 'new.yaml'], { folder });
    expect(await readFile(join(folder, 'new.yaml'), 'utf8')).toBe(newer);
    expect(await converted(['spec.json', '-o', '-'], { folder })).toBe(newer);
  });

  test('overwrites the spec itself, also through a link, and any other file if it is forced to', async () => {
    const folder = await temporaryFolder({ 'spec.json': older, 'other.json': '{}' });
    await converted(['spec.json', '-o', './spec.json'], { folder });
    expect(await readFile(join(folder, 'spec.json'), 'utf8')).toBe(newer);
    await symlink('spec.json', join(folder, 'link.json'));
    await writeFile(join(folder, 'spec.json'), older);
    await converted(['link.json', '-o', 'link.json'], { folder });
    expect(await readFile(join(folder, 'spec.json'), 'utf8')).toBe(newer);
    expect(await compspec(['convert', 'spec.json', '-o', 'other.json'], { folder })).toEqual({
      exitCode: 2,
      output: '',
      errors: 'compspec: other.json: is there already; --force overwrites it\n',
    });
    expect(await readFile(join(folder, 'other.json'), 'utf8')).toBe('{}');
    await converted(['spec.json', '-o', 'other.json', '--force'], { folder });
    expect(await readFile(join(folder, 'other.json'), 'utf8')).toBe(newer);
  });

  test('says why a file can not be written', async () => {
    const folder = await temporaryFolder({ 'spec.json': older });
    const { exitCode, errors } = await compspec(
      ['convert', 'spec.json', '-o', 'nowhere/new.json'],
      { folder },
    );
    expect({ exitCode, errors }).toEqual({
      exitCode: 2,
      errors: 'compspec: nowhere/new.json: no such file or folder\n',
    });
  });
});

describe('what can not be converted is one line on standard error and exit code 2', () => {
  test.each([
    ['nothing', '', '<stdin>: is empty'],
    ['any JSON', '{}', '<stdin>: is no compatibility spec: it has no "compatibilities"'],
    ['any text', '# Title\n', '<stdin>: is no compatibility spec: it has no "compatibilities"'],
    [
      'rules',
      '{ "compatibilities": [ { "rules": [] } ] }',
      '<stdin>: holds compatibility rules, not a spec',
    ],
    [
      'a fault in JSON',
      older.replace('"4.1.1"', '"4.1.1",'),
      '<stdin>:7:31: JSON allows no comma after the last one.',
    ],
    [
      'a fault in YAML',
      'compatibilities:\n- name: mpi\n  attributes: [\n',
      '<stdin>:4:1: This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
    [
      'a byte that is no text',
      Buffer.from(older.replace('mpi.', 'mp\u00ef.'), 'latin1'),
      `<stdin>:7:12: The file is not UTF-8 (byte 0xEF at offset ${older.indexOf('mpi.') + 2}); JSON texts are (RFC 8259 §8.1).`,
    ],
  ])('%s', async (_, input, sentence) => {
    expect(await compspec(['convert', '-'], { input })).toEqual({
      exitCode: 2,
      output: '',
      errors: `compspec: ${sentence}\n`,
    });
  });

  test('a file that is not there', async () => {
    expect(await compspec(['convert', 'nowhere.json'])).toMatchObject({
      exitCode: 2,
      errors: 'compspec: nowhere.json: no such file or folder\n',
    });
    expect(await compspec(['convert', ''])).toMatchObject({
      exitCode: 2,
      errors: 'compspec: "": the path is empty\n',
    });
  });

  test('a dialect that there is not', async () => {
    const { exitCode, errors } = await compspec(['convert', '--to', 'f', '-']);
    expect(exitCode).toBe(2);
    expect(errors).toContain("'f' is invalid. Allowed choices are a, b, c, d, e.");
  });
});

test('many faults are told by the first of them', async () => {
  const input = `{ "compatibilities": [ { "attributes": { ${'"a": 01, '.repeat(9)}"b": "c" } } ] }`;
  const { errors } = await compspec(['convert', '-'], { input });
  expect(errors.split('\n')).toHaveLength(7);
  expect(errors).toMatch(/<stdin>: and \d+ more faults\n$/);
});

test('the help says what the dialects are, in lines that fit', async () => {
  const { exitCode, output } = await compspec(['convert', '--help']);
  expect(exitCode).toBe(0);
  for (const word of [
    '--to',
    '--format',
    '--output',
    '--lossy',
    '--force',
    'Dialects:',
    'Exit codes',
  ]) {
    expect(output).toContain(word);
  }
  for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect((await compspec(['--help'])).output).toMatch(/^ {2}convert .*another form$/m);
});
