import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';
import { type JsonTree, none } from '../../core/json/tree.js';
import { sortingEdits } from '../../core/schema/refactor/sort.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf, textEditsOf } from '../places.js';

/**
 * A text that is nested deeper is left as it is: each level indents further, so that a hundred thousand
 * brackets would become gigabytes of spaces.
 */
const maxDepth = 500;

/** So many edits are one: a client applies them one after the other. */
const maxEdits = 10_000;

const { format } = getLanguageService({});

/** How much is to be done. */
export interface FormattingExtent {
  /** Its lines alone; everything where there is none. */
  readonly range?: Range | undefined;
  /** Whether nodes and edges are put in order as well, which only the whole text can be. */
  readonly sort?: boolean;
}

/** The edits that lay out a JSON text, or the lines of a range, anew. */
export function formattingEdits(
  document: ParsedDocument,
  options: FormattingOptions,
  { range, sort = false }: FormattingExtent = {},
): TextEdit[] {
  const { features, source, tree } = document;
  if (!features.layout || isDeeperThan(tree, maxDepth)) return [];
  const schema = sort && range === undefined ? document.schema : undefined;
  if (schema !== undefined) {
    const edits = textEditsOf(source, sortingEdits(schema));
    if (edits.length > 0) return [sortedAndLaidOut(source, edits, options)];
  }
  return layoutEdits(source, options, range);
}

function layoutEdits(source: TextDocument, options: FormattingOptions, range?: Range): TextEdit[] {
  const edits = format(source, range, {
    ...options,
    insertFinalNewline: endsInNewline(source, options, range),
  });
  if (edits.length <= maxEdits) return edits;
  return [asOne(source, edits)];
}

/** The whole text anew: what moves is laid out where it comes to stand. */
function sortedAndLaidOut(
  source: TextDocument,
  sorting: TextEdit[],
  options: FormattingOptions,
): TextEdit {
  const { uri, languageId, version } = source;
  const sorted = TextDocument.create(
    uri,
    languageId,
    version,
    TextDocument.applyEdits(source, sorting),
  );
  const range = rangeOf(source, { start: 0, end: source.getText().length });
  return { range, newText: TextDocument.applyEdits(sorted, layoutEdits(sorted, options)) };
}

/**
 * Whether the formatter is to end its text with a line end. One that is there stays, as in every text
 * file; the formatter would remove it. A range that stops before the last line has nothing to end.
 */
function endsInNewline(
  source: TextDocument,
  { insertFinalNewline }: FormattingOptions,
  range: Range | undefined,
): boolean {
  if (range !== undefined && range.end.line < source.lineCount - 1) return false;
  const text = source.getText();
  return insertFinalNewline === true || /[\r\n]/.test(text.slice(text.trimEnd().length));
}

function asOne(source: TextDocument, edits: readonly TextEdit[]): TextEdit {
  const first = edits[0]!.range.start;
  const last = edits[edits.length - 1]!.range.end;
  let newText = '';
  let from = first;
  for (const edit of edits) {
    newText += source.getText({ start: from, end: edit.range.start }) + edit.newText;
    from = edit.range.end;
  }
  return { range: { start: first, end: last }, newText };
}

function isDeeperThan(tree: JsonTree, limit: number): boolean {
  const ends: number[] = [];
  for (let node = tree.root; node !== none && node < tree.count; node += 1) {
    while (ends.length > 0 && ends[ends.length - 1]! <= node) ends.pop();
    if (tree.next(node) === node + 1) continue;
    ends.push(tree.next(node));
    // A member is two nodes, its key and its value.
    if (ends.length > 2 * limit) return true;
  }
  return false;
}
