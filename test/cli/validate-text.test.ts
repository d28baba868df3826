import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec } from '../support/command-line.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const fixtures = resolve(import.meta.dirname, '../fixtures/validate');

describe('the text that a person sees', () => {
  test.each([
    ['errors and warnings, with the place of each', 'gpu.compspec.json'],
    ['wide characters, combining marks and tabs', 'wide.json'],
    ['a minified document, of which a window is shown', 'minified.json'],
    ['a place of many lines, shortened', 'long-place.json'],
    ['a half-typed document', 'half-typed.compspec.json'],
  ])('%s', async (_, name) => {
    const { output, errors } = await compspec(['validate', name], { folder: fixtures });
    expect(errors).toBe('');
    await expect(output).toMatchFileSnapshot(join(fixtures, 'expected', `${name}.txt`));
  });

  test('has colours where they are asked for', async () => {
    const { output } = await compspec(['validate', '--color', 'gpu.compspec.json'], {
      folder: fixtures,
    });
    await expect(output.replaceAll('\u001b', '␛')).toMatchFileSnapshot(
      join(fixtures, 'expected', 'gpu.compspec.json.coloured.txt'),
    );
  });

  test('has no colours in a pipe, and FORCE_COLOR changes that', async () => {
    const commandLine = ['validate', 'gpu.compspec.json'];
    const plain = await compspec(commandLine, { folder: fixtures });
    expect(plain.output).not.toContain('\u001b');
    const environment = { FORCE_COLOR: '1' };
    const coloured = await compspec(commandLine, { folder: fixtures, environment });
    expect(coloured.output).toContain('\u001b[31merror[undeclared-node]');
  });
});

describe('what stands in a document does nothing to the terminal', () => {
  const name = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eevil\u2066';
  const schema = schemaText({
    id: name,
    nodes: { mpi: {}, [name]: {} },
    edges: [edgeTo(name), edgeTo(`${name}x`)],
  });
  // JSON.stringify escapes C0 controls; a hostile document has them as they are.
  const hostile = schema.replaceAll('\\u001b', '\u001b').replaceAll('\\u0007', '\u0007');

  test.each(['text', 'json', 'sarif', 'github'])('in format %s', async (format) => {
    const folder = await temporaryFolder({ 'compspec.json': hostile });
    const { output } = await compspec(['validate', '--format', format, 'compspec.json'], {
      folder,
    });
    expect(output).toContain('evil');
    expect(output).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    );
  });

  test('nor does the name of a file', async () => {
    const folder = await temporaryFolder({ 'a\u001b[2J.json': schemaText({ id: '' }) });
    const { output } = await compspec(['validate', '.'], { folder });
    expect(output).toContain('./a\\u{1b}[2J.json:3:11: warning[invalid-namespace]');
    const { errors } = await compspec(['validate', 'no\u001b[2J'], { folder });
    expect(errors).toBe('compspec: no\\u{1b}[2J: no such file or folder\n');
  });
});

test('the summary counts notices', async () => {
  const nodes = { mpi: {}, version: {}, vendor: {} };
  const input = schemaText({ nodes, edges: [edgeTo('version'), edgeTo('vendor')] });
  const { output } = await compspec(['validate', '-'], { input });
  expect(output).toContain(' notice[attribute-name-mismatch]: ');
  expect(output).toMatch(/\nChecked 1 file, 1 schema: 2 notices\.\n$/);
});

describe('of very many problems', () => {
  const edges = Array.from({ length: 3000 }, (_, index) => edgeTo(`mpi.x${index}`));
  const schema = schemaText({ edges, id: undefined });
  const problem = / error\[undeclared-node\]/g;

  test('fifty are shown, and how many more there are', async () => {
    const { output } = await compspec(['validate', '-'], { input: schema });
    expect(output.match(/ error\[/g)).toHaveLength(50);
    expect(output).toContain(
      '<stdin>: and 2,952 more problems; --max-problems 0 shows all, --format json lists them.\n',
    );
    expect(output).toMatch(/\nChecked 1 file, 1 schema: 3,002 errors\.\n$/);
  });

  test('as many are shown as were asked for, and all for 0', async () => {
    const few = await compspec(['validate', '--max-problems', '3', '-'], { input: schema });
    expect(few.output.match(/ error\[/g)).toHaveLength(3);
    const all = await compspec(['validate', '--max-problems=0', '-'], { input: schema });
    expect(all.output.match(problem)).toHaveLength(3000);
    expect(all.output).not.toContain('more problems');
  });

  test('the worst are shown, in the order of the text', async () => {
    const mixed = schemaText({
      metadata: {},
      nodes: { mpi: {}, late: {} },
      edges: [edgeTo('late'), edgeTo('nowhere')],
    });
    const { output } = await compspec(['validate', '--max-problems', '2', '-'], { input: mixed });
    expect(output.match(/(error|warning|info)\[.*?\]/g)).toEqual([
      'warning[missing-version]',
      'error[undeclared-node]',
    ]);
  });
});
