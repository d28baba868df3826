import { pairSpan } from './label-lines.js';
import type { Label } from './labels.js';
import type { EscapeCharacter } from './parser.js';

/**
 * A label as it has to be written among others of one instruction, its variables as they are;
 * undefined where it is half typed, or in the older form with a value that can not be put in quotes.
 * @param source the text that the label was read from
 */
export function pairText(
  label: Label,
  source: string,
  escapeCharacter: EscapeCharacter | undefined,
): string | undefined {
  const { value, valueHasVariable, valueSpan, valueQuote } = label;
  if (value === undefined && !valueHasVariable) return undefined;
  const given = source.slice(valueSpan.start, valueSpan.end);
  // Quotes that do not end are no value to the builder.
  if (valueQuote !== '' && (given.length < 2 || !given.endsWith(valueQuote))) return undefined;
  const { start, end } = pairSpan(label, source);
  if (escapeCharacter === undefined || !isOldForm(label, source)) return source.slice(start, end);
  const name = source.slice(start, nameEnd(label, source));
  if (valueQuote !== '' || !/\s/.test(given)) return `${name}=${given}`;
  // In double quotes variables mean the same; quotes, escapes and line ends do not.
  if (/["'\r\n]/.test(given) || given.includes(escapeCharacter)) return undefined;
  return `${name}="${given}"`;
}

/** `LABEL name value`: the only label of its instruction, with the rest of the line for a value. */
export function isOldForm(label: Label, source: string): boolean {
  const { valueSpan } = label;
  return (
    !source.slice(nameEnd(label, source), valueSpan.start).includes('=') &&
    label.valueSpan.end > valueSpan.start
  );
}

/** Where a name ends, with its quotes. */
function nameEnd({ span, quote }: Label, source: string): number {
  return span.end + (quote !== '' && source[span.end] === quote ? 1 : 0);
}
