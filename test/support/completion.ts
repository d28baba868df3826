import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { LanguageService } from '../../server/src/service/language-service.js';
import { withCursor } from './markers.js';
import { type DocumentOptions, languageService, textDocument } from './service.js';

export interface CompletionCase extends DocumentOptions {
  readonly snippets?: boolean;
}

/** What is offered at the mark. */
export async function completions(
  marked: string,
  { snippets = true, ...options }: CompletionCase = {},
): Promise<{ document: TextDocument; items: readonly CompletionItem[]; isIncomplete: boolean }> {
  const { text, offset } = withCursor(marked);
  const document = textDocument(text, options);
  const service = languageService({ snippets });
  const list = await service.complete(document, document.positionAt(offset));
  return { document, items: list?.items ?? [], isIncomplete: list?.isIncomplete ?? false };
}

/** The labels in the order of the list. */
export async function labels(marked: string, options?: CompletionCase): Promise<string[]> {
  const { items } = await completions(marked, options);
  return items.map(({ label }) => label);
}

export async function itemOf(
  marked: string,
  label: string,
  options?: CompletionCase,
): Promise<CompletionItem> {
  const { items } = await completions(marked, options);
  const item = items.find((one) => one.label === label);
  if (item === undefined) throw new Error(`${label} is not offered`);
  return item;
}

/** The text after the completion of that label was accepted by a client without placeholders. */
export async function accepted(marked: string, label: string, snippets = false): Promise<string> {
  const { document, items } = await completions(marked, { snippets });
  const item = items.find((one) => one.label === label);
  if (item === undefined) throw new Error(`${label} is not offered`);
  return withItem(document, item);
}

/** The text after an item was accepted: an editor indents further lines as the one of the cursor. */
export function withItem(document: TextDocument, item: CompletionItem): string {
  const { textEdit, additionalTextEdits = [] } = item;
  if (textEdit === undefined || !('range' in textEdit)) throw new Error(`${item.label}: no edit`);
  const { start } = textEdit.range;
  const line = document.getText({ start: { line: start.line, character: 0 }, end: start });
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const newText = textEdit.newText.replaceAll('\n', `\n${indent}`);
  return TextDocument.applyEdits(document, [{ ...textEdit, newText }, ...additionalTextEdits]);
}

/** Everything that a service offers at an offset. */
export async function offeredAt(
  service: LanguageService,
  document: TextDocument,
  offset: number,
): Promise<readonly CompletionItem[]> {
  const list = await service.complete(document, document.positionAt(offset));
  return list?.items ?? [];
}
