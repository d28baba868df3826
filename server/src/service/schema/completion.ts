import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  type Position,
} from 'vscode-languageserver-types';
import type { ParsedDocument } from '../document.js';
import type { JsonService } from './json-service.js';

/** Offers what may stand at a place of a compatibility schema. */
export class SchemaCompletion {
  readonly #json: JsonService;
  readonly #snippets: boolean;

  /** @param snippets whether the client lets a user fill in placeholders */
  constructor(json: JsonService, snippets: boolean) {
    this.#json = json;
    this.#snippets = snippets;
  }

  async complete(document: ParsedDocument, position: Position): Promise<CompletionList | null> {
    if (!document.features.help) return null;
    const list = await this.#json.complete(document, document.source.offsetAt(position));
    if (list === null || this.#snippets) return list;
    return { ...list, items: list.items.map(withoutPlaceholders) };
  }
}

/** A snippet as plain text: a placeholder is its default value, or nothing. */
function withoutPlaceholders(item: CompletionItem): CompletionItem {
  if (item.insertTextFormat !== InsertTextFormat.Snippet) return item;
  const { insertText, textEdit, command: _opensNextSuggestions, ...rest } = item;
  const plain: CompletionItem = { ...rest, insertTextFormat: InsertTextFormat.PlainText };
  if (insertText !== undefined) plain.insertText = plainText(insertText);
  if (textEdit !== undefined)
    plain.textEdit = { ...textEdit, newText: plainText(textEdit.newText) };
  return plain;
}

/** Resolves `$1`, `${1:default}`, `${1|first,second|}` and escapes of a snippet. */
function plainText(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\d+|\$\{\d+(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\,|])*)[^}]*\|)?\}/g,
    (_, escaped?: string, byDefault?: string, first?: string) =>
      escaped ?? (byDefault ?? first ?? '').replace(/\\(.)/g, '$1'),
  );
}
