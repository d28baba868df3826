import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, ourCodes, until } from './support';
import { press, screenshot, setTheme } from './window';

describe('how the problem looks', () => {
  before(async () => {
    const editor = await open('org.supercontainers/compspec.json');
    await until('the problem', () => ourCodes(editor.document.uri).length === 1);
    const [problem] = vscode.languages.getDiagnostics(editor.document.uri);
    if (!problem) throw new Error('There is no problem to show.');
    const place = problem.range.start.translate(0, 1);
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    editor.revealRange(problem.range, vscode.TextEditorRevealType.InCenter);
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`${theme}, with the problem list and the hover`, async () => {
      await setTheme(theme);
      await screenshot(`diagnostic-${theme}`);
      await vscode.commands.executeCommand('editor.action.showHover');
      await screenshot(`diagnostic-hover-${theme}`, '.monaco-hover .hover-row');
      await press('Escape');
    });
  }

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await closeAll();
  });
});
