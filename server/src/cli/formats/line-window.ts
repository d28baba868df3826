import stringWidth from 'string-width';
import { visible } from '../../core/text/visible.js';

/** A part of a line, from UTF-16 character to character. */
export interface LinePart {
  readonly from: number;
  readonly to: number;
}

/** A line as a terminal shows it, and the columns that a part of it takes there. */
export interface ShownLine {
  readonly text: string;
  /** Columns from 0; the second is behind the part. The same where nothing was to be marked. */
  readonly from: number;
  readonly to: number;
}

const tabStop = 4;
const ellipsis = '…';

/**
 * A line in at most `width` columns. Of a longer one, such as a minified document, a window around
 * the marked part is shown. Tabs are widened and what would act on the terminal is spelled out, so
 * that columns are what the eye counts, wide characters and combining marks included.
 */
export function showLine(line: string, width: number, marked?: LinePart): ShownLine {
  const near = nearby(line, width, marked?.from ?? 0);
  const cells = cellsOf(line.slice(near.from, near.to), near.from);
  const total = cells.reduce((sum, cell) => sum + cell.width, 0);
  const part = marked === undefined ? { from: 0, to: 0 } : columnsOf(cells, total, marked);
  if (near.from === 0 && near.to === line.length && total <= width) {
    return { text: cells.map((cell) => cell.text).join(''), ...part };
  }
  return crop(cells, width, part, {
    before: near.from > 0,
    behind: near.to < line.length,
  });
}

/** Of a name that is too long the end tells more than the beginning. */
export function endOf(value: string, room: number): LinePart | undefined {
  const isPath = /^[\w./+@~:-]+$/.test(value) && value.length > room;
  return isPath ? { from: value.length - 1, to: value.length } : undefined;
}

/** A character as the reader sees it. */
interface Cell {
  /** Its part of the line. */
  readonly part: LinePart;
  readonly text: string;
  readonly width: number;
}

/**
 * As much of a line as can matter for a window around a character: lines may have megabytes. Where it
 * cuts a character in two, that is outside of the window.
 */
function nearby(line: string, width: number, character: number): LinePart {
  return {
    from: Math.max(0, character - 2 * width),
    to: Math.min(line.length, character + 4 * width),
  };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function cellsOf(text: string, start: number): readonly Cell[] {
  const cells: Cell[] = [];
  // Nearly every line is ASCII alone, where a character is a column.
  if (/^[ -~]*$/.test(text)) {
    for (let index = 0; index < text.length; index += 1) {
      const from = start + index;
      cells.push({ part: { from, to: from + 1 }, text: text[index]!, width: 1 });
    }
    return cells;
  }
  let column = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visible(segment);
    const width = stringWidth(shown);
    const from = start + index;
    cells.push({ part: { from, to: from + segment.length }, text: shown, width });
    column += width;
  }
  return cells;
}

/** The columns of every character that the part touches; of an empty part, those of one. */
function columnsOf(cells: readonly Cell[], total: number, { from, to }: LinePart): LinePart {
  let column = 0;
  let first: number | undefined;
  let last = 0;
  for (const cell of cells) {
    if (cell.part.to > from && (cell.part.from < to || first === undefined)) {
      first ??= column;
      last = column + cell.width;
    }
    column += cell.width;
  }
  if (first === undefined) return { from: total, to: total + 1 };
  return { from: first, to: Math.max(last, first + 1) };
}

function crop(
  cells: readonly Cell[],
  width: number,
  part: LinePart,
  more: { readonly before: boolean; readonly behind: boolean },
): ShownLine {
  const total = cells.reduce((sum, cell) => sum + cell.width, 0);
  const room = width - 2 * ellipsis.length;
  // A quarter of the window stands before the marked part, more where the line ends soon.
  const left = Math.max(0, Math.min(part.from - Math.floor(width / 4), total - room));
  let text = '';
  let column = 0;
  let start: number | undefined;
  let end = left;
  for (const cell of cells) {
    if (column >= left && column + cell.width <= left + room) {
      start ??= column;
      text += cell.text;
      end = column + cell.width;
    }
    column += cell.width;
  }
  const from = start ?? left;
  const cutBefore = from > 0 || more.before;
  const cutBehind = end < total || more.behind;
  const shift = (cutBefore ? ellipsis.length : 0) - from;
  return {
    text: `${cutBefore ? ellipsis : ''}${text}${cutBehind ? ellipsis : ''}`,
    from: part.from + shift,
    to: Math.max(part.from + 1, Math.min(part.to, end)) + shift,
  };
}
