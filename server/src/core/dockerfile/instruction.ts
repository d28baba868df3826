import { writtenName, writtenText } from './labels.js';
import type { EscapeCharacter } from './parser.js';

/** A label to be written. */
export interface NewLabel {
  readonly name: string;
  readonly value: string;
}

/** How the text around an instruction is written. */
export interface InstructionStyle {
  readonly escapeCharacter: EscapeCharacter;
  readonly lineEnd: string;
  /** In front of each line but the first; without it the names stand below each other. */
  readonly indent?: string;
}

/** The text of an instruction. */
export interface LabelInstruction {
  /** Without a line end behind it; empty where there is no label to write. */
  readonly text: string;
  /** The labels that are not in it, because no Dockerfile can say them. */
  readonly unwritable: readonly NewLabel[];
}

/**
 * One `LABEL` for all labels, each on a line of its own. Values stand in double quotes; so do names
 * with more than letters, digits, dots, dashes, slashes and underscores in them, and all is escaped so
 * that the builder reads what is meant. It has no way to say an empty name, a name with `=`, or a line
 * end, as continued lines are joined without one. Source: BuildKit's `parseNameVal` and `shell.Lex`.
 */
export function labelInstruction(
  labels: readonly NewLabel[],
  { escapeCharacter, lineEnd, indent = '      ' }: InstructionStyle,
): LabelInstruction {
  const lines: string[] = [];
  const unwritable: NewLabel[] = [];
  for (const label of labels) {
    const pair = newPair(label, escapeCharacter);
    if (pair === undefined) unwritable.push(label);
    else lines.push(pair);
  }
  const text = lines.join(` ${escapeCharacter}${lineEnd}${indent}`);
  return { text: text === '' ? '' : `LABEL ${text}`, unwritable };
}

/** A label as `name="value"`; undefined where no Dockerfile can say it. */
export function newPair(
  { name, value }: NewLabel,
  escapeCharacter: EscapeCharacter,
): string | undefined {
  if (name === '' || unsayable.test(name + value)) return undefined;
  const quote = /^[\w./-]+$/.test(name) ? '' : '"';
  const written = writtenName(name, quote, escapeCharacter);
  if (written === undefined) return undefined;
  return `${quote}${written}${quote}="${writtenText(value, '"', escapeCharacter)}"`;
}

/** Line ends, and halves of surrogate pairs, which are no characters of any file. */
const unsayable = /[\r\n\p{Cs}]/u;
