import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { gpuNode } from './gpu-node';
import {
  assertAccessible,
  clickCard,
  focusTree,
  graphTabs,
  inPage,
  pressAll,
  titled,
  untilCard,
  untilKeyboard,
  untilSelected,
} from './graph-view';
import { closeAll, open, until, withFile, workspaceFolder } from './support';
import { inGraph, isInBrowser, press, screenshot, setTheme, typeText } from './window';

const { executeCommand } = vscode.commands;
const storage = 'org.example.storage/compspec.json';
const supercontainers = 'org.supercontainers/compspec.json';

const profile = () => vscode.Uri.joinPath(workspaceFolder(), 'gpu-node.json');

/** Where the cursor of a text is, by what is selected. */
function selectedText({ document, selection }: vscode.TextEditor): string {
  return document.getText(selection);
}

function editorOf(path: string): vscode.TextEditor {
  const uri = vscode.Uri.joinPath(workspaceFolder(), path).toString();
  const found = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri,
  );
  assert.ok(found, `${path} is not seen`);
  return found;
}

/** Puts the cursor at a piece of the text. */
function cursorAt(editor: vscode.TextEditor, piece: string): void {
  const place = editor.document.positionAt(editor.document.getText().indexOf(piece) + 1);
  editor.selection = new vscode.Selection(place, place);
}

async function undo(editor: vscode.TextEditor): Promise<void> {
  const { document, viewColumn } = editor;
  const { version } = document;
  // The command is for whatever has the keyboard, which for a moment is still the graph.
  await until('something to be undone', async () => {
    await vscode.window.showTextDocument(document, viewColumn);
    await executeCommand('undo');
    const end = Date.now() + 500;
    while (document.version === version && Date.now() < end) await pause(25);
    return document.version !== version;
  });
}

describe('the graph of a schema', () => {
  before(async () => {
    await closeAll();
    await setTheme('dark');
    await executeCommand('workbench.action.closeSidebar');
    await executeCommand('workbench.action.closePanel');
  });

  it('opens beside the text, and leaves the keyboard there', async () => {
    const editor = await open(storage);
    await executeCommand('compspec.showGraph');
    await titled('Graph: org.example.storage');
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    const [tab] = graphTabs();
    assert.equal(tab?.group.viewColumn, vscode.ViewColumn.Two);
  });

  it('is shown by a lens, by an address, and by no second view', async () => {
    const { document } = editorOf(storage);
    const lens = await until('the lens', async () => {
      const lenses = await executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      return lenses.find(({ command }) => command?.title === 'Show graph');
    });
    await executeCommand(lens.command!.command, ...(lens.command!.arguments ?? []));
    await executeCommand('compspec.showGraph', document.uri);
    assert.equal(graphTabs().length, 1);
  });

  it('follows the active schema', async () => {
    await open(supercontainers);
    await titled('Graph: org.supercontainers');
    await open('specs/solver.yaml');
    await open(storage);
    await titled('Graph: org.example.storage');
  });

  it('shows all schemas of the workspace in a view of their own', async () => {
    await executeCommand('compspec.showGraphOfAll');
    const all = await until('the view of all', () =>
      graphTabs().find(({ label }) => /^Graph: .+ and \d+ more$/.test(label)),
    );
    assert.equal(graphTabs().length, 2);
    await vscode.window.tabGroups.close(all);
  });

  it('is told of a schema that is gone', async () => {
    await withFile(
      'gone.compspec.json',
      '{"graph": {"id": "org.gone", "nodes": {}}}',
      async (uri) => {
        await executeCommand('compspec.showGraph', uri);
        await titled('Graph: org.gone');
        // A watcher takes a file that is made and deleted within one of its turns for none.
        await pause(1500);
        await vscode.workspace.fs.delete(uri);
        if (isInBrowser) {
          await until('the sentence', () =>
            inPage(`!document.querySelector('[role=alert]').hidden`),
          );
        }
        await vscode.workspace.fs.writeFile(uri, new Uint8Array());
      },
    );
    await open(storage);
    await executeCommand('compspec.showGraph');
    await titled('Graph: org.example.storage');
  });

  for (const [format, beginning] of [
    ['svg', '<svg'],
    ['png', '\u{fffd}PNG'],
    ['html', '<!DOCTYPE html>'],
    ['mermaid', ''],
    ['dot', 'digraph'],
    ['json', '{'],
  ] as const) {
    it(`is exported as ${format}`, async () => {
      const file = vscode.Uri.joinPath(workspaceFolder(), `graph.${format}`);
      await executeCommand('compspec.graph.export', { format, file });
      const bytes = await vscode.workspace.fs.readFile(file);
      const text = new TextDecoder().decode(bytes);
      assert.ok(text.startsWith(beginning), text.slice(0, 100));
      if (format !== 'png') assert.ok(text.includes('filesystem.striping'), text.slice(0, 500));
      await vscode.workspace.fs.delete(file);
    });
  }

  if (isInBrowser) describe('in front of a person', inFrontOfAPerson);

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await screenshot(`failed-${this.currentTest.title.replace(/[^a-z]+/gi, '-').slice(0, 30)}`);
  });

  after(async () => {
    await closeAll();
    await executeCommand('workbench.action.editorLayoutSingle');
    await setTheme('dark');
  });
});

