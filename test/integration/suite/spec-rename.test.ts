import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, until } from './support';
import { press, screenshot, setTheme } from './window';

const { executeCommand } = vscode.commands;

// A picture of docs/writing.md.
describe('renaming a group of attributes', () => {
  before(async () => {
    await closeAll();
    await setTheme('dark');
    await executeCommand('workbench.action.closeSidebar');
  });

  it('shows what is below it, to be agreed to', async () => {
    const { document, ...editor } = await openedSchema();
    const place = document.positionAt(document.getText().indexOf('"filesystem"') + 3);
    editor.select(place);
    await screenshot('rename-before', '.codelens-decoration');
    // The command ends when the renaming does.
    const renaming = executeCommand('editor.action.rename');
    await screenshot('rename-input', '.rename-box');
    await press('Control+a');
    await press('f');
    await press('s');
    await press('Enter');
    await screenshot('rename-preview', '.bulk-edit-panel .monaco-list-row');
    await executeCommand('refactorPreview.apply');
    await renaming;
    const text = await until('the renaming', () => {
      const now = document.getText();
      return now.includes('"fs"') ? now : undefined;
    });
    assert.equal(text.match(/"fs"/g)?.length, 4);
    // Nobody agreed to more.
    assert.ok(!text.includes('"fs.'), text);
  });

  after(async () => {
    await closeAll();
    await executeCommand('workbench.action.closePanel');
  });
});

/** The schema, once its users are known. */
async function openedSchema() {
  const editor = await open('org.example.storage/compspec.json');
  const { document } = editor;
  await until('its users', async () => {
    const place = document.positionAt(document.getText().indexOf('filesystem.type') + 3);
    const found = await executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      place,
    );
    return found.some(({ uri }) => uri.path.endsWith('solver.yaml'));
  });
  const select = (place: vscode.Position): void => {
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
  };
  return { document, select };
}
