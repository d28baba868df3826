import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, open, ourCodes, until, withFile, workspaceFolder } from './support';

const published = 'org.supercontainers/compspec.json';
const publishedUri = () => vscode.Uri.joinPath(workspaceFolder(), published);

/** A schema whose only fault is an edge to a node nobody declared. */
const broken = JSON.stringify({
  graph: {
    id: 'io.example',
    type: 'compspec',
    metadata: { version: '1.0.0' },
    nodes: { a: { label: 'a' } },
    edges: [{ source: 'a', target: 'a.b', relation: 'contains' }],
  },
});

describe('the fault of the published schema', () => {
  afterEach(closeAll);

  it('is the one problem, on the name nobody declared', async () => {
    const { document } = await open(published);
    await until('the problem', () => vscode.languages.getDiagnostics(document.uri).length === 1);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(problem);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(problem.source, 'compspec');
    assert.equal(codeOf(problem), 'undeclared-node');
    assert.equal(document.getText(problem.range), 'hardware.gpu.version');
    assert.match(document.lineAt(problem.range.start.line).text, /"(source|target)"/);
  });

  it('goes when the node is declared, and comes back with undo', async () => {
    const { document } = await open(published);
    await until('the problem', () => ourCodes(document.uri).length === 1);

    const nodes = /"nodes"\s*:\s*\{/.exec(document.getText());
    assert.ok(nodes);
    const edit = new vscode.WorkspaceEdit();
    const place = document.positionAt(nodes.index + nodes[0].length);
    edit.insert(document.uri, place, '"hardware.gpu.version": { "label": "gpu version" },');
    await vscode.workspace.applyEdit(edit);
    await until('the problem to go', () => ourCodes(document.uri).length === 0);

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await until('the problem to come back', () => ourCodes(document.uri).length === 1);
  });
});

describe('a quick fix', () => {
  afterEach(closeAll);

  it('declares the node that nobody declared', async () => {
    const { document } = await open(published);
    await until('the problem', () => ourCodes(document.uri).length === 1);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(problem);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const action = actions.find(({ title }) => title === 'Declare the node "hardware.gpu.version"');
    assert.ok(action?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(action.edit);
    await until('the problem to go', () => ourCodes(document.uri).length === 0);
    assert.match(
      document.getText(),
      /"hardware\.gpu\.version": \{ "label": "hardware gpu version" \}/,
    );
  });
});

describe('other files', () => {
  afterEach(closeAll);

  it('a schema that appears in the folder is judged without being opened', async () => {
    await withFile('appearing/compspec.json', broken, async (uri) => {
      await until('its problem', () => ourCodes(uri).length === 1);
      assert.deepEqual(ourCodes(uri), ['undeclared-node']);
    });
    const gone = vscode.Uri.joinPath(workspaceFolder(), 'appearing/compspec.json');
    await until('its problem to go with the file', () => ourCodes(gone).length === 0);
  });

  it('plain JSON is left in peace', async () => {
    const text = JSON.stringify({ name: 'plain', edges: [{ source: 'a', target: 'b' }] });
    await withFile('plain.json', text, async (uri) => {
      await open('plain.json');
      // What is ours answers in the same order: once it has its problem, the other had its chance.
      await open(published);
      await until('the problem of a schema', () => ourCodes(publishedUri()).length === 1);
      assert.deepEqual(ourCodes(uri), []);
    });
  });

  it('a schema under another name is known by its type', async () => {
    await withFile('graph.json', broken, async (uri) => {
      await open('graph.json');
      await until('its problem', () => ourCodes(uri).length === 1);
      assert.deepEqual(ourCodes(uri), ['undeclared-node']);
    });
  });

  it('an empty compspec.json has no problem', async () => {
    await withFile('empty/compspec.json', '', async (uri) => {
      await open('empty/compspec.json');
      await open(published);
      await until('the problem of a schema', () => ourCodes(publishedUri()).length === 1);
      assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    });
  });
});

after(closeAll);
