import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeAction, CompletionList } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  addLabelsCommand,
  type KnownSpec,
  knownSpecsRequest,
  type LabelsFault,
  type LabelsFromSpec,
  type LabelsFromSpecParams,
  labelsFromSpecRequest,
} from '../../server/src/protocol/dockerfile.js';
import { connect, type LanguageClient, uriOf } from '../support/language-client.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { exampleSchema, specText } from '../support/workspace-texts.js';

const files = {
  'compspec.json': exampleSchema,
  'app.spec.json': specText({ 'mpi.version': '5.0', 'os.name': 'a "b"' }),
  'node.json': specText({ 'mpi.version': '4' }).replace(
    '"kind"',
    '"metadata": {"subject": "host", "name": "n"}, "kind"',
  ),
  'none.json': '{"a": 1}',
  'mapping.json': specText({ 'mpi.version': 'library.mpi.version' }),
  'empty.json': specText({}),
  Dockerfile: 'FROM x\r\nLABEL org.example.mpi.version=4\r\nRUN y\r\n',
};

async function workspace() {
  const folder = await temporaryFolder(files);
  const client = await connect({
    pulls: true,
    folders: [folder],
    initializationOptions: { commands: [addLabelsCommand] },
  });
  const uri = (name: string): string => uriOf(join(folder, name));
  return { client, uri };
}

function ask(client: LanguageClient, uri: string, spec: string) {
  const params: LabelsFromSpecParams = { uri, spec };
  return client.request<LabelsFromSpec & LabelsFault>(labelsFromSpecRequest, params);
}

/** The text after the edits of an answer. */
function given(text: string, { edits }: LabelsFromSpec): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
}

describe('an editor that gives a Dockerfile the labels of a spec', () => {
  it('gets the edits, and what becomes of them', async () => {
    const { client, uri } = await workspace();
    await client.open(uri('Dockerfile'), files.Dockerfile, 'dockerfile');
    const answer = await ask(client, uri('Dockerfile'), uri('app.spec.json'));
    expect(given(files.Dockerfile, answer)).toBe(
      'FROM x\r\nLABEL org.example.mpi.version=5.0\r\nLABEL org.example.os.name="a \\"b\\""\r\nRUN y\r\n',
    );
    expect(answer).toMatchObject({ version: 1, added: 1, updated: 1, losses: [] });
  });

  it('gets those of the spec as it is typed, and for what it cannot say a sentence', async () => {
    const { client, uri } = await workspace();
    await client.open(uri('Dockerfile'), files.Dockerfile, 'dockerfile');
    await client.open(uri('app.spec.json'), specText({ 'os.name': 'a\nb' }), 'json');
    const answer = await ask(client, uri('Dockerfile'), uri('app.spec.json'));
    expect(answer).toMatchObject({ edits: [], added: 0, updated: 0 });
    expect(answer.losses).toEqual([
      expect.stringContaining('no way to say the label "org.example.os.name"'),
    ]);
  });

  it('learns of the specs of the workspace, those of machines aside', async () => {
    const { client, uri } = await workspace();
    const known = await client.request<KnownSpec[]>(knownSpecsRequest, {});
    const names = ['app.spec.json', 'empty.json', 'mapping.json'];
    expect(known).toEqual(names.map((name) => ({ uri: uri(name) })));
  });

  it('is told why there are none', async () => {
    const { client, uri } = await workspace();
    const fault = async (dockerfile: string, spec: string) =>
      (await ask(client, uri(dockerfile), uri(spec))).fault;
    expect(await fault('Dockerfile', 'app.spec.json')).toMatch(/is not open/);
    await client.open(uri('Dockerfile'), 'RUN x\n', 'dockerfile');
    expect(await fault('Dockerfile', 'app.spec.json')).toMatch(/no FROM/);
    await client.open(uri('b.dockerfile'), 'FROM x\nLABEL a="b \\', 'dockerfile');
    expect(await fault('b.dockerfile', 'app.spec.json')).toMatch(/do not end/);
    expect(await fault('b.dockerfile', 'none.json')).toMatch(/is no compatibility spec/);
    expect(await fault('b.dockerfile', 'mapping.json')).toMatch(/says where values are/);
    expect(await fault('b.dockerfile', 'empty.json')).toMatch(/gives no attribute a value/);
    expect(await fault('b.dockerfile', 'gone.json')).toMatch(/can not be read/);
    await client.open(uri('none.json'), '{}', 'json');
    expect(await fault('none.json', 'app.spec.json')).toMatch(/neither a Dockerfile/);
    await expect(client.request(labelsFromSpecRequest, { uri: 1 })).rejects.toThrow(/parameters/);
  });

  it('is offered the command, and variables as soon as they are typed', async () => {
    const { client, uri } = await workspace();
    const text = 'FROM x\nARG NAME=1\nLABEL a=$\n';
    await client.open(uri('Dockerfile'), text, 'dockerfile');
    const start = { line: 0, character: 2 };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri('Dockerfile') },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    const [command] = actions.flatMap((one) => one.command ?? []);
    expect(command).toMatchObject({ command: addLabelsCommand, arguments: [uri('Dockerfile')] });
    const offered = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: uri('Dockerfile') },
      position: { line: 2, character: 9 },
      context: { triggerKind: 2, triggerCharacter: '$' },
    });
    expect(offered.items.map(({ label }) => label)).toEqual(['$'.concat('{NAME}')]);
  });
});
