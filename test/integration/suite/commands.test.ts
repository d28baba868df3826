import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, ourCodes, until } from './support';

describe('commands', () => {
  afterEach(closeAll);

  it('are there', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of [
      'compspec.check',
      'compspec.host.refresh',
      'compspec.host.select',
      'compspec.newSchema',
      'compspec.newSpec',
      'compspec.restart',
      'compspec.showOutput',
    ]) {
      assert.ok(commands.includes(command), command);
    }
  });

  it('restart gives a language server that judges again', async () => {
    const { document } = await open('org.supercontainers/compspec.json');
    await until('the problem', () => ourCodes(document.uri).length === 1);
    await vscode.commands.executeCommand('compspec.restart');
    await until('the problem after the restart', () => ourCodes(document.uri).length === 1);

    // An old problem could have stayed; only a living server sees a new one.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().lastIndexOf('}')), ',,');
    await vscode.workspace.applyEdit(edit);
    await until('the new problem', () => ourCodes(document.uri).includes('json-syntax'));
  });

  it('show output opens without a complaint', async () => {
    await vscode.commands.executeCommand('compspec.showOutput');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
