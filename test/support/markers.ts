/** A text with marks: `<|>` is a cursor, `<|…|>` a range. */
export interface Marked {
  readonly text: string;
  /** The offsets of the cursors. */
  readonly cursors: readonly number[];
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out of a text. */
export function marked(textWithMarks: string): Marked {
  const cursors: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const part of textWithMarks.split(/(<\|>|<\||\|>)/)) {
    if (part === '<|>') cursors.push(text.length);
    else if (part === '<|') open.push(text.length);
    else if (part === '|>') ranges.push({ start: open.pop() ?? 0, end: text.length });
    else text += part;
  }
  return { text, cursors, ranges };
}

/** The one cursor of a text. */
export function withCursor(textWithMark: string): { text: string; offset: number } {
  const { text, cursors } = marked(textWithMark);
  const [offset] = cursors;
  if (offset === undefined || cursors.length > 1) throw new Error('One <|> is needed.');
  return { text, offset };
}
