import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeLens, WorkspaceEdit } from 'vscode-languageserver';
import { selectHostRequest } from '../../server/src/protocol/host.js';
import {
  type AttributeAt,
  attributeAtRequest,
  type Picture,
  type PictureAnswer,
  type PictureChange,
  type PictureChoices,
  type PictureEdit,
  type PictureFault,
  type PicturePage,
  type PictureParams,
  pictureChoicesRequest,
  pictureEditRequest,
  picturePageRequest,
  pictureRequest,
  picturesChangedNotification,
} from '../../server/src/protocol/picture.js';
import { hostProfile, hostSchema, hostSpec } from '../support/host-view.js';
import { type ClientOptions, connect, uriOf } from '../support/language-client.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

interface Drawn extends Omit<Picture, 'model'> {
  readonly model: Omit<Picture['model'], 'nodes'> & {
    readonly notes: readonly string[];
    readonly nodes: readonly {
      readonly name: string;
      readonly answer?: { readonly verdict: string };
      readonly images?: number;
    }[];
  };
}

const spec = hostSpec('"libc": "2.31", "abi": "so.40"');

/** A workspace with two schemas, a spec and a profile, none of which is open. */
async function workspace(options: ClientOptions = {}) {
  const folder = await temporaryFolder({
    'compspec.json': schemaText(),
    'host.compspec.json': hostSchema,
    'solver.json': spec,
    'node.json': hostProfile({ libc: '2.28', abi: 'so.40' }),
  });
  const client = await connect({ folders: [folder], ...options });
  let told = 0;
  client.connection.onNotification(picturesChangedNotification, () => {
    told += 1;
  });
  const uri = (name: string): string => uriOf(join(folder, name));
  const picture = (params: PictureParams) => client.request<PictureAnswer>(pictureRequest, params);
  return {
    client,
    folder,
    uri,
    picture,
    drawn: async (params: PictureParams): Promise<Drawn> => {
      const answer = await picture(params);
      if (!('model' in answer)) throw new Error(JSON.stringify(answer));
      return answer as unknown as Drawn;
    },
    fault: async (params: PictureParams): Promise<string> =>
      ((await picture(params)) as PictureFault).fault,
    told: () => told,
    /** Waits until the server has told of changes so many times. */
    toldOf: async (times: number) => {
      const end = Date.now() + 20_000;
      while (told < times) {
        if (Date.now() > end) throw new Error(`Told ${told} times. ${client.logged()}`);
        await client.request(pictureChoicesRequest, {});
      }
    },
  };
}

function namesIn({ model }: Drawn): readonly string[] {
  return model.nodes.map(({ name }) => name);
}

