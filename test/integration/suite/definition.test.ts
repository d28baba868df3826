import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, ourCodes, until, withFile } from './support';

const text = `Bootstrap: docker
From: debian:12

%labels
    Author alice
    org.example.storage.filesystem.type gpfs
    org.supercontainers.mpi opnmpi
`;

describe('a definition file', () => {
  afterEach(closeAll);

  it('is known by its first line or its name, and another .def file is not', async () => {
    const languages: Record<string, string> = {};
    for (const [path, content] of [
      ['image/image.def', text],
      ['image/Singularity', `# comment\n${text}`],
      ['image/module.def', 'EXPORTS\n  run @1\n'],
    ] as const) {
      await withFile(path, content, async () => {
        languages[path] = (await open(path)).document.languageId;
      });
    }
    assert.deepEqual(languages, {
      'image/image.def': 'apptainer',
      'image/Singularity': 'apptainer',
      'image/module.def': 'plaintext',
    });
  });

  it('has each of its problems once, below a comment, too', async () => {
    for (const [path, content, language] of [
      ['image/image.def', text, 'apptainer'],
      ['image/commented.def', `# For the cluster\n${text}`, 'plaintext'],
    ] as const) {
      await withFile(path, content, async (uri) => {
        const { document } = await open(path);
        assert.equal(document.languageId, language);
        const codes = await until(`the problems of ${path}`, () => {
          const found = ourCodes(uri);
          return found.length > 0 ? found : undefined;
        });
        assert.deepEqual(codes, ['label-value']);
      });
    }
  });

  it('is helped with: definition, hover, completion, quick fix', async () => {
    const path = 'image/image.def';
    await withFile(path, text, async (uri) => {
      const { document } = await open(path);
      const at = (piece: string) => document.positionAt(text.indexOf(piece) + piece.length);
      const type = 'filesystem.type';
      const [found] = await until('the node of the schema', async () => {
        const command = 'vscode.executeDefinitionProvider';
        const all = await vscode.commands.executeCommand<vscode.Location[]>(command, uri, at(type));
        return all.length > 0 ? all : undefined;
      });
      const schema = await vscode.workspace.openTextDocument(found!.uri);
      assert.equal(schema.getText(found!.range), type);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        at('org.supercontainers.mpi'),
      );
      assert.equal(hovers.length, 1);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        at('mpi op'),
      );
      assert.ok(items.some(({ label }) => label === 'openmpi'));
      const range = new vscode.Range(at('mpi op'), at('mpi op'));
      const fix = await until('the quick fix', async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          range,
        );
        return actions.find(({ title }) => title === 'Change to "openmpi"');
      });
      assert.equal(fix.edit?.get(uri)[0]?.newText, 'openmpi');
    });
  });
});
