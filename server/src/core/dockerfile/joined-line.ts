import type { Span } from '../finding.js';
import type { EscapeCharacter } from './parser.js';

/** A line of an instruction: from where in the text, and in the joined line. */
interface Piece {
  readonly at: number;
  readonly from: number;
}

/** An empty line, or a comment; white space is that of Go. */
const passedOver = /^(?:(?!\uFEFF)[\s\u0085])*(?:#|$)/;

/** The lines of an instruction as one, as the builder reads it, and where its characters stand in the text. */
export class JoinedLine {
  readonly text: string;
  readonly #pieces: readonly Piece[];
  readonly #start: number;

  /** @param source the text of the Dockerfile */
  constructor(
    readonly source: string,
    { start, end }: Span,
    escapeCharacter: EscapeCharacter,
  ) {
    // The builder's `lineContinuationRegex`: an escape character that is not itself escaped.
    const continued = escapeCharacter === '`' ? /(?<!`)`[ \t]*$/ : /(?<!\\)\\[ \t]*$/;
    const pieces: Piece[] = [];
    let joined = '';
    for (let at = start; at < end; ) {
      const line = lineAt(source, at, end);
      const written = source.slice(at, line.end);
      // Empty lines and comments among continued lines do not count.
      if (at === start || !passedOver.test(written)) {
        pieces.push({ at: joined.length, from: at });
        joined += written.replace(continued, '');
      }
      at = line.next;
    }
    this.text = joined;
    this.#pieces = pieces;
    this.#start = start;
  }

  /** Where a stretch of the joined line stands in the text. */
  spanOf({ start, end }: Span): Span {
    const from = this.#offsetOf(start);
    return { start: from, end: end > start ? this.#offsetOf(end - 1) + 1 : from };
  }

  #offsetOf(index: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#pieces[middle]!.at <= index) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low - 1];
    return piece === undefined ? this.#start : piece.from + index - piece.at;
  }
}

/** Where a line ends, and where the next one begins. */
function lineAt(text: string, start: number, limit: number): { end: number; next: number } {
  for (let at = start; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) return { end: at, next: at + 1 };
    if (code === 0x0d) return { end: at, next: text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1 };
  }
  return { end: limit, next: limit };
}
