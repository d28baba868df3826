import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { gpuNode } from './gpu-node';
import { closeAll, codeOf, until, workspaceFolder } from './support';
import { press, screenshot, setTheme } from './window';

const { executeCommand } = vscode.commands;
const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'cluster');
const dockerfile = () => vscode.Uri.joinPath(folder(), 'Dockerfile');
const profile = () => vscode.Uri.joinPath(folder(), 'gpu-node.json');

const text = `# GROMACS with Open MPI and CUDA, built for processors like Zen 4.
ARG CUDA=12.2.0
FROM nvidia/cuda:\${CUDA}-devel-rockylinux8 AS build
RUN make -j gromacs

FROM nvidia/cuda:\${CUDA}-runtime-rockylinux8
ARG CUDA
LABEL org.opencontainers.image.title="GROMACS" \\
      org.opencontainers.image.licenses=LGPL-2.1
LABEL org.supercontainers.mpi=openmpi \\
      org.supercontainers.gpu=cuda \\
      org.supercontainers.glibc=2.28 \\
      org.supercontainers.hardware.gpu.cuda.version=$CUDA \\
      io.archspec.cpu.target=zen4
COPY --from=build /gromacs /opt/gromacs
ENTRYPOINT ["/opt/gromacs/bin/gmx"]
`;

async function write(uri: vscode.Uri, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
}

async function openDockerfile(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(dockerfile());
  assert.equal(document.languageId, 'dockerfile');
  return vscode.window.showTextDocument(document, { preview: false, viewColumn: 1 });
}

function cursorAt(editor: vscode.TextEditor, piece: string): vscode.Position {
  const at = editor.document.getText().indexOf(piece);
  assert.ok(at >= 0, `${piece} is not in the Dockerfile`);
  const place = editor.document.positionAt(at + 1);
  editor.selection = new vscode.Selection(place, place);
  return place;
}

describe('a Dockerfile held against a host profile', () => {
  before(async () => {
    await closeAll();
    await write(dockerfile(), text);
    await write(profile(), gpuNode);
    await openDockerfile();
    await executeCommand('compspec.host.select', profile().toString());
  });

  it('has the host beside its labels', async () => {
    const { document } = await openDockerfile();
    const shown = await until('the hints', async () => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        dockerfile(),
        whole,
      );
      return found.length > 0 ? found : undefined;
    });
    const said = shown.map(({ position, label }) => [
      /[\w.]+(?==)/.exec(document.lineAt(position).text)?.[0],
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    ]);
    const hints = new Map(said as [string, string][]);
    // The library's name alone says nothing of its binary interface.
    assert.equal(hints.get('org.supercontainers.mpi'), '? gpu-node openmpi');
    assert.equal(hints.get('org.supercontainers.hardware.gpu.cuda.version'), '✗ gpu-node 11.4');
    assert.equal(hints.get('io.archspec.cpu.target'), '✗ gpu-node zen3');
  });

  it('has each problem once, and its verdict above the final stage', async () => {
    const { document } = await openDockerfile();
    const problems = await until('the problems', () => {
      const all = vscode.languages.getDiagnostics(dockerfile());
      return all.length > 1 ? all : undefined;
    });
    assert.deepEqual(
      problems.map((one) => [codeOf(one), document.getText(one.range)]),
      [
        ['label-host-mismatch', '$CUDA'],
        ['label-host-mismatch', 'zen4'],
      ],
    );
    const titles = await until('the lens', async () => {
      const lenses = await executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        dockerfile(),
        100,
      );
      return lenses.length > 0 ? lenses : undefined;
    });
    assert.deepEqual(
      titles.map(({ range, command }) => [range.start.line, command?.title]),
      [[5, '✗ Incompatible with gpu-node: run, libraries']],
    );
  });

  it('is reported on a page', async () => {
    await executeCommand('compspec.check', dockerfile().toString());
    const page = await until('the page', () =>
      vscode.workspace.textDocuments.find(
        ({ uri, getText }) => uri.scheme === 'compspec-report' && getText().includes('zen4'),
      ),
    );
    assert.match(page.getText(), /^# Dockerfile on gpu\\?-node$/m);
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`looks well: ${theme}`, async () => {
      await setTheme(theme);
      await closeAll();
      const editor = await openDockerfile();
      await executeCommand('workbench.action.closeSidebar');
      await executeCommand('workbench.action.closePanel');
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await screenshot(`dockerfile-hints-${theme}`, '.codelens-decoration');
      cursorAt(editor, 'org.supercontainers.gpu=');
      await executeCommand('editor.action.showHover');
      await screenshot(`dockerfile-hover-${theme}`, '.monaco-hover:not(.hidden)');
      await press('Escape');
      cursorAt(editor, 'nvidia/cuda:$' + '{CUDA}-runtime');
      await executeCommand('editor.action.showHover');
      await screenshot(`dockerfile-base-${theme}`, '.monaco-hover:not(.hidden)');
      await press('Escape');
      const place = cursorAt(editor, '=openmpi');
      editor.selection = new vscode.Selection(place, place);
      await executeCommand('editor.action.triggerSuggest');
      await screenshot(
        `dockerfile-completion-${theme}`,
        '.suggest-widget.visible .monaco-list-row:has-text("mvapich2")',
      );
      await press('Escape');
    });
  }

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });
});
