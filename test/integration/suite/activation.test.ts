import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, ourCodes, until, workspaceFolder } from './support';

const published = 'org.supercontainers/compspec.json';

// The first of the suites, by the name of its file: no other has opened a file yet.
describe('a folder with schemas', () => {
  after(closeAll);

  it('shows their problems before anybody opens one', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), published);
    await until('the problem of a closed file', () => ourCodes(uri).length > 0);
    assert.deepEqual(ourCodes(uri), ['undeclared-node']);
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'compspec'),
      [],
    );
  });

  it('opens them as compatibility schemas, with the extension active', async () => {
    const { document } = await open(published);
    assert.equal(document.languageId, 'compspec');
    const extension = vscode.extensions.getExtension('compspec.compspec');
    await until('the extension to be active', () => extension?.isActive);
  });
});
