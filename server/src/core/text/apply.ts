import type { TextEdit } from '../json/edits.js';

/** A text after edits that lie apart from each other, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: by } of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start), by);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
