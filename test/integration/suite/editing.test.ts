import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, open, until, withFile } from './support';

const published = 'org.supercontainers/compspec.json';

/** Where the cursor is: the text without the mark, and the place of it. */
function withCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('█');
  return { text: marked.replace('█', ''), offset };
}

const inMetadata = withCursor(`{
  "graph": {
    "id": "io.example",
    "type": "compspec",
    "metadata": { "version": "1.0.0" },
    "nodes": {
      "a": { "label": "a" },
      "a.b": { "label": "b", "metadata": { "█": "" } }
    },
    "edges": [{ "source": "a", "target": "a.b", "relation": "contains" }]
  }
}
`);

describe('writing a schema', () => {
  afterEach(closeAll);

  it('the metadata of a node offers its properties', async () => {
    await withFile('writing.compspec.json', inMetadata.text, async (uri) => {
      const { document } = await open('writing.compspec.json');
      const labels = await until('the offer', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          uri,
          document.positionAt(inMetadata.offset),
        );
        const found = list.items.map(({ label }) =>
          typeof label === 'string' ? label : label.label,
        );
        return found.includes('comparison') ? found : undefined;
      });
      assert.equal(labels.filter((label) => label === 'comparison').length, 1);
    });
  });

  it('a hover says what a property means, once', async () => {
    const { text, offset } = withCursor(
      inMetadata.text.replace('"": ""', '"compari█son": "equals"'),
    );
    await withFile('hovered.compspec.json', text, async (uri) => {
      const { document } = await open('hovered.compspec.json');
      const hovers = await until('the hover', async () => {
        const found = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          uri,
          document.positionAt(offset),
        );
        return found.length > 0 ? found : undefined;
      });
      assert.equal(hovers.length, 1);
    });
  });

  it('formatting a schema changes its layout and nothing else', async () => {
    const crowded = JSON.stringify(JSON.parse(inMetadata.text));
    await withFile('crowded.compspec.json', crowded, async (uri) => {
      const { document } = await open('crowded.compspec.json');
      const edits = await until('the formatter', async () => {
        const found = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
          'vscode.executeFormatDocumentProvider',
          uri,
          { tabSize: 2, insertSpaces: true },
        );
        return found && found.length > 0 ? found : undefined;
      });
      const edit = new vscode.WorkspaceEdit();
      edit.set(uri, edits);
      await vscode.workspace.applyEdit(edit);
      assert.ok(document.lineCount > 10, document.getText());
      assert.deepEqual(JSON.parse(document.getText()), JSON.parse(crowded));
    });
  });

  it('objects fold and the outline names the attributes', async () => {
    const { document } = await open(published);
    const folds = await until('folding', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      return found && found.length > 0 ? found : undefined;
    });
    assert.ok(folds.length > 3);

    const names = await until('the outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const found = (symbols ?? []).flatMap(namesBelow);
      return found.length > 0 ? found : undefined;
    });
    assert.ok(names.includes('hardware.gpu'), names.join(', '));
  });
});

function namesBelow({ name, children }: vscode.DocumentSymbol): string[] {
  return [name, ...children.flatMap(namesBelow)];
}
