import type { Span } from '../../core/finding.js';
import type { Lines, Position } from '../../core/text/lines.js';
import { type LinePart, showLine } from './line-window.js';

type Paint = (text: string) => string;

export interface FrameStyle {
  /** For line numbers and what is there for orientation. */
  readonly dim: Paint;
  /** For the marks. */
  readonly mark: Paint;
  /** Columns of the whole frame. */
  readonly width: number;
  /** Lines before and behind the place. */
  readonly context: number;
  /** Digits that line numbers have room for. */
  readonly digits: number;
}

/** Of a place of more lines than this, the beginning and the end are shown. */
const mostLines = 8;
const linesOfBeginning = 5;
const linesOfEnd = 2;

/**
 * The lines around a place, the place marked: carets under a part of one line, a bracket beside
 * several lines.
 */
export function frame(lines: Lines, place: Span, style: FrameStyle): string[] {
  const start = lines.positionAt(place.start);
  const end = lastPosition(lines, place);
  const gutter = new Gutter(lines, style);
  const before = range(Math.max(0, start.line - style.context), start.line);
  const behind = range(end.line + 1, Math.min(lastLine(lines) + 1, end.line + 1 + style.context));
  if (start.line === end.line) {
    return [
      ...before.map((line) => gutter.line(line)),
      ...gutter.marked(start.line, { from: start.character, to: end.character }),
      ...behind.map((line) => gutter.line(line)),
    ];
  }
  const bracket = (line: number): string =>
    style.mark(line === start.line ? '╭ ' : line === end.line ? '╰ ' : '│ ');
  return [
    ...before.map((line) => gutter.line(line, '  ')),
    ...shortened(range(start.line, end.line + 1)).map((line) =>
      line === undefined ? gutter.gap(style.mark('┆ ')) : gutter.line(line, bracket(line)),
    ),
    ...behind.map((line) => gutter.line(line, '  ')),
  ];
}

/** How many digits the line numbers of a frame take. */
export function digitsOf(lines: Lines, place: Span, context: number): number {
  const last = Math.min(lines.count, lastPosition(lines, place).line + 1 + context);
  return String(last).length;
}

/** Where a place ends; one that takes a line's end with it ends there. */
function lastPosition(lines: Lines, place: Span): Position {
  const end = lines.positionAt(place.end);
  if (end.character > 0 || end.line <= lines.positionAt(place.start).line) return end;
  return { line: end.line - 1, character: textOf(lines, end.line - 1).length };
}

/** The last line that holds something: what follows the text's last line end is no line to show. */
function lastLine(lines: Lines): number {
  const last = lines.count - 1;
  return lines.startOf(last) === lines.text.length ? last - 1 : last;
}

class Gutter {
  constructor(
    readonly lines: Lines,
    readonly style: FrameStyle,
  ) {}

  line(line: number, beside = ''): string {
    const room = this.#room(beside === '' ? 0 : 2);
    const { text } = showLine(textOf(this.lines, line), room);
    return this.#row(String(line + 1), `${beside}${text}`);
  }

  marked(line: number, part: LinePart): string[] {
    const shown = showLine(textOf(this.lines, line), this.#room(0), part);
    const marks = '^'.repeat(shown.to - shown.from);
    return [
      this.#row(String(line + 1), shown.text),
      this.#row('', ' '.repeat(shown.from) + this.style.mark(marks)),
    ];
  }

  gap(beside: string): string {
    return this.#row('⋮', beside);
  }

  #room(taken: number): number {
    return Math.max(
      20,
      this.style.width - this.style.digits - taken - ' '.length * 2 - ' │ '.length,
    );
  }

  #row(number: string, text: string): string {
    const { dim, digits } = this.style;
    return `  ${dim(`${number.padStart(digits)} │`)} ${text}`.trimEnd();
  }
}

/** The text of a line, cut out of the whole without a look at all of it. */
function textOf(lines: Lines, line: number): string {
  const start = lines.startOf(line);
  let end = lines.startOf(line + 1);
  while (end > start && isLineEnd(lines.text.charCodeAt(end - 1))) end -= 1;
  return lines.text.slice(start, end);
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** The numbers of the lines to show; undefined stands for those left out. */
function shortened(numbers: readonly number[]): readonly (number | undefined)[] {
  if (numbers.length <= mostLines) return numbers;
  return [...numbers.slice(0, linesOfBeginning), undefined, ...numbers.slice(-linesOfEnd)];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