function inFrontOfAPerson(): void {
  // What a test that failed has left in the text is nothing for the next one.
  beforeEach(async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), storage).toString();
    const all = vscode.workspace.textDocuments;
    const document = all.find((one) => one.isDirty && one.uri.toString() === uri);
    if (document === undefined) return;
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await executeCommand('workbench.action.files.revert');
    await until('the text of the file', () => !document.isDirty);
  });

  it('shows a card for each attribute, and the text of the one that is clicked', async () => {
    await untilCard('filesystem.type');
    await clickCard('filesystem.type');
    const editor = editorOf(storage);
    await until('the place', () => selectedText(editor).includes('filesystem.type'));
    await untilSelected('filesystem.type');
    // The keyboard stays in the graph: keys go from card to card.
    await press('ArrowDown');
    await untilSelected('filesystem.client');
    await press('Enter');
    await until('the text', () => selectedText(editor).includes('filesystem.client'));
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
  });

  it('follows the cursor', async () => {
    const editor = editorOf(storage);
    cursorAt(editor, 'Whether files are written');
    await untilSelected('filesystem.striping');
    cursorAt(editor, 'filesystem.type", "relation"');
    await untilSelected('filesystem.type');
  });

  it('opens, closes and searches', async () => {
    await inGraph('click', '[data-tool=collapse-all]');
    await untilCard('filesystem.type', false);
    await inGraph('click', '.search input');
    await typeText('striping');
    await untilSelected('filesystem.striping');
    assert.match(await inPage<string>(`document.querySelector('.count').textContent`), /1/);
    await press('Escape');
    await inGraph('click', '[data-tool=expand-all]');
    await untilCard('filesystem.client.version');
  });

  it('shows what is typed into the text', async () => {
    const editor = editorOf(storage);
    const at = editor.document.getText().indexOf('"striping over');
    await editor.edit((edit) => edit.insert(editor.document.positionAt(at), '"stripes", "was": '));
    await until('the label', () =>
      inPage<boolean>(`document.querySelector('.compspec-graph').textContent.includes('stripes')`),
    );
    await undo(editor);
    await untilCard('filesystem.striping');
  });

  it('is used with the keyboard alone, from one attribute to its new name and back', async () => {
    const editor = editorOf(storage);
    await focusTree();
    await pressAll('Home', 'ArrowRight', 'ArrowRight', 'F2');
    await until('the question', () => isQuestionSeen());
    await pressAll('Control+a');
    await typeText('filesystem.client');
    await press('Enter');
    // It is taken: the question stays.
    assert.ok(await isQuestionSeen());
    await press('Control+a');
    await typeText('filesystem.kind');
    await press('Enter');
    await until('the new name', () => editor.document.getText().includes('"filesystem.kind": {'));
    await untilCard('filesystem.kind');
    await untilSelected('filesystem.kind');
    await untilKeyboard();
    await press('Control+z');
    await untilCard('filesystem.type');
    assert.ok(!editor.document.getText().includes('filesystem.kind'));
    // The keyboard is in the graph all the while.
    await until('the group to be back', () => graphTabs()[0]?.group.isActive);
    await untilKeyboard();
    await press('Control+Shift+z');
    await untilCard('filesystem.kind');
    await undo(editor);
    await untilCard('filesystem.type');
  });

  it('adds an attribute, and takes several away', async () => {
    const editor = editorOf(storage);
    const before = editor.document.getText();
    await clickCard('filesystem.client');
    await press('a');
    await until('the question', () => isQuestionSeen());
    await typeText('vendor');
    await press('Enter');
    await untilCard('filesystem.client.vendor');
    await untilSelected('filesystem.client.vendor');
    assert.match(
      editor.document.getText(),
      /\{ "source": "filesystem\.client", "target": "filesystem\.client\.vendor", "relation": "contains" \}/,
    );
    await clickCard('filesystem.client');
    await press('Delete');
    await screenshot('graph-delete', '.quick-input-list .monaco-list-row');
    await press('Enter');
    await untilCard('filesystem.client', false);
    assert.ok(!editor.document.getText().includes('filesystem.client'));
    await undo(editor);
    await undo(editor);
    await untilCard('filesystem.client.version');
    assert.equal(editor.document.getText(), before);
  });

  it('keeps what is open while another tab hides it', async () => {
    await inGraph('click', '[data-tool=collapse-all]');
    await untilCard('filesystem.type', false);
    // What the view waits for before it keeps that comes before what is waited for here.
    await inPage('new Promise((resolve) => setTimeout(resolve, 1000))');
    await vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), 'README.md'), {
      viewColumn: vscode.ViewColumn.Two,
    });
    await executeCommand('workbench.action.closeActiveEditor');
    await untilCard('filesystem');
    await untilCard('filesystem.type', false);
    await inGraph('click', '[data-tool=expand-all]');
  });

  it('stays with its schema when it is pinned', async () => {
    await inGraph('click', '[data-tool=pin]');
    await open(supercontainers);
    await executeCommand('compspec.showGraph');
    await titled('Graph: org.supercontainers');
    await titled('Graph: org.example.storage');
    assert.equal(graphTabs().length, 2);
    await vscode.window.tabGroups.close(graphTabs()[0]!);
    await untilCard('mpi.version');
  });

  it('is beside its text alone', async () => {
    await closeAll();
    await executeCommand('workbench.action.editorLayoutSingle');
    await open(supercontainers);
    await executeCommand('compspec.showGraph');
    await titled('Graph: org.supercontainers');
    await untilCard('mpi.version');
  });

  it('has the values of specs and the verdicts of a host mapped on', async () => {
    const image = (name: string) => vscode.Uri.joinPath(workspaceFolder(), 'specs', name);
    await executeCommand('compspec.graph.mapSpecs', {
      specs: [image('lammps-openmpi-gpu.json'), image('solver.yaml')],
    });
    await until('the values', () =>
      inPage<boolean>(`document.querySelector('.compspec-graph').textContent.includes('openmpi')`),
    );
    await vscode.workspace.fs.writeFile(profile(), new TextEncoder().encode(gpuNode));
    await executeCommand('compspec.host.select', profile().toString());
    await executeCommand('compspec.graph.showVerdicts', {
      checked: image('lammps-openmpi-gpu.json'),
    });
    await until('a verdict', () =>
      inPage<boolean>(
        `[...document.querySelectorAll('[role=treeitem]')].some((one) => /compatible|unknown/.test(one.getAttribute('aria-label')))`,
      ),
    );
    await screenshot('graph-verdicts');
    await executeCommand('compspec.graph.mapSpecs', { specs: [] });
    await executeCommand('compspec.host.select', 'this-machine');
    await vscode.workspace.fs.delete(profile());
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`is readable for everybody, ${theme}`, async () => {
      await setTheme(theme);
      await inGraph('click', '[data-tool=fit]');
      await clickCard('mpi.version');
      await screenshot(`graph-${theme}`);
      await assertAccessible();
      await executeCommand('workbench.action.maximizeEditorHideSidebar');
      await inGraph('click', '[data-tool=fit]');
      await screenshot(`graph-wide-${theme}`);
      await executeCommand('workbench.action.evenEditorWidths');
    });
  }
}

/** Whether VS Code asks for a name. */
async function isQuestionSeen(): Promise<boolean> {
  try {
    await screenshot('graph-question', '.quick-input-widget:not([style*="display: none"])');
    return true;
  } catch {
    return false;
  }
}
