import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Span } from '../core/finding.js';
import type { TextEdit as OffsetEdit } from '../core/json/edits.js';
import { commonEnd, commonStart } from '../core/text/common.js';

/** A span of offsets as LSP says it. */
export function rangeOf(source: TextDocument, { start, end }: Span): Range {
  return { start: source.positionAt(start), end: source.positionAt(end) };
}

/** Edits by offsets as LSP says them. */
export function textEditsOf(source: TextDocument, edits: readonly OffsetEdit[]): TextEdit[] {
  return edits.map((edit) => ({ range: rangeOf(source, edit), newText: edit.text }));
}

/**
 * Where an offset of an earlier text is in a later one, as if one piece had been replaced: before it
 * as it was, behind it moved, inside it at its start.
 */
export function carriedOver(earlier: string, later: string): (offset: number) => number {
  if (earlier === later) return (offset) => offset;
  const before = commonStart(earlier, later);
  const behind = commonEnd(earlier, later, before);
  const change = later.length - earlier.length;
  return (offset) => {
    if (offset <= before) return offset;
    return offset >= earlier.length - behind ? offset + change : before;
  };
}
