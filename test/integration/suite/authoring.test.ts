import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, ourCodes, until } from './support';

/** The document that a command opened. */
async function made(command: string, argument: object): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand(command, argument);
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document?.isUntitled, `${command} opened no new document`);
  return document;
}

describe('starting something new', () => {
  afterEach(closeAll);

  it('a new schema has our language and no problems', async () => {
    const document = await made('compspec.newSchema', { namespace: 'org.example.new' });
    assert.equal(document.languageId, 'compspec');
    assert.equal(JSON.parse(document.getText()).graph.id, 'org.example.new');

    // Nothing wrong is seen only once the server has looked: give it something to see, and take it back.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), ',');
    await vscode.workspace.applyEdit(edit);
    await until('the problem', () => ourCodes(document.uri).includes('json-syntax'));
    await vscode.commands.executeCommand('undo');
    await until('no problem', () => ourCodes(document.uri).length === 0);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('a new spec names the attributes of its schemas, and takes their values', async () => {
    const schemas = [
      { namespace: 'mpi', version: '0.0.0' },
      { namespace: 'io.archspec', version: '0.0.0' },
    ];
    const document = await made('compspec.newSpec', { schemas, format: 'json' });
    assert.equal(document.languageId, 'json');
    const { kind, compatibilities } = JSON.parse(document.getText());
    assert.equal(kind, 'CompatibilitySpec');
    assert.deepEqual(
      compatibilities.map(({ name }: { name: string }) => name),
      ['mpi', 'io.archspec'],
    );
    // No value is claimed that nobody chose; the cursor is at the first place to fill in.
    assert.equal(compatibilities[0].attributes['mpi.implementation'], '');
    const editor = vscode.window.activeTextEditor;
    assert.equal(document.getText(editor?.selection), 'example');
  });

  it('as YAML a new spec says what its attributes are about', async () => {
    const schemas = [{ namespace: 'mpi', version: '0.0.0' }];
    const document = await made('compspec.newSpec', { schemas, format: 'yaml' });
    assert.equal(document.languageId, 'yaml');
    assert.match(document.getText(), /^ {6}# .+\n {6}mpi\.implementation: ""$/m);
  });

  it('both are offered where new files are', () => {
    const { contributes } = vscode.extensions.getExtension('compspec.compspec')?.packageJSON ?? {};
    assert.deepEqual(
      contributes.menus['file/newFile'].map(({ command }: { command: string }) => command),
      ['compspec.newSchema', 'compspec.newSpec'],
    );
  });
});
