import type { TextDocument } from 'vscode';
import { firstCharacters } from '../recognition/looks.js';

/** Whether a document is a schema as far as its language and its first characters tell. */
export function isSchemaText(document: TextDocument): boolean {
  const { languageId } = document;
  if (languageId === 'compspec') return true;
  if (languageId !== 'json' && languageId !== 'jsonc') return false;
  const end = document.positionAt(firstCharacters);
  const range = document.validateRange(document.lineAt(0).range.with({ end }));
  return saysItIsSchema(document.getText(range));
}

/** As the server recognizes a schema of no telling name. */
function saysItIsSchema(text: string): boolean {
  return /"graph"\s*:/.test(text) && /"type"\s*:\s*"compspec"/.test(text);
}
