import { chmod, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec, validated } from '../support/command-line.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const faulty = schemaText({ edges: [edgeTo('mpi.version'), edgeTo('mpi.vendor')] });

/** Root may read everything: what is forbidden can not be seen by it. */
const isRoot = process.getuid?.() === 0;
const asRoot = 'not run: root may read everything (a made-up file system covers it in test/unit)';

describe('a text of an odd form', () => {
  test('with a byte order mark has its findings where they are without it', async () => {
    const folder = await temporaryFolder({
      'marked/compspec.json': `\ufeff${faulty}`,
      'plain/compspec.json': faulty,
    });
    const [marked, plain] = await validated(['marked', 'plain'], { folder });
    expect(plain!.findings).toHaveLength(1);
    expect(marked!.findings).toEqual(plain!.findings);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('with %s has its findings in the same lines', async (_, lineEnd) => {
    const [plain] = await validated(['-'], { input: faulty });
    const [other] = await validated(['-'], { input: faulty.replaceAll('\n', lineEnd) });
    expect(other!.findings).toEqual(plain!.findings);
  });

  test('that is not UTF-8 says so, with the first bad byte, and is judged all the same', async () => {
    const bytes = Buffer.from(faulty.replace('mpi version', 'mpi versi\u00f3n'), 'latin1');
    const [file] = await validated(['-'], { input: bytes });
    expect(file).toMatchObject({ kind: 'schema' });
    expect(file!.findings.map(({ code }) => code)).toEqual(['json-syntax', 'undeclared-node']);
    expect(file!.findings[0]!.message).toBe(
      `The file is not UTF-8 (byte 0xF3 at offset ${bytes.indexOf(0xf3)}); JSON texts are (RFC 8259 §8.1).`,
    );
  });

  test('that is UTF-16 says so, and is judged all the same', async () => {
    const [file] = await validated(['-'], { input: Buffer.from(`\ufeff${faulty}`, 'utf16le') });
    expect(file!.findings.map(({ code }) => code)).toEqual(['json-syntax', 'undeclared-node']);
    expect(file!.findings[0]!.message).toContain('UTF-16');
  });

  test('that is no text at all has one finding where it has the name of a schema', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + 200) % 256);
    const folder = await temporaryFolder({ 'compspec.json': bytes, 'other.json': bytes });
    const files = await validated(['.'], { folder });
    expect(files.map(({ findings }) => findings.length)).toEqual([1, 0]);
  });

  test('with keys that mean something to JavaScript is judged by what stands there', async () => {
    const text = `{ "graph": { "id": "x", "metadata": { "version": "1" },
      "nodes": { "__proto__": {}, "constructor": {}, "0": {}, "toString": {}, "toString": {} },
      "edges": [
        { "source": "__proto__", "target": "constructor", "relation": "is" },
        { "source": "0", "target": "toString", "relation": "is" },
        { "source": "0", "target": "hasOwnProperty", "relation": "is" } ] } }`;
    const [file] = await validated(['-'], { input: text });
    expect(file!.findings.map(({ code }) => code)).toEqual([
      'json-duplicate-key',
      'undeclared-node',
    ]);
  });
});

