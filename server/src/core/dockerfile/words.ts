import type { Span } from '../finding.js';
import type { EscapeCharacter } from './parser.js';

/** `name=value` or `name value`, as spans of the joined line; quotes are in them. */
export interface Pair {
  readonly name: Span;
  /** Undefined where there is none yet. */
  readonly value: Span | undefined;
}

/**
 * The pairs of a `LABEL` or `ENV`: one of them, `name value with spaces`, where the first word has no
 * `=`; else each word is one. A word without a `=` among them is half of one. Source: BuildKit's
 * `parseNameVal`.
 */
export function pairsIn(line: string, escapeCharacter: EscapeCharacter): readonly Pair[] {
  const words = wordsIn(line, escapeCharacter);
  const [first, second] = words;
  if (first === undefined) return [];
  if (!line.slice(first.start, first.end).includes('=')) {
    const end = line.trimEnd().length;
    return [{ name: first, value: second && { start: second.start, end } }];
  }
  return words.map((word) => pairOf(line, word));
}

/** A word cut at its first `=`, whether in quotes or not, as the builder does. */
export function pairOf(line: string, { start, end }: Span): Pair {
  let equals = start;
  while (equals < end && line[equals] !== '=') equals += 1;
  if (equals === end) return { name: { start, end }, value: undefined };
  return { name: { start, end: equals }, value: { start: equals + 1, end } };
}

/**
 * The words of a line. White space in quotes, and behind an escape character, is part of a word; quotes
 * that do not end hold the rest of the line. Source: BuildKit's `parseWords`.
 */
export function wordsIn(line: string, escapeCharacter: EscapeCharacter): readonly Span[] {
  const words: Span[] = [];
  let start = -1;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (character === escapeCharacter && quote === '"') at += 1;
      continue;
    }
    if (isSpace(character)) {
      if (start !== -1) words.push({ start, end: at });
      start = -1;
      continue;
    }
    if (start === -1) start = at;
    if (character === '"' || character === "'") quote = character;
    else if (character === escapeCharacter) at += 1;
  }
  if (start !== -1) words.push({ start, end: line.length });
  return words;
}

/** White space as Go has it, for which a byte order mark is none and U+0085 is some. */
export function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code > 0x20 && code < 0x7f) return false;
  return character !== '\uFEFF' && /[\s\u0085]/.test(character);
}
