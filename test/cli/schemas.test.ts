import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec } from '../support/command-line.js';
import { loopbackServer, redirectTo } from '../support/loopback-server.js';
import { schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = resolve(import.meta.dirname, '../..');

describe('compspec schemas', () => {
  test('lists what is known, the newest version of a namespace first', async () => {
    expect(await compspec(['schemas'])).toEqual({
      exitCode: 0,
      errors: '',
      output: `NAMESPACE                 VERSION  ATTRIBUTES  ORIGIN
hardware                  0.0.0             8  bundled
io.archspec               0.0.0             5  bundled
io.compspec.host          0.1.0            55  bundled
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

describe('compspec schemas --fetch', () => {
  test('fetches into the cache, which the list, the attributes and the next fetch know', async () => {
    const environment = { COMPSPEC_CACHE: await temporaryFolder() };
    const server = await loopbackServer({
      '/a.json': ({ headers }, response) => {
        const status = headers['if-none-match'] === '"one"' ? 304 : 200;
        response.writeHead(status, { etag: '"one"' }).end(status === 200 ? schemaText() : '');
      },
    });
    const address = `${server.address}/a.json`;
    const run = (...more: string[]) => compspec(['schemas', ...more], { environment });
    const fine = (output: unknown) => ({ exitCode: 0, errors: '', output });

    const line = (outcome: string) => `org.example 0.1.0: 2 attributes, ${outcome} (${address})\n`;
    expect(await run('--fetch', address)).toEqual(fine(line('new')));
    expect(await run('--fetch', address, address)).toEqual(fine(line('unchanged')));
    expect(server.requests).toHaveLength(2);

    const { output } = await run();
    expect(output).toContain(
      `\norg.example               0.1.0             2  cache: ${address}\n`,
    );
    expect(output).toMatch(/\n10 schemas of 9 namespaces\.\n$/);
    expect((await run('org.example')).output).toContain(
      `\n\norg.example 0.1.0 (cache: ${address}): 2 attributes.\n`,
    );
    const { schemas } = JSON.parse((await run('--format', 'json')).output) as { schemas: object[] };
    expect(schemas).toContainEqual({
      namespace: 'org.example',
      version: '0.1.0',
      origin: 'cache',
      address,
      fetchedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      attributes: 2,
    });
    expect(server.requests).toHaveLength(2);
  });

  test('comes before the same version of this program, and behind no other', async () => {
    const environment = { COMPSPEC_CACHE: await temporaryFolder() };
    const mpi = (version: string) => schemaText({ id: 'mpi', metadata: { version } });
    const server = await loopbackServer({ '/same': mpi('0.0.0'), '/older': mpi('0.0.0-rc.1') });
    const addresses = ['/same', '/older'].map((path) => server.address + path);
    await compspec(['schemas', '--fetch', ...addresses], { environment });
    const { output } = await compspec(['schemas', '--format', 'json'], { environment });
    const { schemas } = JSON.parse(output) as { schemas: Record<string, string>[] };
    const found = schemas.filter(({ namespace }) => namespace === 'mpi');
    expect(found.map(({ origin, address, path }) => [origin, address ?? path])).toEqual([
      ['cache', addresses[0]],
      ['bundled', 'schemas/catalog/mpi/0.0.0/compspec.json'],
      ['cache', addresses[1]],
    ]);
  });

  test('says what failed, does the others, and exits with 2', async () => {
    const folder = await temporaryFolder();
    const environment = { COMPSPEC_CACHE: folder };
    const server = await loopbackServer({
      '/page': '<!doctype html><title>Sign in</title>',
      '/circle': redirectTo('/circle'),
      '/good': schemaText(),
    });
    const at = (path: string) => server.address + path;
    const addresses = ['/page', '/gone', '/good', '/circle'].map(at);
    const commandLine = ['schemas', '--fetch', ...addresses, 'http://example.invalid/'];
    expect(await compspec(commandLine, { environment })).toEqual({
      exitCode: 2,
      output: `org.example 0.1.0: 2 attributes, new (${at('/good')})\n`,
      errors: `compspec: ${at('/page')}: an HTML page came instead of a compatibility schema
compspec: ${at('/gone')}: answered 404 Not Found
compspec: ${at('/circle')}: redirects in a circle
compspec: http://example.invalid/: was not asked: only https addresses are
`,
    });
    expect(await readdir(join(folder, 'schemas'))).toHaveLength(1);

    const { output } = await compspec([...commandLine, '--format', 'json'], { environment });
    const { schemas } = JSON.parse(output) as { schemas: object[] };
    expect(schemas).toHaveLength(5);
    expect(schemas[1]).toEqual({
      address: at('/gone'),
      outcome: 'failed',
      reason: 'status',
      message: 'answered 404 Not Found',
    });
    expect(schemas[2]).toMatchObject({
      namespace: 'org.example',
      origin: 'cache',
      outcome: 'unchanged',
      attributes: 2,
    });
  });

  test('keeps the copy when the address goes away', async () => {
    const environment = { COMPSPEC_CACHE: await temporaryFolder() };
    let there = true;
    const server = await loopbackServer({
      '/a': (_, response) => response.writeHead(there ? 200 : 410).end(schemaText()),
    });
    const commandLine = ['schemas', '--fetch', `${server.address}/a`];
    await compspec(commandLine, { environment });
    there = false;
    const { exitCode, errors } = await compspec(commandLine, { environment });
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/: answered 410 Gone; the copy of \d{4}-\S+Z stays\n$/);
    const { output } = await compspec(['schemas', 'org.example'], { environment });
    expect(output).toContain(' 2 attributes.');
  });

  test('says so where the cache can not be written', async () => {
    const server = await loopbackServer({ '/a': schemaText() });
    const { exitCode, errors } = await compspec(['schemas', '--fetch', `${server.address}/a`]);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/: came, and could not be kept: a part of the path is no folder\n$/);
  });

  test('takes addresses alone', async () => {
    const sentence = '--fetch takes addresses alone, without the namespace "mpi"';
    expect(await compspec(['schemas', 'mpi', '--fetch', 'https://example.invalid/'])).toEqual({
      exitCode: 2,
      output: '',
      errors: `compspec: ${sentence}\n`,
    });
  });
});

test('a broken file of the cache is told, and all else is listed', async () => {
  const folder = await temporaryFolder({ 'schemas/broken.json': '{' });
  const environment = { COMPSPEC_CACHE: folder };
  const { exitCode, output, errors } = await compspec(['schemas'], { environment });
  expect(exitCode).toBe(0);
  expect(output).toMatch(/\n9 schemas of 8 namespaces\.\n$/);
  const path = join(folder, 'schemas', 'broken.json');
  expect(errors).toBe(`compspec: ${path}: is no file of the schema cache; it was passed over\n`);
});

async function listed(commandLine: readonly string[]): Promise<unknown> {
  return JSON.parse((await compspec(['schemas', '--format', 'json', ...commandLine])).output);
}
