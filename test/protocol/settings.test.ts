import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { codesOf, connect, type LanguageClient, uriOf } from '../support/language-client.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const here = 'file:///here/compspec.json';
const there = 'file:///there/compspec.json';
const faulty = schemaText({ edges: [edgeTo('mpi.version'), edgeTo('gpu')] });

async function pulled(client: LanguageClient, uri: string): Promise<readonly Diagnostic[]> {
  const report = await client.pull(uri);
  return report.kind === 'full' ? report.items : [];
}

describe('the settings', () => {
  it('are those of each resource, and are asked for again when they change', async () => {
    const settings = new Map<string | undefined, unknown>([
      [here, { validate: { severity: { 'undeclared-node': 'hint' } } }],
      [there, { validate: { severity: { 'undeclared-node': 'off' } } }],
    ]);
    const asked: (string | undefined)[] = [];
    const client = await connect({
      pulls: true,
      configuration: (scopeUri) => {
        asked.push(scopeUri);
        return settings.get(scopeUri);
      },
    });
    await client.open(here, faulty);
    await client.open(there, faulty);
    expect((await pulled(client, here)).map(({ severity }) => severity)).toEqual([4]);
    expect(await pulled(client, there)).toEqual([]);
    await pulled(client, here);
    expect(asked.filter((scope) => scope === here)).toHaveLength(1);
    settings.clear();
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    expect((await pulled(client, here)).map(({ severity }) => severity)).toEqual([1]);
    expect(codesOf(await pulled(client, there))).toEqual(['undeclared-node']);
    await client.until('refresh', () => (client.refreshes > 0 ? true : undefined));
  });

  it('of a file that is not open are those of its folder', async () => {
    const folder = await temporaryFolder({ 'a/compspec.json': faulty });
    const client = await connect({
      pulls: true,
      folders: [folder],
      configuration: (scope) => ({ validate: { enable: scope !== uriOf(folder) } }),
    });
    const { items } = await client.pullWorkspace();
    expect(items).toMatchObject([{ uri: uriOf(join(folder, 'a/compspec.json')), items: [] }]);
  });

  it('come with the initialization or their change from a client that is not to be asked', async () => {
    const client = await connect({
      pulls: true,
      initializationOptions: { settings: { validate: { enable: false } } },
    });
    await client.open(here, faulty);
    expect(await pulled(client, here)).toEqual([]);
    await client.notify('workspace/didChangeConfiguration', {
      settings: { compspec: { validate: { enable: true } } },
    });
    expect(codesOf(await pulled(client, here))).toEqual(['undeclared-node']);
  });

  it('are published anew to a client that does not ask', async () => {
    let enable = true;
    const client = await connect({ configuration: () => ({ validate: { enable } }) });
    await client.open(here, faulty);
    await client.publishes(here, ({ diagnostics }) => diagnostics.length === 1);
    enable = false;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.publishes(here, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('are as by default where a client can not answer', async () => {
    const client = await connect({
      pulls: true,
      configuration: () => {
        throw new Error('no settings today');
      },
    });
    await client.open(here, faulty);
    expect(codesOf(await pulled(client, here))).toEqual(['undeclared-node']);
    expect(client.logged()).toContain('no settings today');
  });

  it('say whether the formatter is there', async () => {
    let enable = false;
    const client = await connect({ configuration: () => ({ format: { enable } }) });
    const format = (): Promise<unknown> =>
      client.request('textDocument/formatting', {
        textDocument: { uri: here },
        options: { tabSize: 2, insertSpaces: true },
      });
    await client.open(here, '{"a":1}');
    expect(await format()).toBeNull();
    enable = true;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    expect(await format()).not.toEqual([]);
  });
});

describe('sentences', () => {
  it('are in the language of the bundle that the client sends', async () => {
    const english = 'The edge names "{0}", a node that the schema does not declare.';
    const client = await connect({
      pulls: true,
      initializationOptions: { l10n: JSON.stringify({ [english]: 'Kante zu "{0}"' }) },
    });
    await client.open(here, faulty);
    expect((await pulled(client, here)).map(({ message }) => message)).toEqual(['Kante zu "gpu"']);
  });

  it('are English if the bundle is none', async () => {
    const client = await connect({ pulls: true, initializationOptions: { l10n: '{' } });
    await client.open(here, faulty);
    expect((await pulled(client, here))[0]?.message).toMatch(/^The edge names/);
    expect(client.logged()).toContain('Localization');
  });
});
