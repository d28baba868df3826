// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, until, withFile } from './support';

const path = 'image/writing.Dockerfile';
const specPath = 'image/writing-spec.json';
const spec = JSON.stringify({
  version: '0.1.0',
  kind: 'CompatibilitySpec',
  compatibilities: [
    {
      name: 'org.supercontainers',
      version: '0.1.0',
      attributes: { 'mpi.implementation': 'mpich', glibc: '2.36' },
    },
  ],
});

describe('labels of a Dockerfile are written', () => {
  afterEach(closeAll);

  it('from a spec, in one edit that can be undone', async () => {
    const text = 'FROM debian:12\nLABEL org.supercontainers.glibc="2.31"\nRUN make\n';
    await withFile(specPath, spec, async (from) => {
      await withFile(path, text, async (uri) => {
        const { document } = await open(path);
        await until('the text of the file', () => document.getText() === text);
        await vscode.commands.executeCommand(
          'compspec.dockerfile.addLabels',
          uri.toString(),
          from.toString(),
        );
        const given = text
          .replace('2.31"', '2.36"')
          .replace('RUN', 'LABEL org.supercontainers.mpi.implementation="mpich"\nRUN');
        assert.equal(document.getText(), given);
        await vscode.commands.executeCommand('undo');
        await until('the text as it was', () => document.getText() === text);
      });
    });
  });

  it('as an action with places to fill in', async () => {
    const text = 'FROM debian:12\nRUN make\n';
    await withFile(path, text, async (uri) => {
      const { document } = await open(path);
      // For a moment the editor may show what the file of this name held before.
      await until('the text of the file', () => document.getText() === text);
      const title = 'Add the recommended labels of org.supercontainers';
      const action = await until('the action', async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          new vscode.Range(0, 1, 0, 1),
        );
        return actions.find((one) => one.title === title);
      });
      assert.ok(action.edit);
      assert.equal(await vscode.workspace.applyEdit(action.edit), true);
      const lines = [
        'FROM debian:12',
        'LABEL org.supercontainers.mpi="" \\',
        '      org.supercontainers.gpu="" \\',
        '      org.supercontainers.glibc=""',
        'RUN make',
        '',
      ];
      assert.equal(document.getText(), lines.join('\n'));
    });
  });

  it('with variables, and where an instruction may begin', async () => {
    const text = 'FROM debian:12\nARG NAME=1\nLABEL a="$"\n\n';
    await withFile(path, text, async (uri) => {
      const { document } = await open(path);
      await until('the text of the file', () => document.getText() === text);
      const offered = (line: number, character: number, wanted: string) =>
        until(wanted, async () => {
          const list = await vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            uri,
            new vscode.Position(line, character),
          );
          return list.items.find(
            ({ label }) => (typeof label === 'string' ? label : label.label) === wanted,
          );
        });
      const variable = await offered(2, 10, '${NAME}');
      assert.equal(variable.detail, '1');
      await offered(3, 0, 'LABEL org.supercontainers.* (recommended)');
    });
  });
});