describe('a picture', () => {
  it('is of files, and of the present text of what is open', async () => {
    const { client, uri, drawn } = await workspace();
    const schemas = [uri('compspec.json')];
    expect(namesIn(await drawn({ schemas }))).toEqual(['org.example', 'mpi', 'mpi.version']);
    const edges = [edgeTo('mpi.version'), edgeTo('mpi.new')];
    await client.open(uri('compspec.json'), schemaText({ edges }));
    const open = await drawn({ schemas });
    expect(namesIn(open)).toContain('mpi.new');
    expect(open.editable).toBe(true);
    expect(JSON.stringify(open.model)).toContain('undeclared-node');
  });

  it('is of several schemas, bundled ones among them', async () => {
    const { client, uri, drawn } = await workspace();
    const { schemas, specs, host } = await client.request<PictureChoices>(
      pictureChoicesRequest,
      undefined,
    );
    const bundled = schemas.find(({ namespace }) => namespace === 'org.supercontainers');
    expect(bundled?.origin).toBe('bundled');
    expect(specs).toEqual([{ uri: uri('solver.json'), kind: 'spec' }]);
    expect(host).toBe('this machine');
    const { model, editable } = await drawn({ schemas: [bundled!.uri, uri('compspec.json')] });
    expect(model.documents.map(({ namespace }) => namespace)).toEqual([
      'org.supercontainers',
      'org.example',
    ]);
    expect(editable).toBe(true);
    expect((await drawn({ schemas: [bundled!.uri] })).editable).toBe(false);
  });

  it('is sent once, and again when it is another', async () => {
    const { client, uri, picture, drawn, told, toldOf } = await workspace();
    const schemas = [uri('compspec.json')];
    await client.open(schemas[0]!, schemaText());
    const first = await drawn({ schemas });
    expect(await picture({ schemas, known: first.stamp })).toEqual({ unchanged: true });
    client.change(schemas[0]!, { text: schemaText({ id: 'org.changed' }) });
    const before = told();
    await toldOf(before + 1);
    const second = await drawn({ schemas, known: first.stamp });
    expect(second.model.documents[0]?.namespace).toBe('org.changed');
    expect(second.stamp).not.toBe(first.stamp);
    // What is mapped on makes another picture, too.
    const specs = [uri('solver.json')];
    expect(await picture({ schemas, specs, known: second.stamp })).toHaveProperty('model');
  });

  it('is followed by news of files that nobody has open', async () => {
    const { client, folder, uri, drawn, fault, told, toldOf } = await workspace();
    const schemas = [uri('compspec.json')];
    await drawn({ schemas });
    const before = told();
    await writeFile(join(folder, 'compspec.json'), schemaText({ id: 'org.written' }));
    await client.watched(schemas[0]!, 'changed');
    await toldOf(before + 1);
    expect((await drawn({ schemas })).model.documents[0]?.namespace).toBe('org.written');
    const later = told();
    await rm(join(folder, 'compspec.json'));
    await client.watched(schemas[0]!, 'deleted');
    await toldOf(later + 1);
    expect(await fault({ schemas })).toContain('no compatibility schema');
  });

  it('has specs mapped on, and the verdicts of a host', async () => {
    const { client, uri, drawn, told, toldOf } = await workspace();
    const params = {
      schemas: [uri('host.compspec.json')],
      specs: [uri('solver.json'), uri('gone.json')],
      checked: uri('solver.json'),
    };
    const unknown = await drawn(params);
    expect(unknown.model.nodes.find(({ name }) => name === 'libc')?.images).toBe(1);
    expect(unknown.model.notes.join()).toContain('not trusted');
    const before = told();
    await client.request(selectHostRequest, { id: uri('node.json') });
    await toldOf(before + 1);
    const { model } = await drawn({ ...params, known: unknown.stamp });
    const verdicts = ['libc', 'abi'].map(
      (name) => model.nodes.find((node) => node.name === name)?.answer?.verdict,
    );
    expect(verdicts).toEqual(['incompatible', 'compatible']);
  });

  it('keeps to the severities of the settings', async () => {
    const { client, uri, drawn } = await workspace({
      configuration: () => ({ validate: { severity: { 'undeclared-node': 'off' } } }),
    });
    await client.open(uri('compspec.json'), schemaText({ edges: [edgeTo('mpi.new')] }));
    const { model } = await drawn({ schemas: [uri('compspec.json')] });
    expect(JSON.stringify(model)).not.toContain('undeclared-node');
    expect(JSON.stringify(model)).toContain('unconnected-node');
  });

  it('is refused with a sentence, and the server goes on', async () => {
    const { client, uri, fault, drawn } = await workspace();
    expect(await fault({ schemas: [] })).toContain('no schema');
    expect(await fault({ schemas: [uri('solver.json')] })).toContain('no compatibility schema');
    expect(await fault({ schemas: ['compspec-schema:/nowhere'] })).toContain('no compatibility');
    expect(await fault({ schemas: ['%%%', 'file:///nowhere/compspec.json'] })).toContain('%%%');
    const many = Array.from({ length: 101 }, () => uri('compspec.json'));
    expect(await fault({ schemas: many })).toContain('100 schemas at most');
    await expect(client.request(pictureRequest, { schemas: 1 })).rejects.toThrow('"schemas"');
    expect(namesIn(await drawn({ schemas: [uri('compspec.json')] }))).toContain('mpi');
    expect(client.logged()).toBe('');
  });
});

describe('a change of a picture', () => {
  it('is an edit of the open document, or a sentence', async () => {
    const { client, uri } = await workspace();
    const schema = uri('compspec.json');
    const edit = (change: PictureChange) =>
      client.request<PictureEdit & PictureFault>(pictureEditRequest, { uri: schema, ...change });
    const rename = { action: 'rename', attribute: 'mpi', name: 'x' } as const;
    expect((await edit(rename)).fault).toContain('no compatibility schema');
    await client.open(schema, schemaText());
    expect(((await edit(rename)).edit as WorkspaceEdit).changes).toHaveProperty([schema]);
    expect((await edit({ action: 'add-child', parent: 'mpi', name: 'mpi.x' })).name).toBe('mpi.x');
    const deletion = { action: 'delete', attribute: 'mpi', below: 'delete' } as const;
    expect((await edit(deletion)).deleted).toEqual(['mpi', 'mpi.version']);
    expect((await edit({ ...rename, name: 'a b' })).fault).toContain('white space');
  });

  it('knows the attribute at the cursor', async () => {
    const { client, uri } = await workspace();
    const at = (line: number) =>
      client.request<AttributeAt>(attributeAtRequest, {
        uri: uri('compspec.json'),
        position: { line, character: 9 },
      });
    expect(await at(7)).toEqual({});
    await client.open(uri('compspec.json'), schemaText());
    const line = schemaText().split('\n').indexOf('      "mpi.version": {');
    expect(await at(line)).toEqual({ attribute: 'mpi.version' });
  });
});

describe('the lens above a schema', () => {
  it.each([
    [['compspec.showGraph'], ['compspec.showGraph']],
    [[], []],
  ])('is there for a client with the commands %j', async (commands, expected) => {
    const { client, uri } = await workspace({ initializationOptions: { commands } });
    await client.open(uri('compspec.json'), schemaText());
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: uri('compspec.json') },
    });
    expect(lenses.flatMap(({ command }) => command?.command || [])).toEqual(expected);
  });
});

describe('a picture as a page', () => {
  it('stands alone', async () => {
    const { client, uri } = await workspace();
    const { html } = await client.request<PicturePage>(picturePageRequest, {
      schemas: [uri('compspec.json')],
      expansion: [],
      language: 'en',
    });
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('mpi.version');
    expect(html).not.toContain('src="');
  });
});
