import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesOf, connect, type LanguageClient, uriOf } from '../support/language-client.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { specText } from '../support/workspace-texts.js';
import { WorkspaceView } from '../support/workspace-view.js';

const spec = (attributes: Readonly<Record<string, unknown>>): string =>
  specText(attributes, 'org.example', '0.1.0');
const sound = spec({ 'mpi.version': '4.1.1' });
const unknown = spec({ 'mpi.versoin': '4.1.1' });
/** The schema without the attribute that the sound spec uses. */
const lesser = schemaText({ nodes: { mpi: {}, 'mpi.abi': {} }, edges: [edgeTo('mpi.abi')] });

/** What a client knows of documents: it asks for it, or it is sent it. */
interface View {
  shows(uri: string, codes: readonly unknown[]): Promise<void>;
}

const modes: readonly [string, boolean][] = [
  ['asks', true],
  ['is sent them', false],
];

function viewOf(client: LanguageClient, pulls: boolean): View {
  if (pulls) return new WorkspaceView(client);
  return {
    shows: async (uri, codes) => {
      const wanted = JSON.stringify(codes);
      await client.publishes(uri, (one) => JSON.stringify(codesOf(one.diagnostics)) === wanted);
    },
  };
}

async function open(files: Readonly<Record<string, string>>, pulls: boolean) {
  const folder = await temporaryFolder(files);
  const client = await connect({ pulls, folders: [folder] });
  const uri = (name: string): string => uriOf(join(folder, name));
  const write = async (name: string, text: string, event: 'created' | 'changed') => {
    await writeFile(join(folder, name), text);
    await client.watched(uri(name), event);
  };
  const remove = async (name: string) => {
    await rm(join(folder, name));
    await client.watched(uri(name), 'deleted');
  };
  return { client, view: viewOf(client, pulls), uri, write, remove };
}

describe.each(modes)('an editor that %s: the problems of specs', (_, pulls) => {
  it('that nobody opened are there, whatever the files are called', async () => {
    const { view, uri } = await open(
      {
        'compspec.json': schemaText(),
        'images/solver.json': unknown,
        'images/solver.yaml': `kind: CompatibilitySpec\ncompatibilities:\n- name: org.example\n  attributes:\n    mpi.version: 4.1\n`,
      },
      pulls,
    );
    await view.shows(uri('images/solver.json'), ['unknown-attribute']);
    await view.shows(uri('images/solver.yaml'), ['attribute-value-type']);
  });

  it('are others after an edit of the schema, before it is saved', async () => {
    const files = { 'compspec.json': schemaText(), 'closed.json': sound, 'open.json': sound };
    const { client, view, uri } = await open(files, pulls);
    await client.open(uri('open.json'), sound, 'json');
    await client.open(uri('compspec.json'), schemaText());
    client.change(uri('compspec.json'), { text: lesser });
    await view.shows(uri('closed.json'), ['unknown-attribute']);
    await view.shows(uri('open.json'), ['unknown-attribute']);
    // What was never saved is over with the editor.
    await client.close(uri('compspec.json'));
    await view.shows(uri('closed.json'), []);
    await view.shows(uri('open.json'), []);
  });

  it('are others when the schema on the disk appears, changes and vanishes', async () => {
    const { view, uri, write, remove } = await open({ 'closed.json': sound }, pulls);
    await view.shows(uri('closed.json'), ['unknown-schema']);
    await write('compspec.json', lesser, 'created');
    await view.shows(uri('closed.json'), ['unknown-attribute']);
    await write('compspec.json', schemaText(), 'changed');
    await view.shows(uri('closed.json'), []);
    await remove('compspec.json');
    await view.shows(uri('closed.json'), ['unknown-schema']);
  });

  it('come and go with their files', async () => {
    const { view, uri, write, remove } = await open({ 'compspec.json': schemaText() }, pulls);
    await write('any.json', unknown, 'created');
    await view.shows(uri('any.json'), ['unknown-attribute']);
    await write('any.json', '{"name": "now another program\'s"}', 'changed');
    await view.shows(uri('any.json'), []);
    await write('any.json', unknown, 'changed');
    await view.shows(uri('any.json'), ['unknown-attribute']);
    await remove('any.json');
    await view.shows(uri('any.json'), []);
  });

  it('of bad input are told, and the server stays well', async () => {
    const entry = { name: 'org.example', attributes: { 'mpi.version': '4' } };
    const twice = { kind: 'CompatibilitySpec', compatibilities: [entry, entry] };
    const { view, uri } = await open(
      {
        'a/compspec.json': schemaText(),
        'b/compspec.json': lesser,
        'judged-by-a.json': sound,
        'judged-by-a-too.json': spec({ 'mpi.abi': '12' }),
        'twice.json': JSON.stringify(twice),
        'values.json': spec({ 'mpi.version': 4 }),
        'values.yaml': spec({ 'mpi.version': ['4'] }),
      },
      pulls,
    );
    await view.shows(uri('twice.json'), ['duplicate-namespace']);
    await view.shows(uri('values.json'), ['attribute-value-type']);
    await view.shows(uri('values.yaml'), ['attribute-value-type']);
    // Of two schemas with one namespace and version the first by address counts, every time.
    await view.shows(uri('judged-by-a-too.json'), ['unknown-attribute']);
    await view.shows(uri('judged-by-a.json'), []);
    await view.shows(uri('a/compspec.json'), []);
    await view.shows(uri('b/compspec.json'), []);
  });
});

describe('500 files of other programs', () => {
  const count = 500;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `data/${index}.json`,
      index % 2 === 0
        ? JSON.stringify({ version: '1', attributes: { name: 'x' }, items: [index] })
        : `{"kind": "Deployment", "compatibilities": [${index}`,
    ]),
  );

  it.each(modes)('are left in peace by an editor that %s', async (_, pulls) => {
    const { client, view, uri, remove } = await open({ ...files, 'spec.json': unknown }, pulls);
    await view.shows(uri('spec.json'), ['unknown-schema']);
    for (const [name, text] of Object.entries(files)) {
      const event = { uri: uri(name), languageId: 'json', version: 1, text };
      await client.notify('textDocument/didOpen', { textDocument: event });
    }
    const changes = Object.keys(files).map((name) => ({ uri: uri(name), type: 1 }));
    await client.notify('workspace/didChangeWatchedFiles', { changes });
    await remove('spec.json');
    await view.shows(uri('spec.json'), []);
    if (pulls) expect(await client.pulledCodes(uri('data/1.json'))).toEqual([]);
    await client.end();
    const published = new Set(client.published.map((params) => params.uri));
    expect([...published]).toEqual(pulls ? [] : [uri('spec.json')]);
    expect(client.statuses.at(-1)).toMatchObject({ schemas: 0, errors: 0 });
    expect(client.logged()).toBe('');
  });
});
