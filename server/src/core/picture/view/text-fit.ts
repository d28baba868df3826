import { type TextStyle, textWidth } from './text-width.js';

/** A text as it is drawn: nothing invisible in it, and no wider than there is room. */
export interface FittedText {
  readonly text: string;
  readonly width: number;
  /** Whether something of it was left out. */
  readonly isShortened: boolean;
}

/**
 * What acts on a text or its surroundings instead of being seen: controls, bidirectional marks,
 * embeddings, overrides and isolates, separators, invisible spaces, characters that XML can not hold, and
 * halves of surrogate pairs.
 */
const acting =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Surrogate}/gu;

/** Of a longer text no more is ever looked at: it fits nowhere. */
const mostCharacters = 1000;

/** A text without what acts: a line break becomes its sign, everything else of the kind the replacement sign. */
export function shownText(text: string): string {
  if (isAscii(text)) return text;
  return text.replace(acting, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** Shortens a text to a width by whole characters as readers see them, and says so by an ellipsis. */
export function fitted(text: string, style: TextStyle, mostWidth: number): FittedText {
  const beginning = text.length > mostCharacters ? text.slice(0, mostCharacters) : text;
  const shown = shownText(beginning);
  const width = textWidth(shown, style);
  if (width <= mostWidth && beginning.length === text.length) {
    return { text: shown, width: Math.ceil(width), isShortened: false };
  }
  let kept = '';
  let used = textWidth(ellipsis, style);
  for (const part of charactersOf(shown)) {
    used += textWidth(part, style);
    if (used > mostWidth) break;
    kept += part;
  }
  const short = `${kept.trimEnd()}${ellipsis}`;
  return { text: short, width: Math.ceil(textWidth(short, style)), isShortened: true };
}

const ellipsis = '…';

/** A flag, a letter with its marks, a family of emoji are one character to a reader. */
function charactersOf(text: string): Iterable<string> {
  if (isAscii(text)) return text;
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(text)) parts.push(segment);
  return parts;
}

/** Whether a text is of printable ASCII alone, of which each is a character and none acts. */
function isAscii(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether any of a text is written from right to left. */
function hasRightToLeft(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(
    text,
  );
}

/** A text whose direction does not reach what stands around it: the first strong character decides it. */
export function isolated(text: string): string {
  return !isAscii(text) && hasRightToLeft(text) ? `\u2068${text}\u2069` : text;
}
