import {
  type CompletionItem,
  type CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  type TextEdit,
} from 'vscode-languageserver-types';
import { type Change, editsFor } from '../../../core/json/edits.js';
import { visible } from '../../../core/text/visible.js';
import type { ParsedDocument } from '../../document.js';
import { rangeOf } from '../../places.js';
import type { Place } from './place.js';
import { escaped, hasStops, plainText } from './snippet.js';

/** Something that may stand at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** The name, value or item as JSON, with placeholders. */
  readonly json: string;
  /** Of a name, the value that comes with it where there is none. */
  readonly value?: string;
  /** What has to be typed for it; its label where it has none. */
  readonly filter?: string;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  readonly isDeprecated?: boolean;
  /** What else it does to the text, as changes of the place's tree. */
  readonly changes?: readonly Change[];
  /** Whether its first placeholder is a place with proposals of its own. */
  readonly opensNext?: boolean;
}

/** A string as JSON that a snippet may hold. */
export function jsonString(text: string): string {
  return escaped(JSON.stringify(text));
}

/** Makes completion items of proposals for one place, the first of them on top. */
export function itemsOf(
  proposals: readonly Proposal[],
  place: Place,
  document: ParsedDocument,
  snippets: boolean,
): CompletionItem[] {
  const insert = inserter(place, document);
  return proposals.map((proposal, index) => {
    const { label, kind, json, value, filter, detail, documentation, changes } = proposal;
    const typed = JSON.stringify(filter ?? label);
    const item: CompletionItem = {
      label: visible(label),
      kind,
      sortText: String(index).padStart(5, '0'),
      filterText: place.isQuoted ? typed : typed.slice(1, -1),
      ...insert(json, value),
    };
    if (detail !== undefined) item.detail = visible(detail);
    if (documentation !== undefined) item.documentation = documentation;
    if (proposal.isDeprecated) item.tags = [CompletionItemTag.Deprecated];
    if (proposal.opensNext && snippets) item.command = suggest;
    if (changes !== undefined) {
      item.additionalTextEdits = [
        ...(item.additionalTextEdits ?? []),
        ...elsewhere(changes, place, document),
      ];
    }
    return withFormat(item, snippets);
  });
}

const suggest = { title: '', command: 'editor.action.triggerSuggest' };

/** An item of the JSON service, which saw the text with an empty string at the place, joined to the text as it is. */
export function fitted(
  item: CompletionItem,
  place: Place,
  document: ParsedDocument,
  snippets: boolean,
): CompletionItem {
  const { textEdit, insertText, filterText, ...rest } = item;
  const text = (textEdit?.newText ?? insertText ?? item.label).replace(/,$/, '');
  const name = place.kind === 'name' ? /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0] : undefined;
  const value = name === undefined ? undefined : text.slice(name.length).replace(/^:\s*/, '');
  const fit: CompletionItem = { ...rest, ...inserter(place, document)(name ?? text, value) };
  const filter = filterText ?? item.label;
  fit.filterText = place.isQuoted ? filter : filter.replace(/^"/, '');
  return withFormat(fit, snippets);
}

/** Puts a text in with the punctuation that is missing around it; a comma goes behind what it follows. */
function inserter(
  { kind, joint, span }: Place,
  { source }: ParsedDocument,
): (json: string, value?: string) => Partial<CompletionItem> {
  const range = rangeOf(source, span);
  const at = source.positionAt(joint.previousEnd);
  const isApart = joint.before === ',' && joint.previousEnd < span.start;
  const comma: TextEdit = { range: { start: at, end: at }, newText: ',' };
  const before = isApart || joint.before === '' ? '' : `${joint.before} `;
  const behind = joint.behind === ':' ? ': ' : joint.behind;
  return (json, value) => {
    const isMember = kind === 'name' && !joint.hasValue && value !== undefined;
    const text = `${before}${json}${isMember ? `: ${value}` : ''}${behind}`;
    return {
      textEdit: { range, newText: joint.padding + text.replaceAll('\n', `\n${joint.padding}`) },
      ...(isApart && { additionalTextEdits: [comma] }),
    };
  };
}

function elsewhere(
  changes: readonly Change[],
  place: Place,
  { source }: ParsedDocument,
): readonly TextEdit[] {
  return editsFor(place.tree, changes).map(({ start, end, text }) => ({
    range: rangeOf(source, { start: place.inDocument(start), end: place.inDocument(end) }),
    newText: text,
  }));
}

/** Says whether an item's text is a snippet; it is not where there is nothing to fill in, or nobody can. */
export function withFormat(item: CompletionItem, snippets: boolean): CompletionItem {
  const { textEdit, insertText, command, ...rest } = item;
  const text = textEdit?.newText ?? insertText ?? '';
  if (snippets && hasStops(text)) return { ...item, insertTextFormat: InsertTextFormat.Snippet };
  const plain: CompletionItem = { ...rest, insertTextFormat: InsertTextFormat.PlainText };
  if (insertText !== undefined) plain.insertText = plainText(insertText);
  if (textEdit !== undefined)
    plain.textEdit = { ...textEdit, newText: plainText(textEdit.newText) };
  if (snippets && command !== undefined) plain.command = command;
  return plain;
}
