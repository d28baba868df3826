import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';

/**
 * An open document under the client's edits. It does what `TextDocument.create` of
 * vscode-languageserver-textdocument does, but keeps the text in one piece: a text that grew by
 * concatenation is a tree of pieces to the engine, is copied once more when it is read, and every
 * character of it is found by a detour. At a text of megabytes that is half of the time it takes to
 * read it. A line end that an edit joins from a `\r` and a `\n` counts as one, too.
 */
export class EditedDocument implements TextDocument {
  #text: string;
  #version: number;
  /** Where lines start; counted when somebody asks for the first time, and kept up from then on. */
  #lineStarts: number[] | undefined;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    version: number,
    text: string,
  ) {
    this.#version = version;
    this.#text = text;
  }

  get version(): number {
    return this.#version;
  }

  get lineCount(): number {
    return this.#starts().length;
  }

  getText(range?: Range): string {
    if (range === undefined) return this.#text;
    return this.#text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  /** Applies the changes, each to the text that the one before it left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): this {
    for (const change of changes) {
      if ('range' in change) this.#replace(change.range, change.text);
      else {
        this.#text = change.text;
        this.#lineStarts = undefined;
      }
    }
    this.#version = version;
    return this;
  }

  positionAt(offset: number): Position {
    const starts = this.#starts();
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    const line = countUpTo(starts, inside) - 1;
    return { line, character: this.#beforeLineEnd(inside, starts[line]!) - starts[line]! };
  }

  offsetAt({ line, character }: Position): number {
    const starts = this.#starts();
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return this.#text.length;
    if (character <= 0) return start;
    const next = starts[line + 1] ?? this.#text.length;
    return this.#beforeLineEnd(Math.min(start + character, next), start);
  }

  /** The characters of a line, without those that end it; the last line for one that is not there. */
  getLineRange(line: number): Range {
    const start = { line: Math.max(0, Math.min(line, this.lineCount - 1)), character: 0 };
    if (line < 0) return { start, end: start };
    const end = this.offsetAt({ line: start.line, character: Number.MAX_SAFE_INTEGER });
    return { start, end: this.positionAt(end) };
  }

  /** What ends a line; nothing for the last. */
  getEOLCharacters(line: number): string {
    if (line < 0 || line >= this.lineCount) return '';
    const end = this.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
    return this.#text.slice(end, this.#starts()[line + 1] ?? this.#text.length);
  }

  #replace(range: Range, text: string): void {
    const from = this.offsetAt(range.start);
    const to = this.offsetAt(range.end);
    const [start, end] = from <= to ? [from, to] : [to, from];
    // Joined, not concatenated: see above.
    this.#text = [this.#text.slice(0, start), text, this.#text.slice(end)].join('');
    this.#moveLines(start, end, start + text.length);
  }

  /** Counts the lines anew between `start` and `newEnd`, where `end` was, and moves those behind. */
  #moveLines(start: number, end: number, newEnd: number): void {
    const starts = this.#lineStarts;
    if (starts === undefined) return;
    // The line end before `start` may have become one with what follows it now.
    const kept = Math.max(1, countUpTo(starts, start - 1));
    const behind = countUpTo(starts, end);
    const fresh: number[] = [];
    for (let at = Math.max(0, start - 1); at < newEnd; at += 1) {
      if (endsLine(this.#text, at)) fresh.push(at + 1);
    }
    const shift = newEnd - end;
    if (shift !== 0) for (let at = behind; at < starts.length; at += 1) starts[at]! += shift;
    if (fresh.length === behind - kept) {
      for (let at = 0; at < fresh.length; at += 1) starts[kept + at] = fresh[at]!;
    } else {
      this.#lineStarts = starts.slice(0, kept).concat(fresh, starts.slice(behind));
    }
  }

  #starts(): number[] {
    if (this.#lineStarts === undefined) {
      this.#lineStarts = lineStartsOf(this.#text);
    }
    return this.#lineStarts;
  }

  /** A line's end is not among its characters. */
  #beforeLineEnd(offset: number, lineStart: number): number {
    let before = offset;
    while (before > lineStart && isLineEnd(this.#text.charCodeAt(before - 1))) before -= 1;
    return before;
  }
}

/** The search of the engine is much faster than a look at each character. */
function lineStartsOf(text: string): number[] {
  const starts = [0];
  let feed = text.indexOf('\n');
  let back = text.indexOf('\r');
  while (feed >= 0 || back >= 0) {
    if (back < 0 || (feed >= 0 && feed < back)) {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    } else {
      // Before a `\n` it leaves the line's end to that.
      if (feed !== back + 1) starts.push(back + 1);
      back = text.indexOf('\r', back + 1);
    }
  }
  return starts;
}

/** How many of the numbers, which are in order, are no greater than the limit. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a line ends with this character: a `\r` before a `\n` leaves that to it. */
function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a);
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
