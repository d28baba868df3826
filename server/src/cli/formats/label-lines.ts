import { labelInstruction, type NewLabel } from '../../core/dockerfile/instruction.js';
import type { EscapeCharacter } from '../../core/dockerfile/parser.js';
import { visible } from '../../core/text/visible.js';

/** Labels as a text to be pasted; empty where there is none. */
export interface LabelLines {
  readonly text: string;
  /** Those that such a text can not say. */
  readonly unwritable: readonly NewLabel[];
}

/** `--format dockerfile`: one `LABEL` instruction. */
export function dockerfileLines(
  labels: readonly NewLabel[],
  escapeCharacter: EscapeCharacter,
): LabelLines {
  const harmless = labels.filter(isHarmless);
  const style = { escapeCharacter, lineEnd: '\n' } as const;
  const { text, unwritable } = labelInstruction(harmless, style);
  const left = new Set([...labels.filter((label) => !isHarmless(label)), ...unwritable]);
  return {
    text: text === '' ? '' : `${text}\n`,
    unwritable: labels.filter((label) => left.has(label)),
  };
}

/**
 * `--format definition`: the section `%labels` of an Apptainer definition file, a line for each label.
 * It has neither quotes nor escapes. Source: Apptainer's `GetLabels`, which cuts a line at its first
 * space and passes over white space around both halves, and lines that begin with `#`; the first word
 * of a line that begins with `%` is a section.
 */
export function definitionLines(labels: readonly NewLabel[]): LabelLines {
  const sayable = labels.filter((label) => isHarmless(label) && isDefinitionLine(label));
  const kept = new Set(sayable);
  const lines = sayable.map(({ name, value }) => `    ${name} ${value}`.trimEnd());
  return {
    text: lines.length === 0 ? '' : ['%labels', ...lines, ''].join('\n'),
    unwritable: labels.filter((label) => !kept.has(label)),
  };
}

/** White space around a value would be lost, and build arguments stand in `{{`. */
function isDefinitionLine({ name, value }: NewLabel): boolean {
  if (!/^[^\s#%]\S*$/.test(name) || value !== value.trim()) return false;
  return !`${name} ${value}`.includes('{{');
}

/** Both are shown on terminals, and neither can spell out what acts on one. */
function isHarmless({ name, value }: NewLabel): boolean {
  return visible(name + value) === name + value;
}
