import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, ourCodes, until, workspaceFolder } from './support';
import { press, screenshot, setTheme } from './window';

const { executeCommand } = vscode.commands;
const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'session');
const schemaFile = () => vscode.Uri.joinPath(folder(), 'solver.compspec.json');
const specFile = () => vscode.Uri.joinPath(folder(), 'solver-image.yaml');

/** Types as a person does: VS Code closes quotes and offers what may stand there. */
async function type(text: string): Promise<void> {
  for (const character of text) await executeCommand('type', { text: character });
}

/** Puts the cursor behind a piece of the text. */
function cursorBehind(editor: vscode.TextEditor, piece: string): void {
  const text = editor.document.getText();
  const at = text.indexOf(piece);
  assert.ok(at >= 0, `${piece} is not in\n${text}`);
  const place = editor.document.positionAt(at + piece.length);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
}

/** Makes a file of what is in an untitled editor, and opens it. */
async function saveAs(editor: vscode.TextEditor, uri: vscode.Uri): Promise<vscode.TextEditor> {
  const text = editor.document.getText();
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await executeCommand('workbench.action.revertAndCloseActiveEditor');
  const document = await vscode.workspace.openTextDocument(uri);
  return vscode.window.showTextDocument(document, { preview: false });
}

/**
 * Takes a picture of what is proposed at the cursor. What was typed asks by itself, too, and where VS Code
 * is still busy with that it drops a question of the same moment: asked again, it answers.
 */
async function showProposals(name: string): Promise<void> {
  const seeing = '.suggest-widget.visible .monaco-list-row';
  await executeCommand('editor.action.triggerSuggest');
  try {
    await screenshot(name, seeing);
  } catch (error) {
    console.log(`Asked for proposals a second time: ${String(error)}`);
    await executeCommand('workbench.action.focusActiveEditorGroup');
    await executeCommand('editor.action.triggerSuggest');
    await screenshot(name, seeing);
  }
}

// The pictures of docs/writing.md: a small schema and its spec, written from nothing.
describe('a session: a schema and its spec from nothing', () => {
  let schema: vscode.TextEditor;
  let spec: vscode.TextEditor;

  before(async () => {
    await closeAll();
    await setTheme('dark');
    // As it is for everybody else; no machine tells what this schema asks for.
    await executeCommand('compspec.host.refresh');
    await executeCommand('workbench.action.closeSidebar');
    await executeCommand('workbench.action.closePanel');
  });

  it('begins with a schema for a namespace', async () => {
    await executeCommand('compspec.newSchema', { namespace: 'org.example.solver' });
    schema = await saveAs(vscode.window.activeTextEditor!, schemaFile());
    assert.equal(schema.document.languageId, 'compspec');
    await screenshot('session-1-new-schema');
  });

  it('goes on with an attribute, whose edge is offered', async () => {
    cursorBehind(schema, '"nodes": {');
    await type('\n"library.precision": { "label": "precision" },');
    await until('the problem', () => ourCodes(schema.document.uri).includes('unconnected-node'));
    cursorBehind(schema, '"edges": [');
    await type('\n{ "source": "library", "target": "');
    await until('the fault of what is half typed', () =>
      ourCodes(schema.document.uri).includes('json-syntax'),
    );
    await showProposals('session-2-edge-target');
    await executeCommand('acceptSelectedSuggestion');
    assert.match(schema.document.getText(), /"target": "library\.precision"/);
    await type(', "relation": "contains"');
    await executeCommand('cursorEnd');
    await type(',');
    await until('no problem', () => ourCodes(schema.document.uri).length === 0);
    await schema.document.save();
  });

  it('says what an attribute means to a check', async () => {
    cursorBehind(schema, '"library.vers');
    await executeCommand('editor.action.showHover');
    await screenshot('session-3-hover', '.monaco-hover .hover-row');
    await press('Escape');
  });

  it('continues with a spec of an image, whose attributes are there to be filled in', async () => {
    const schemas = [{ namespace: 'org.example.solver', version: '0.1.0' }];
    await executeCommand('compspec.newSpec', { schemas, format: 'yaml' });
    await press('Escape');
    spec = await saveAs(vscode.window.activeTextEditor!, specFile());
    assert.match(spec.document.getText(), /library\.precision: ""/);
    await screenshot('session-4-new-spec');
  });

  it('offers the values that the schema allows', async () => {
    cursorBehind(spec, 'library.implementation: "');
    await showProposals('session-5-values');
    await executeCommand('acceptSelectedSuggestion');
    assert.match(spec.document.getText(), /library\.implementation: "\w+"/);
  });

  it('catches the version that YAML takes for a number, and mends it', async () => {
    const text = spec.document.getText();
    const at = spec.document.positionAt(text.indexOf('library.version: "') + 17);
    await spec.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 2)), '1.20'));
    await until('the problem', () => ourCodes(spec.document.uri).includes('attribute-value-type'));
    cursorBehind(spec, 'library.version: 1.');
    await executeCommand('editor.action.showHover');
    await screenshot('session-6-yaml-number', '.monaco-hover .hover-row');
    await press('Escape');
    await executeCommand('editor.action.quickFix');
    await screenshot('session-7-quick-fix', '.action-widget');
    await press('Enter');
    await until('the fix', () => spec.document.getText().includes('library.version: "1.20"'));
    await spec.document.save();
  });

  it('ends with a schema that knows who uses it', async () => {
    schema = await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument(schemaFile()),
    );
    await until('the lenses', async () => {
      const lenses = await executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        schema.document.uri,
        100,
      );
      return lenses.some(({ command }) => command?.title === '1 spec uses this');
    });
    schema.revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.AtTop);
    await screenshot('session-8-lenses', '.codelens-decoration');
  });

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(folder(), { recursive: true });
    await executeCommand('compspec.restart');
  });
});
