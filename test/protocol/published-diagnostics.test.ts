import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../server/src/service/settings.js';
import { codesOf, connect, uriOf } from '../support/language-client.js';
import { randomEdits } from '../support/random-edits.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { languageService, textDocument } from '../support/service.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const uri = 'file:///nowhere/compspec.json';
const sound = schemaText();
const faulty = schemaText({ edges: [edgeTo('mpi.version'), edgeTo('gpu')] });

describe('an editor that does not ask', () => {
  it('is sent the diagnostics of each version that rests', async () => {
    const client = await connect();
    await client.open(uri, faulty);
    const first = await client.publishes(uri);
    expect(first.version).toBe(1);
    expect(codesOf(first.diagnostics)).toEqual(['undeclared-node']);
    const version = client.change(uri, { text: sound });
    const second = await client.publishes(uri, (params) => params.version === version);
    expect(second.diagnostics).toEqual([]);
  });

  it('is sent nothing for versions in between', async () => {
    const client = await connect();
    await client.open(uri, faulty);
    let version = 1;
    for (let edit = 0; edit < 50; edit += 1) version = client.change(uri, { text: faulty });
    await client.publishes(uri, (params) => params.version === version);
    expect(client.published.length).toBeLessThan(10);
  });

  it('is sent those of files that are not open, and when they change and vanish', async () => {
    const folder = await temporaryFolder({ 'a/compspec.json': faulty });
    const client = await connect({ folders: [folder] });
    const path = join(folder, 'a/compspec.json');
    const file = uriOf(path);
    const first = await client.publishes(file);
    expect(first.version).toBeUndefined();
    expect(codesOf(first.diagnostics)).toEqual(['undeclared-node']);
    await writeFile(path, '{');
    await client.watched(file, 'changed');
    await client.publishes(file, ({ diagnostics }) => codesOf(diagnostics)[0] === 'json-syntax');
    await rm(path);
    await client.watched(file, 'deleted');
    await client.publishes(file, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('is sent the empty list for a document that is closed, or the diagnostics of its file', async () => {
    const folder = await temporaryFolder({ 'compspec.json': '{' });
    const client = await connect({ folders: [folder] });
    const file = uriOf(join(folder, 'compspec.json'));
    await client.publishes(file);
    await client.open(file, faulty);
    await client.publishes(file, ({ version }) => version === 1);
    await client.close(file);
    const closed = await client.publishes(file, ({ version }) => version === undefined);
    expect(codesOf(closed.diagnostics)).toEqual(['json-syntax']);
    await client.open(uri, faulty);
    await client.publishes(uri);
    await client.close(uri);
    await client.publishes(uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('hears nothing of documents that are none of ours', async () => {
    const client = await connect();
    await client.open('file:///nowhere/package.json', '{"name": }', 'json');
    await client.open('file:///nowhere/x.yaml', 'graph:', 'yaml');
    await client.open(uri, faulty);
    await client.publishes(uri);
    await client.end();
    expect(new Set(client.published.map((params) => params.uri))).toEqual(new Set([uri]));
  });

  it('has after 20,000 random edits the diagnostics of the text, and at points on the way', async () => {
    const client = await connect();
    await client.open(uri, '');
    let count = 0;
    for (const { change, after } of randomEdits({ seed: 5, count: 20_000 })) {
      const version = client.change(uri, change);
      count += 1;
      if (count % 1000 !== 0) continue;
      const published = await client.publishes(uri, (params) => params.version === version);
      const fresh = languageService().judge(textDocument(after, { uri }), defaultSettings.validate);
      const reference = expect.objectContaining({ href: expect.stringContaining('README.md#') });
      expect(published.diagnostics).toEqual(
        fresh.diagnostics.map((one) => ({ ...one, codeDescription: reference })),
      );
    }
    expect(client.logged()).toBe('');
  });
});
