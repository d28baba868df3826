import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { gpuNode, image } from './gpu-node';
import { closeAll, codeOf, until, workspaceFolder } from './support';
import { press, screenshot, setTheme } from './window';

const { executeCommand } = vscode.commands;
const spec = () => vscode.Uri.joinPath(workspaceFolder(), 'hosts/gromacs.json');
const profile = () => vscode.Uri.joinPath(workspaceFolder(), 'hosts/gpu-node.json');

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function openSpec(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(spec());
  return vscode.window.showTextDocument(document, { preview: false, viewColumn: 1 });
}

/** What stands beside the values, by the text before it in its line. */
async function hints(): Promise<ReadonlyMap<string, string>> {
  const document = await vscode.workspace.openTextDocument(spec());
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    spec(),
    whole,
  );
  return new Map(
    found.map(({ position, label }) => [
      /"([^"]+)"/.exec(document.lineAt(position).text)?.[1] ?? '',
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    ]),
  );
}

async function lensTitles(): Promise<readonly string[]> {
  const lenses = await executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    spec(),
    100,
  );
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

/** What decides against the host; what is merely not optimal is told too, and quieter. */
function mismatches(): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(spec())
    .filter((one) => codeOf(one) === 'host-mismatch')
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Warning);
}

/** The page of the report, as VS Code holds it for its preview. */
function page(): vscode.TextDocument | undefined {
  // Those of other suites may still be open.
  return vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'compspec-report' && uri.path.includes('gromacs'),
  );
}

function pageText(): string {
  return page()?.getText() ?? '';
}

function tabLabels(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

describe('a spec held against a host profile', () => {
  before(async () => {
    await closeAll();
    await write(spec(), image);
    await write(profile(), gpuNode);
    await openSpec();
    await executeCommand('compspec.host.select', profile().toString());
  });

  it('has the host beside its values, and a problem where it does not fit', async () => {
    const shown = await until('the hints', async () => {
      const found = await hints();
      return found.size > 0 ? found : undefined;
    });
    assert.equal(shown.get('mpi.version'), '✓ host 4.1.6');
    assert.equal(shown.get('hardware.gpu.cuda.version'), '✗ host 11.4');
    const [problem] = await until('the problem', () => {
      const found = mismatches();
      return found.length > 0 ? found : undefined;
    });
    assert.match(problem?.message ?? '', /gpu-node.*CUDA 12\.2/);
    assert.equal(mismatches().length, 1);
  });

  it('has the verdict on its head', async () => {
    const titles = await until('the lens', async () => {
      const found = await lensTitles();
      return found.length > 0 ? found : undefined;
    });
    assert.ok(titles.includes('✗ Incompatible with gpu-node: libraries'), titles.join('\n'));
  });

  it('is reported on a page, beside it and in a tree', async () => {
    await executeCommand('compspec.check', spec().toString());
    const report = await until('the page', page);
    assert.match(report.getText(), /gromacs\\?-openmpi\\?-cuda on gpu\\?-node/);
    assert.match(report.getText(), /CUDA 12\\?\.2 needs driver 525\\?\.60\\?\.13/);
    await until('the preview', () => tabLabels().some((one) => /gromacs\.compat/.test(one)));
    await screenshot(
      'host-check',
      '.pane-body .monaco-list-row:has-text("hardware.gpu.cuda.version")',
    );
  });

  it('is reported anew when it changes, and when the host does', async () => {
    const { document } = await openSpec();
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('12.2');
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 4));
    edit.replace(spec(), range, '11.2');
    await vscode.workspace.applyEdit(edit);
    await until('the report of the change', () => !/525/.test(pageText()));
    await until('no problem', () => mismatches().length === 0);
    await write(profile(), gpuNode.replace('"openmpi"', '"mpich"').replace('4.1.6', '4.1.2'));
    await until('the report of the other host', () => /mpich/.test(pageText()));
    await until('the new problem', () => mismatches().length > 0);
    await write(profile(), gpuNode);
    await vscode.window.showTextDocument(document, 1);
    await executeCommand('undo');
    await until('the first problem', () => /525/.test(pageText()));
    await document.save();
  });

  it('is shown where a line of the report stands', async () => {
    await closeAll();
    await executeCommand('compspec.report.reveal', spec().toString(), {
      start: { line: 10, character: 8 },
      end: { line: 10, character: 21 },
    });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), spec().toString());
    assert.equal(editor?.document.getText(editor.selection), '"mpi.version"');
  });

  it('is opened for its check out of the explorer', async () => {
    await closeAll();
    await executeCommand('compspec.check', spec(), [spec()]);
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString());
    assert.ok(shown.includes(spec().toString()), shown.join('\n'));
    await until('the preview', () => tabLabels().some((one) => /gromacs\.compat/.test(one)));
  });

  it('is what is checked: of another document it is said that it is none', async () => {
    await closeAll();
    await executeCommand('compspec.check', vscode.Uri.joinPath(workspaceFolder(), 'README.md'));
    assert.deepEqual(tabLabels(), []);
    // Tests are run without pop-ups: the message waits in the list.
    await executeCommand('notifications.showList');
    await screenshot(
      'host-not-checked',
      '.notification-list-item:has-text("Compatibility specs and Dockerfiles are checked")',
    );
    await executeCommand('notifications.clearAll');
    await executeCommand('notifications.hideList');
  });

  it('can have its report copied', async () => {
    await executeCommand('compspec.report.copy');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^# gromacs\\?-openmpi\\?-cuda on gpu\\?-node$/m);
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`looks well: ${theme}`, async () => {
      await setTheme(theme);
      await closeAll();
      const editor = await openSpec();
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await executeCommand('workbench.action.closeSidebar');
      await screenshot(`host-spec-${theme}`, '.codelens-decoration');
      await executeCommand('compspec.check');
      await executeCommand('workbench.action.closeSidebar');
      await openSpec();
      await screenshot(`host-report-${theme}`, 'webview:CUDA 12.2 needs driver');
      await executeCommand('workbench.action.closeEditorsInOtherGroups');
      await executeCommand('workbench.view.extension.compspec');
      await openSpec();
      await screenshot(`host-tree-${theme}`, '.pane-body .monaco-list-row');
      const picked = executeCommand('compspec.host.select');
      await screenshot(`host-pick-${theme}`, '.quick-input-list .monaco-list-row');
      await press('Escape');
      await picked;
    });
  }

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(spec(), '..'), { recursive: true });
  });
});