describe('a text of an odd size', () => {
  test('of 100,000 levels is judged', async () => {
    const deep = `{ "graph": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`;
    const { exitCode, output, errors } = await compspec(['validate', '-'], { input: deep });
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
    expect(output).toContain('error[jgf-structure]: "graph" must be an object, but is an array.');
    const open = await compspec(['validate', '-'], { input: '{"graph":'.repeat(100_000) });
    expect({ exitCode: open.exitCode, errors: open.errors }).toEqual({ exitCode: 1, errors: '' });
  });

  test('of 20 MB in one line is judged, and a window of it shown', async () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 200_000 }, (_, index) => [`mpi.${'x'.repeat(20)}${index}`, {}]),
    );
    const edges = Object.keys(nodes).map((name) => edgeTo(name));
    const graph = { id: 'x', metadata: { version: '1' }, nodes: { mpi: {}, ...nodes } };
    const text = JSON.stringify({ graph: { ...graph, edges: [...edges, edgeTo('nowhere')] } });
    expect(text.length).toBeGreaterThan(20_000_000);
    const { output } = await compspec(['validate', '-'], { input: text });
    expect(output.split('\n')).toHaveLength(6);
    for (const line of output.split('\n')) expect(line.length).toBeLessThan(121);
    expect(output).toMatch(/│ ….*"target":"nowhere","relation":"contains"\}\]\}\}$/m);
  });

  test('of a million edges, none of which leads anywhere, is judged', async () => {
    const edge = (_: unknown, index: number): string =>
      `{"source":"a","target":"x${index}","relation":"contains"}`;
    const edges = Array.from({ length: 1_000_000 }, edge).join(',\n');
    const folder = await temporaryFolder({
      'compspec.json': `{"graph":{"id":"x","metadata":{"version":"1"},"nodes":{"a":{}},"edges":[\n${edges}]}}`,
    });
    const { exitCode, output, errors } = await compspec(['validate', 'compspec.json'], { folder });
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
    expect(output).toContain('compspec.json: and 999,950 more problems;');
    expect(output).toContain('Checked 1 file, 1 schema: 1,000,000 errors.\n');
  }, 120_000);

  test('of more than 64 MB is not read; on a walk that is a word, and no failure', async () => {
    const folder = await temporaryFolder({ 'data.json': '', 'a/compspec.json': '' });
    await truncate(join(folder, 'data.json'), 65 * 1024 * 1024);
    const said = 'larger than 64 MB; it was not read\n';
    expect(await compspec(['validate', '.'], { folder })).toMatchObject({
      exitCode: 0,
      errors: `compspec: ./data.json: ${said}`,
    });
    expect(await compspec(['validate', 'data.json'], { folder })).toMatchObject({
      exitCode: 2,
      errors: `compspec: data.json: ${said}`,
    });
    await truncate(join(folder, 'a/compspec.json'), 65 * 1024 * 1024);
    expect(await compspec(['validate', 'a'], { folder })).toMatchObject({
      exitCode: 2,
      errors: `compspec: a/compspec.json: ${said}`,
    });
  });

  test('of more than 64 MB on standard input is not read to its end', async () => {
    const input = Buffer.alloc(66 * 1024 * 1024, ' ');
    expect(await compspec(['validate', '-'], { input })).toMatchObject({
      exitCode: 2,
      errors: 'compspec: -: larger than 64 MB; it was not read\n',
    });
  });
});

describe('what can not be read is told, and everything else is judged', () => {
  test('a path that is not there', async () => {
    const folder = await temporaryFolder({ 'compspec.json': faulty });
    const { exitCode, output, errors } = await compspec(
      ['validate', 'nowhere.json', 'compspec.json/x', 'compspec.json'],
      { folder },
    );
    expect(exitCode).toBe(2);
    expect(errors).toBe(
      'compspec: nowhere.json: no such file or folder\n' +
        'compspec: compspec.json/x: a part of the path is no folder\n',
    );
    expect(output).toContain('Checked 1 file, 1 schema: 1 error, 2 paths not read.\n');
  });

  test('a link that leads in a circle', async () => {
    const folder = await temporaryFolder({ 'a/compspec.json': faulty });
    await symlink('compspec.json', join(folder, 'compspec.json'));
    await symlink('..', join(folder, 'a/up'));
    const named = await compspec(['validate', 'compspec.json'], { folder });
    expect(named.errors).toContain('too many symbolic links');
    expect(named.exitCode).toBe(2);
    const files = await validated(['.'], { folder });
    expect(files.map(({ path }) => path)).toEqual(['./a/compspec.json']);
  });

  test('a file without permission', async (context) => {
    if (isRoot) context.skip(asRoot);
    const folder = await temporaryFolder({ 'a.json': faulty, 'b.json': faulty });
    await chmod(join(folder, 'a.json'), 0);
    const { exitCode, output, errors } = await compspec(['validate', '.'], { folder });
    expect({ exitCode, errors }).toEqual({
      exitCode: 2,
      errors: 'compspec: ./a.json: permission denied\n',
    });
    expect(output).toContain('./b.json:');
  });

  test('a folder without permission', async (context) => {
    if (isRoot) context.skip(asRoot);
    const folder = await temporaryFolder({ 'a/compspec.json': faulty, 'b/compspec.json': faulty });
    await chmod(join(folder, 'a'), 0);
    const { exitCode, output, errors } = await compspec(['validate', '.'], { folder });
    await chmod(join(folder, 'a'), 0o755);
    expect({ exitCode, errors }).toEqual({
      exitCode: 2,
      errors: 'compspec: ./a: permission denied\n',
    });
    expect(output).toContain('./b/compspec.json:');
  });

  test('output that nothing can take', async (context) => {
    const full = '/dev/full';
    const opened = await writeFile(full, '').then(
      () => true,
      () => false,
    );
    if (!opened) context.skip('not run: the system has no /dev/full');
    const folder = await temporaryFolder({ 'compspec.json': faulty });
    const { exitCode, errors } = await compspec(['validate', 'compspec.json'], {
      folder,
      outputFile: full,
    });
    expect({ exitCode, errors }).toEqual({
      exitCode: 2,
      errors: 'compspec: standard output: no space left on the device\n',
    });
  });
});
