import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, until, withFile } from './support';

const path = 'image/solver.Dockerfile';
const text = `FROM debian:12
# LABEL org.example.storage.filesystem.type=none
LABEL maintainer="a" \\
      "org.example.storage.filesystem.type"="gpfs" \\
      org.supercontainers.mpi.implementation=OpenMPI
`;

describe('a label of a Dockerfile', () => {
  afterEach(closeAll);

  /** What a provider of VS Code answers at a place of the Dockerfile, once there is something. */
  async function asked<Answer>(
    command: string,
    piece: string,
    ...more: readonly unknown[]
  ): Promise<readonly Answer[]> {
    const { document } = await open(path);
    assert.equal(document.languageId, 'dockerfile');
    const place = document.positionAt(text.indexOf(piece) + 2);
    return until(`${command} of ${piece}`, async () => {
      const found = await vscode.commands.executeCommand<Answer[]>(
        command,
        document.uri,
        place,
        ...more,
      );
      return found.length > 0 ? found : undefined;
    });
  }

  it('leads to the node of the schema, in the workspace and bundled', async () => {
    await withFile(path, text, async () => {
      for (const [piece, name] of [
        ['filesystem.type"=', 'filesystem.type'],
        ['mpi.implementation', 'mpi.implementation'],
      ] as const) {
        const [found] = await asked<vscode.Location>('vscode.executeDefinitionProvider', piece);
        const schema = await vscode.workspace.openTextDocument(found!.uri);
        assert.equal(schema.getText(found!.range), name);
      }
    });
  });

  it('says what it means, once', async () => {
    await withFile(path, text, async () => {
      const hovers = await asked<vscode.Hover>('vscode.executeHoverProvider', 'mpi.implementation');
      const told = hovers.flatMap(({ contents }) =>
        contents.map((one) => (typeof one === 'string' ? one : one.value)),
      );
      const ours = told.filter((one) => one.includes('MPI library'));
      assert.equal(ours.length, 1, told.join('\n---\n'));
    });
  });

  it('is renamed with the node while the file is closed', async () => {
    await withFile(path, text, async (uri) => {
      const { document } = await open('org.example.storage/compspec.json');
      const place = document.positionAt(document.getText().indexOf('filesystem.type') + 3);
      const edits = await until('an edit of the Dockerfile', async () => {
        const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          place,
          'filesystem.kind',
        );
        return edit.has(uri) ? edit.get(uri) : undefined;
      });
      assert.deepEqual(
        edits.map(({ newText, range }) => [newText, range.start.line, range.start.character]),
        [['org.example.storage.filesystem.kind', 3, 7]],
      );
    });
  });

  it('has each of its problems once', async () => {
    const wrong = text
      .replace('filesystem.type"=', 'filesystem.tpye"=')
      .replace('=OpenMPI', '=OpnMPI org.supercontainers.gpu=opencl');
    await withFile(path, wrong, async (uri) => {
      const { document } = await open(path);
      // For a moment the editor may show what the file of this name held before.
      await until('the text of the file', () => document.getText() === wrong);
      const problems = await until('the problems of the labels', async () => {
        const all = vscode.languages.getDiagnostics(uri);
        return all.length > 1 ? all : undefined;
      });
      // All of them: whatever else looks at Dockerfiles says nothing of the labels.
      assert.deepEqual(
        problems.map(({ code, range, source, severity }) => [
          source,
          typeof code === 'object' ? code.value : code,
          document.getText(range),
          severity,
        ]),
        [
          ['compspec', 'label-unknown', 'org.example.storage.filesystem.tpye', 1],
          ['compspec', 'label-value', 'OpnMPI', 1],
        ],
      );
    });
  });

  it('is completed, once, and mended by a quick fix', async () => {
    const other = 'image/half.Dockerfile';
    const half = 'FROM x\nLABEL org.supercontainers.mpi=opnmpi\nLABEL org.supercontainers.mp';
    await withFile(other, half, async (uri) => {
      const { document } = await open(other);
      const end = document.positionAt(half.length);
      const items = await until('the label', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          uri,
          end,
        );
        const named = list.items.filter(({ label }) => nameOf(label) === 'org.supercontainers.mpi');
        return named.length > 0 ? named : undefined;
      });
      assert.equal(items.length, 1);
      const at = document.positionAt(half.indexOf('opnmpi') + 2);
      const fix = await until('the quick fix', async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          new vscode.Range(at, at),
        );
        return actions.find(({ title }) => title === 'Change to "openmpi"');
      });
      const [edit] = fix.edit?.get(uri) ?? [];
      assert.equal(edit?.newText, 'openmpi');
    });
  });
});

function nameOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