describe('this machine', () => {
  before(async () => {
    await executeCommand('compspec.host.select', 'this-machine');
  });

  it('is looked at when the user says so, shown with long lists shortened, and its profile can be read', async () => {
    await executeCommand('compspec.host.refresh');
    await screenshot('host-machine', '.pane-body .monaco-list-row:has-text("in all")');
    await executeCommand('compspec.host.showRaw');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    const { metadata, compatibilities } = JSON.parse(text);
    assert.equal(metadata.subject, 'host');
    assert.ok(compatibilities.length > 0, text);
  });

  it('is compared with a profile', async () => {
    await write(profile(), gpuNode);
    await executeCommand('compspec.host.compare', ['this-machine', profile().toString()]);
    const tab = await until(
      'the comparison',
      () => vscode.window.tabGroups.activeTabGroup.activeTab,
    );
    assert.equal(tab.label, 'this machine ↔ gpu-node');
    assert.ok(tab.input instanceof vscode.TabInputTextDiff);
    const { original, modified } = tab.input;
    const texts = [original, modified].map(async (uri) => {
      return (await vscode.workspace.openTextDocument(uri)).getText();
    });
    const [here, there] = await Promise.all(texts);
    assert.match(here ?? '', /^io\.compspec\.host\S+: \S/m);
    assert.match(there ?? '', /^\S+gpu\.cuda\.version: 11\.4$/m);
    await screenshot('host-compare', '.monaco-diff-editor .gutter-insert');
    await closeAll();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(profile(), '..'), { recursive: true });
  });

  it('is saved as a profile, which can be chosen', async () => {
    await executeCommand('compspec.host.save', 'login node');
    const folder = vscode.Uri.file(process.env['COMPSPEC_PROFILES'] ?? '');
    const [saved] = await vscode.workspace.fs.readDirectory(folder);
    assert.match(saved?.[0] ?? '', /^login.node\.json$/);
    const picked = executeCommand('compspec.host.select');
    await screenshot('host-saved', '.quick-input-list .monaco-list-row:has-text("login node")');
    await press('Escape');
    await picked;
  });

  after(async () => {
    await closeAll();
    // It forgets the machine with it: the other tests are the same on every one.
    await executeCommand('compspec.restart');
    await executeCommand('workbench.view.explorer');
    await executeCommand('workbench.action.closeSidebar');
    await setTheme('dark');
  });
});
