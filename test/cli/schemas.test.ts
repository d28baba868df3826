import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec } from '../support/command-line.js';

const root = resolve(import.meta.dirname, '../..');

describe('compspec schemas', () => {
  test('lists what is known, the newest version of a namespace first', async () => {
    expect(await compspec(['schemas'])).toEqual({
      exitCode: 0,
      errors: '',
      output: `NAMESPACE                 VERSION  ATTRIBUTES  ORIGIN
hardware                  0.0.0             8  bundled
io.archspec               0.0.0             5  bundled
io.compspec.host          0.1.0            54  bundled
mpi                       0.0.0             6  bundled
network                   0.0.0             3  bundled
org.opencontainers.image  1.1.1            16  bundled
org.supercontainers       0.1.0            26  bundled
org.supercontainers       0.0.0            21  bundled
os                        0.0.0             5  bundled

9 schemas of 8 namespaces.
`,
    });
  });

  test('lists the same for scripts, with the files', async () => {
    const { schemas } = (await listed([])) as { schemas: { path: string }[] };
    expect(schemas).toHaveLength(9);
    expect(schemas[6]).toEqual({
      namespace: 'org.supercontainers',
      version: '0.1.0',
      origin: 'bundled',
      path: 'schemas/catalog/org.supercontainers/0.1.0/compspec.json',
      attributes: 26,
    });
    for (const { path } of schemas) expect(existsSync(resolve(root, path))).toBe(true);
  });
});

describe('compspec schemas with a namespace', () => {
  test('lists the attributes of its newest version, and what they mean', async () => {
    const { output, exitCode } = await compspec(['schemas', 'org.supercontainers']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /^mpi\.implementation {12}mpi implementation\n {4}MPI library that the application was/m,
    );
    expect(output).toMatch(/\n\norg\.supercontainers 0\.1\.0 \(bundled\): 26 attributes\.\n$/);
  });

  test('and with a version, that one, as it was published', async () => {
    const { output } = await compspec(['schemas', 'org.supercontainers@0.0.0']);
    expect(output).toMatch(/^mpi\.implementation {12}mpi implementation\nmpi\.version/m);
    expect(output).toMatch(/ 21 attributes\.\n$/);
  });

  test('lists the same for scripts, with all metadata', async () => {
    const { attributes, ...heading } = (await listed(['io.archspec'])) as {
      attributes: { name: string }[];
    };
    expect(heading).toEqual({
      namespace: 'io.archspec',
      version: '0.0.0',
      origin: 'bundled',
      path: 'schemas/catalog/io.archspec/0.0.0/compspec.json',
    });
    expect(attributes.find(({ name }) => name === 'cpu.target')).toMatchObject({
      label: expect.any(String),
      metadata: { type: 'microarchitecture', comparison: 'runs-on' },
    });
  });

  test('leaves out of the JSON what an attribute does not have', async () => {
    const { attributes } = (await listed(['org.supercontainers@0.0.0'])) as {
      attributes: object[];
    };
    expect(attributes[1]).toEqual({ name: 'mpi.implementation', label: 'mpi implementation' });
  });
});

describe('a name that is not known is one line on standard error and exit code 2', () => {
  test.each([
    [
      'a mistyped namespace',
      'org.supercontaners',
      'no schema of the namespace "org.supercontaners" is known; did you mean "org.supercontainers"?',
    ],
    [
      'one like no other',
      'storage',
      'no schema of the namespace "storage" is known; compspec schemas lists all',
    ],
    ['nothing', '', 'no schema of the namespace "" is known; compspec schemas lists all'],
    [
      'a version',
      'org.supercontainers@0.2.0',
      'no version "0.2.0" of "org.supercontainers" is known; there is 0.1.0, 0.0.0',
    ],
    [
      'one that would draw on the terminal',
      '\u001b[2J',
      'no schema of the namespace "\\u{1b}[2J" is known; compspec schemas lists all',
    ],
  ])('%s', async (_, asked, sentence) => {
    for (const format of ['text', 'json']) {
      expect(await compspec(['schemas', '--format', format, asked])).toEqual({
        exitCode: 2,
        output: '',
        errors: `compspec: ${sentence}\n`,
      });
    }
  });
});

async function listed(commandLine: readonly string[]): Promise<unknown> {
  return JSON.parse((await compspec(['schemas', '--format', 'json', ...commandLine])).output);
}
