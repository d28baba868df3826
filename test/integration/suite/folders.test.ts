import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ourCodes, until, workspaceFolder } from './support';

/** A schema whose only fault is an edge to a node nobody declared. */
const broken = JSON.stringify({
  graph: {
    id: 'io.example.second',
    type: 'compspec',
    metadata: { version: '1.0.0' },
    nodes: { a: { label: 'a' } },
    edges: [{ source: 'a', target: 'a.b', relation: 'contains' }],
  },
});

describe('a second folder', () => {
  let folder: vscode.Uri;
  let schema: vscode.Uri;

  before(async () => {
    folder = vscode.Uri.joinPath(workspaceFolder(), '../second');
    schema = vscode.Uri.joinPath(folder, 'compspec.json');
    await vscode.workspace.fs.writeFile(schema, new TextEncoder().encode(broken));
  });

  it('has its schemas judged when it is added, unopened as they are', async () => {
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: folder }));
    await until('its problem', () => ourCodes(schema).length === 1);
    assert.deepEqual(ourCodes(schema), ['undeclared-node']);
  });

  it('is known to a language server that starts with it', async () => {
    await vscode.commands.executeCommand('compspec.restart');
    await until('its problem', () => ourCodes(schema).length === 1);
  });

  it('takes its problems along when it is removed', async () => {
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await until('its problem to go', () => ourCodes(schema).length === 0);
  });

  after(async () => {
    const added = vscode.workspace.workspaceFolders?.length === 2;
    if (added) vscode.workspace.updateWorkspaceFolders(1, 1);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});
