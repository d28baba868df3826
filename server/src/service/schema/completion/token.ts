import type { Span } from '../../../core/finding.js';
import { JsonKind, type JsonTree, none } from '../../../core/json/tree.js';

/** The string or word that the cursor is in or at; without one, nothing at the cursor. */
export interface Token {
  readonly span: Span;
  readonly isQuoted: boolean;
}

export function tokenAt(tree: JsonTree, offset: number): Token {
  const node = nodeAt(tree, offset);
  if (node === none) return { span: { start: offset, end: offset }, isQuoted: false };
  const start = tree.start(node);
  const isQuoted = tree.text[start] === '"';
  const end =
    isQuoted && endsByMistake(tree, node, offset) ? wordEnd(tree, offset) : tree.end(node);
  return { span: { start, end }, isQuoted };
}

/** The string, name or literal that begins before the offset, or that is a value to be replaced. */
function nodeAt(tree: JsonTree, offset: number): number {
  const before = offset === 0 ? none : tree.lastStartingBy(offset - 1);
  if (isLeaf(tree, before) && tree.end(before) >= offset) return before;
  const here = tree.lastStartingBy(offset);
  const isValue = here > before && tree.is(tree.parent(here), JsonKind.Key);
  return isValue && isLeaf(tree, here) ? here : none;
}

function isLeaf(tree: JsonTree, node: number): boolean {
  return (
    node !== none &&
    tree.start(node) < tree.end(node) &&
    !tree.is(node, JsonKind.Object) &&
    !tree.is(node, JsonKind.Array)
  );
}

/** Whether the string is not closed, or only by the quote that opens the next one on its line. */
function endsByMistake(tree: JsonTree, node: number, offset: number): boolean {
  const end = tree.end(node);
  if (tree.inner(node).end === end) return true;
  const rest = tree.text.slice(offset, end - 1);
  return /[,:{}[\]]/.test(rest) && /[^\s,:{}[\]/]/.test(tree.text[end] ?? ' ');
}

/** Behind the rest of the word that the cursor is in: an unclosed string may have swallowed the line. */
function wordEnd({ text }: JsonTree, offset: number): number {
  let end = offset;
  while (end < text.length && !/[\s",:{}[\]]/.test(text[end]!)) end += 1;
  return end;
}
