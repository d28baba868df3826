import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Location } from 'vscode-languageserver';
import { fetchSchemasRequest } from '../../server/src/protocol/schemas.js';
import { connect, startServer, uriOf } from '../support/language-client.js';
import { loopbackServer, redirectTo } from '../support/loopback-server.js';
import { schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { specText } from '../support/workspace-texts.js';

const spec = 'file:///nowhere/any.json';
/** Where `cpu.target` stands in `specText`. */
const position = { line: 7, character: 12 };

describe('a bundled schema', () => {
  const showsTexts = { workspace: { textDocumentContent: {} } };

  it('is shown where a definition leads to it', async () => {
    const client = startServer();
    const { capabilities } = await client.initialize({ capabilities: showsTexts });
    expect(capabilities.workspace).toMatchObject({
      textDocumentContent: { schemes: ['compspec-schema'] },
    });
    await client.open(spec, specText({ 'cpu.target': 'zen3' }, 'io.archspec', '0.0.0'), 'json');
    const [found] = await client.request<Location[]>('textDocument/definition', {
      textDocument: { uri: spec },
      position,
    });
    const uri = found!.uri;
    const { text } = await client.request<{ text: string }>('workspace/textDocumentContent', {
      uri,
    });
    expect(JSON.parse(text).graph.id).toBe('io.archspec');
    const line = text.split('\n')[found!.range.start.line];
    expect(line).toContain('"cpu.target"');
    // Nobody can mend it: it has no problems, and nothing in it is renamed.
    await client.open(uri, text);
    const renaming = client.request('textDocument/prepareRename', {
      textDocument: { uri },
      position: found!.range.start,
    });
    await expect(renaming).rejects.toThrow('is not in the workspace to be changed');
  });

  it.each([
    'compspec-schema:/bundled/no/such/compspec.json',
    'compspec-schema:%',
    'file:///etc/hosts',
  ])('is nothing else: %s', async (uri) => {
    const client = await connect({ capabilities: showsTexts });
    const answer = await client.request('workspace/textDocumentContent', { uri });
    expect(answer).toEqual({ text: '' });
    expect(client.logged()).toBe('');
  });
});

describe('a rename that can not be made is an error that says why', () => {
  const rename = async (name: string, to: string, isOurs = true) => {
    const files = isOurs ? { 'compspec.json': schemaText() } : {};
    const folder = await temporaryFolder(files);
    const client = await connect({ pulls: true, folders: [folder] });
    await client.pullWorkspace();
    const schema = isOurs
      ? (['org.example', '0.1.0'] as const)
      : (['io.archspec', '0.0.0'] as const);
    await client.open(spec, specText({ [name]: '1' }, ...schema), 'json');
    const textDocument = { uri: spec };
    return client.request('textDocument/rename', { textDocument, position, newName: to });
  };

  it.each([
    ['mpi.version', 'mpi', true, 'The schema declares "mpi" already.'],
    ['mpi.version', 'a b', true, '"a b" is no name of an attribute'],
    ['mpi.nothing', 'mpi.new', true, 'No schema of the workspace declares "mpi.nothing".'],
    ['cpu.target', 'cpu.tgt', false, '"cpu.target" is declared by io.archspec'],
  ])('%s to %s', async (name, to, isOurs, sentence) => {
    await expect(rename(name, to, isOurs)).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining(sentence),
    });
  });

  it('and one that can be made is none', async () => {
    expect(await rename('mpi.version', 'mpi.release')).toHaveProperty('changes');
  });
});

describe('the schemas that specs name by address', () => {
  it('are fetched when the user says so, each once, and what fails is told beside the others', async () => {
    const server = await loopbackServer({
      '/circle': redirectTo('/circle'),
      '/page': '<!doctype html><html></html>',
      '/nothing': '',
      '/good': (_, response) => {
        // It names itself by its address, where a spec would.
        const self = { schemas: { 'net.example': `${server.address}/good` }, version: '0.1.0' };
        response.end(schemaText({ id: 'net.example', metadata: self }));
      },
    });
    const at = (path: string): string => server.address + path;
    const failing = ['circle', 'page', 'nothing'];
    const schemas = Object.fromEntries(failing.map((name) => [`org.${name}`, at(`/${name}`)]));
    const text = JSON.stringify({
      kind: 'CompatibilitySpec',
      metadata: { schemas: { ...schemas, 'net.example': at('/good') } },
      compatibilities: [
        { name: 'net.example', attributes: { 'mpi.versoin': '4' } },
        ...failing.map((name) => ({ name: `org.${name}`, attributes: {} })),
      ],
    });
    const folder = await temporaryFolder({ 'spec.json': text, 'again.json': text });
    const cache = await temporaryFolder();
    const client = await connect({ pulls: true, folders: [folder], cache });
    const uri = uriOf(join(folder, 'spec.json'));
    await client.open(uri, text, 'json');
    const unknown = failing.map(() => 'unknown-schema');
    expect(await client.pulledCodes(uri)).toEqual(['unknown-schema', ...unknown]);
    expect(server.requests).toEqual([]);

    const answer = await client.request<{ schemas: object[] }>(fetchSchemasRequest, {});
    expect(answer.schemas).toHaveLength(4);
    expect(answer.schemas).toEqual(
      expect.arrayContaining([
        { address: at('/circle'), failure: 'redirects in a circle' },
        {
          address: at('/page'),
          failure: 'an HTML page came instead of a compatibility schema',
        },
        { address: at('/nothing'), failure: 'nothing came instead of a compatibility schema' },
        {
          address: at('/good'),
          fetched: { namespace: 'net.example', version: '0.1.0', outcome: 'new' },
        },
      ]),
    );
    const asked = server.requests.map(({ url }) => url).filter((url) => url === '/good');
    expect(asked).toHaveLength(1);
    expect(await client.pulledCodes(uri)).toEqual(['unknown-attribute', ...unknown]);

    const later = await connect({ pulls: true, cache });
    await later.open(uri, text, 'json');
    expect(await later.pulledCodes(uri)).toEqual(['unknown-attribute', ...unknown]);
    expect(server.requests.filter((one) => one.url === '/good')).toHaveLength(1);
  });
});
