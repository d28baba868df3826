import { Disposable, type LogOutputChannel, type TextDocument, workspace } from 'vscode';
import { firstCharacters, looksOurs } from './looks.js';

const schemaFiles = '**/{compspec.json,*.compspec.json}';

/**
 * Calls `start` as soon as an open document is ours or the workspace holds a compatibility schema;
 * `start` may be called more than once.
 */
export function whenNeeded(start: () => Promise<void>, output: LogOutputChannel): Disposable {
  const look = (document: TextDocument): void => {
    if (isOurs(document)) void start();
  };
  workspace.textDocuments.forEach(look);
  workspace.findFiles(schemaFiles, undefined, 1).then(
    (found) => {
      if (found.length > 0) void start();
    },
    (error) => output.warn(`The workspace could not be searched for schemas: ${error}`),
  );
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidSaveTextDocument(look),
  );
}

function isOurs(document: TextDocument): boolean {
  const end = document.positionAt(firstCharacters);
  const text = document.getText(document.validateRange(document.lineAt(0).range.with({ end })));
  return looksOurs(document.languageId, text);
}
