import type { DockerfileLabels, Label, LabelQuote } from '../../core/dockerfile/labels.js';
import type { EscapeCharacter } from '../../core/dockerfile/parser.js';
import type { Span } from '../../core/finding.js';
import type { RecipeKind } from '../../core/kind.js';
import { readRecipe } from '../../core/recipe.js';

/** Where in a label of a Dockerfile or a definition file somebody is typing. */
export interface LabelCursor {
  readonly kind: 'name' | 'value';
  /** What is typed up to the cursor, as it is written. */
  readonly typed: string;
  /** What is to be replaced, on one line; quotes around the whole of it are left out. */
  readonly replaced: Span;
  /** The quote in front of it. */
  readonly quote: LabelQuote;
  /** Whether that quote ends behind it. */
  readonly isClosed: boolean;
  /** Of a name: whether its value stands there already. */
  readonly hasValue: boolean;
  /** The name of the label; of a name, what was found around the cursor. */
  readonly name: string;
  /** The names of the other labels that are given to the same image, or left to the same one. */
  readonly others: ReadonlySet<string>;
  /** Undefined in a definition file. */
  readonly escapeCharacter: EscapeCharacter | undefined;
  /** What stands at the cursor, and all labels, of a text with one more character there. */
  readonly label: Label;
  readonly labels: DockerfileLabels;
}

/** A character that is no part of any name, stands where somebody types, and makes a word there. */
export const mark = '\uE000';

/** Tells where in a label an offset is; undefined where it is in none, or in one over several lines. */
export function labelCursor(
  source: string,
  offset: number,
  recipe: RecipeKind,
): LabelCursor | undefined {
  const mayBeIn = recipe === 'definition' ? mayBeInSection : mayBeInLabel;
  if (!mayBeIn(source, offset)) return undefined;
  const text = source.slice(0, offset) + mark + source.slice(offset);
  const labels = readRecipe(recipe, text);
  const { all, escapeCharacter } = labels;
  const covers = ({ start, end }: Span): boolean => start <= offset && offset < end;
  const label = all.find(({ span, valueSpan }) => covers(span) || covers(valueSpan));
  if (label === undefined) return undefined;
  const isName = covers(label.span);
  const word = isName ? wordOfName(label, text, offset) : wordOfValue(label, text, offset);
  const replaced = { start: word.start, end: word.end - mark.length };
  if (/[\r\n]/.test(source.slice(replaced.start, replaced.end))) return undefined;
  return {
    kind: isName ? 'name' : 'value',
    typed: source.slice(replaced.start, offset),
    replaced,
    quote: word.quote,
    isClosed: word.isClosed,
    hasValue: isName && hasValue(label, text, word, recipe),
    name: label.name,
    others: othersThan(label, all),
    escapeCharacter,
    label,
    labels,
  };
}

/**
 * Whether the lines up to an offset may be those of a `LABEL`: most of what is typed in a Dockerfile is
 * not, and the whole text need not be read then.
 */
function mayBeInLabel(source: string, offset: number): boolean {
  let start = startOfLine(source, offset);
  for (let above = start; above > 0; ) {
    const end = endBefore(source, above);
    above = startOfLine(source, end);
    const line = source.slice(above, end);
    // Comments and empty lines do not end what is continued.
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (!/[\\`]\s*$/.test(line)) break;
    start = above;
  }
  return /label/i.test(source.slice(start, offset));
}

/** Whether the section of a definition file that an offset is in is one of labels. */
function mayBeInSection(source: string, offset: number): boolean {
  for (let start = offset; start > 0; start = endBefore(source, start)) {
    start = startOfLine(source, start);
    const section = /^[^\S\r\n]*%+(\S*)/.exec(source.slice(start, offset));
    if (section !== null) return section[1]?.toLowerCase() === 'labels';
    if (start === 0) break;
  }
  return false;
}

/** Where the line begins that an offset is in. */
export function startOfLine(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(source, start - 1)) start -= 1;
  return start;
}

/** The end of the line in front of one, without its line end. */
function endBefore(source: string, start: number): number {
  return source.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
}

function isLineEnd(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === 0x0a || code === 0x0d;
}

interface Word extends Span {
  readonly quote: LabelQuote;
  readonly isClosed: boolean;
}

function wordOfName({ span, quote }: Label, text: string, offset: number): Word {
  const isClosed = quote !== '' && text[span.end] === quote;
  return { ...bounded(span, quote, isClosed, text, offset), quote, isClosed };
}

function wordOfValue({ valueSpan, valueQuote }: Label, text: string, offset: number): Word {
  const { start, end } = valueSpan;
  const quote = valueQuote === '' ? quoteAhead(valueSpan, text, offset) : valueQuote;
  const isClosed = valueQuote !== '' && end - start > 1 && text[end - 1] === quote;
  const inside = { start: start + quote.length, end: end - (isClosed ? 1 : 0) };
  return { ...bounded(inside, quote, isClosed, text, offset), quote, isClosed };
}

/** `"open b="c"`, where the second quote is that of another label: the first one is not closed yet. */
function quoteAhead({ start }: Span, text: string, offset: number): LabelQuote {
  const first = text[start];
  if (first !== '"' && first !== "'") return '';
  return offset < text.indexOf(first, start + 1) ? first : '';
}

/** A quote that does not end holds the rest of the line, of which one word is what somebody is typing. */
function bounded(
  span: Span,
  quote: LabelQuote,
  isClosed: boolean,
  text: string,
  offset: number,
): Span {
  if (quote === '' || isClosed) return span;
  const space = /\s/.exec(text.slice(offset, span.end));
  return { start: span.start, end: space === null ? span.end : offset + space.index };
}

/** Behind a name: `=`, or in the older form and in definition files white space and what is no label itself. */
function hasValue(
  { valueSpan }: Label,
  text: string,
  { end, quote, isClosed }: Word,
  recipe: RecipeKind,
): boolean {
  if (recipe === 'definition') return valueSpan.end > valueSpan.start;
  const behind = end + (isClosed ? 1 : 0);
  if (text[behind] === '=') return true;
  // What a quote holds that does not end is the next label.
  if (quote !== '' && !isClosed) return false;
  const [first = ''] = text.slice(valueSpan.start, valueSpan.end).split(/\s/, 1);
  return valueSpan.start > behind && first !== '' && !first.includes('=');
}

function othersThan(label: Label, all: readonly Label[]): ReadonlySet<string> {
  const others = all.filter(
    (one) => one !== label && one.stage === label.stage && one.isTrigger === label.isTrigger,
  );
  return new Set(others.map(({ name }) => name));
}
