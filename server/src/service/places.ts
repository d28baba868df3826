import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../core/finding.js';

/** A span of offsets as LSP says it. */
export function rangeOf(source: TextDocument, { start, end }: Span): Range {
  return { start: source.positionAt(start), end: source.positionAt(end) };
}

/**
 * Where an offset of an earlier text is in a later one, as if one piece had been replaced: before it
 * as it was, behind it moved, inside it at its start.
 */
export function carriedOver(earlier: string, later: string): (offset: number) => number {
  if (earlier === later) return (offset) => offset;
  const shorter = Math.min(earlier.length, later.length);
  let before = 0;
  while (before < shorter && earlier.charCodeAt(before) === later.charCodeAt(before)) before += 1;
  let behind = 0;
  while (
    behind < shorter - before &&
    earlier.charCodeAt(earlier.length - 1 - behind) === later.charCodeAt(later.length - 1 - behind)
  ) {
    behind += 1;
  }
  const change = later.length - earlier.length;
  return (offset) => {
    if (offset <= before) return offset;
    return offset >= earlier.length - behind ? offset + change : before;
  };
}
