import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { LanguageServiceOptions } from '../../server/src/service/options.js';
import { withItem } from './completion.js';
import { withCursor } from './markers.js';
import { storageSchema } from './spec-help.js';
import { Workspace } from './workspace.js';

export interface LabelCase extends Partial<LanguageServiceOptions> {
  /** The character that was typed. */
  readonly typed?: string;
  /** Of the document; `Dockerfile` unless told otherwise. */
  readonly name?: string;
}

/** What is offered at the mark of a recipe, in a workspace with a schema of `org.example.storage`. */
export async function labelItems(
  marked: string,
  { typed, name = 'Dockerfile', ...options }: LabelCase = {},
): Promise<{ document: TextDocument; items: readonly CompletionItem[] }> {
  const { text, offset } = withCursor(marked);
  const workspace = new Workspace({ 'storage.compspec.json': storageSchema }, options);
  const document = workspace.open(name, text);
  const list = await workspace.service.complete(document, document.positionAt(offset), typed);
  return { document, items: list?.items ?? [] };
}

export async function offeredLabels(marked: string, options?: LabelCase): Promise<string[]> {
  const { items } = await labelItems(marked, options);
  return items.map(({ label }) => label);
}

export async function labelItem(
  marked: string,
  label: string,
  options?: LabelCase,
): Promise<CompletionItem> {
  const { items } = await labelItems(marked, options);
  const item = items.find((one) => one.label === label);
  if (item === undefined)
    throw new Error(`${label} is not offered, only ${items.map((one) => one.label).join()}`);
  return item;
}

/** The text after the completion of a label was accepted by a client without placeholders. */
export async function labelAccepted(
  marked: string,
  label: string,
  name = 'Dockerfile',
): Promise<string> {
  const plain = { snippets: false, name };
  const { document } = await labelItems(marked, plain);
  return withItem(document, await labelItem(marked, label, plain));
}
