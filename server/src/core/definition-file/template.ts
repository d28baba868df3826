import type { Span } from '../finding.js';

/** The values of a stage's template variables. */
export type TemplateArguments = ReadonlyMap<string, string>;

/** A longer text that variables make is not known: each could stand for a long one. UTF-16 code units. */
const longestFilled = 10_000;

const variable = /\{\{\s*(\w+)\s*\}\}/g;
const variableOrSpace = /\{\{\s*\w+\s*\}\}| /g;

/** A text with template variables in it, or without. */
export interface Filled {
  /** With the values for the variables; undefined where one is not known. */
  readonly text: string | undefined;
  readonly hasVariable: boolean;
}

/**
 * Puts the values of variables, written `{{ NAME }}`, into a text. They are replaced before anything is
 * read. Source: of Apptainer's user guide "Definition Files", the section on templating.
 */
export function filled(text: string, values: TemplateArguments): Filled {
  if (!text.includes('{{')) return { text, hasVariable: false };
  let whole: string | undefined = '';
  let from = 0;
  for (const match of text.matchAll(variable)) {
    whole = joined(whole, text.slice(from, match.index), values.get(match[1]!));
    from = match.index + match[0].length;
  }
  if (from === 0) return { text, hasVariable: false };
  return { text: whole === undefined ? undefined : whole + text.slice(from), hasVariable: true };
}

function joined(whole: string | undefined, between: string, value: string | undefined) {
  if (whole === undefined || value === undefined) return undefined;
  const length = whole.length + between.length + value.length;
  return length <= longestFilled ? whole + between + value : undefined;
}

/** The end of the first word of a text: its first space that is in no variable. */
export function wordEnd(text: string): number {
  for (const { 0: found, index } of text.matchAll(variableOrSpace)) {
    if (found === ' ') return index;
  }
  return text.length;
}

/**
 * The defaults that the lines of `%arguments` give, `name=value` each. Whoever builds the image may
 * override them; they are those of one stage. Source: Apptainer's `args.ReadDefaults`.
 */
export function readArguments(source: string, lines: readonly Span[]): TemplateArguments {
  const values = new Map<string, string>();
  for (const { start, end } of lines) {
    const line = source.slice(start, end);
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(0, equals)).trim();
    if (name !== '') values.set(name, line.slice(equals + 1).trim());
  }
  return values;
}
