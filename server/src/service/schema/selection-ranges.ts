import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Span } from '../../core/finding.js';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf } from '../places.js';

/** The answer nests as the text does, and a deep one can not be written as JSON. */
const maxSpans = 500;

/** For each position what "expand selection" takes next: word, string, member, object, and so on. */
export function selectionRanges(
  document: ParsedDocument,
  positions: readonly Position[],
): SelectionRange[] {
  const { source, tree } = document;
  return positions.map((position) => {
    const here: SelectionRange = { range: { start: position, end: position } };
    if (!document.features.layout) return here;
    const spans = spansAround(tree, source.offsetAt(position));
    let range: SelectionRange | undefined;
    for (const span of spans.reverse()) {
      range = { range: rangeOf(source, span), ...(range && { parent: range }) };
    }
    return range ?? here;
  });
}

/** The spans around an offset, each wider than the one before. */
function spansAround(tree: JsonTree, offset: number): Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number): void => {
    const last = spans[spans.length - 1];
    const holds = start <= offset && offset <= end;
    const wider = last === undefined || (start <= last.start && end >= last.end);
    const same = last?.start === start && last.end === end;
    if (holds && wider && !same) spans.push({ start, end });
  };
  for (let node = tree.at(offset); node !== none; node = tree.parent(node)) {
    if (spans.length >= maxSpans) break;
    const inner = insideOf(tree, node);
    if (inner !== undefined && inner.start < inner.end) add(inner.start, inner.end);
    add(tree.start(node), tree.end(node));
    const isMember = tree.is(node, JsonKind.Key);
    const end = isMember ? endOfMember(tree, node) : tree.end(node);
    if (isMember) add(tree.start(node), end);
    if (isMember || tree.is(tree.parent(node), JsonKind.Array)) {
      const comma = commaBehind(tree.text, end);
      if (comma !== undefined) add(tree.start(node), comma);
    }
  }
  return spans;
}

/** The text between quotes or brackets. */
function insideOf(tree: JsonTree, node: number): Span | undefined {
  switch (tree.kind(node)) {
    case JsonKind.String:
    case JsonKind.Key:
      return tree.inner(node);
    case JsonKind.Array:
    case JsonKind.Object:
      return { start: tree.start(node) + 1, end: tree.end(node) - 1 };
    default:
      return undefined;
  }
}

function endOfMember(tree: JsonTree, key: number): number {
  const value = tree.valueOf(key);
  return tree.end(value === none ? key : value);
}

/** The offset behind a comma that only white space separates from an offset. */
function commaBehind(text: string, offset: number): number | undefined {
  const separator = /\s*,/y;
  separator.lastIndex = offset;
  return separator.test(text) ? separator.lastIndex : undefined;
}
