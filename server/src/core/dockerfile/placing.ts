import type { TextEdit } from '../json/edits.js';
import { type LabelLines, pairSpan } from './label-lines.js';
import type { Label } from './labels.js';
import { labelIndent } from './merge-labels.js';

/** In front of each label of a definition file, as its documentation writes them. */
const definitionIndent = '    ';

/**
 * The edit that puts labels among the last ones of a stage: into the same instruction or section.
 * Undefined where the stage gives none.
 * @param pairs each label as it is to be written
 */
export function intoLastLabels(
  lines: LabelLines,
  stage: number,
  pairs: readonly string[],
): TextEdit | undefined {
  const group = lastLabels(lines, stage);
  const last = group.at(-1);
  if (last === undefined) return undefined;
  const { escapeCharacter } = lines.labels;
  const { start, end } = pairSpan(last, lines.source);
  const between =
    escapeCharacter === undefined
      ? `${lines.lineEnd}${lines.indentAt(start)}`
      : ` ${escapeCharacter}${lines.lineEnd}${labelIndent(group, lines)}`;
  return { start: end, end, text: pairs.map((pair) => between + pair).join('') };
}

/**
 * The edit that puts labels into a stage, in an instruction or section of their own: behind the last
 * one that gives it labels, else behind its `FROM`, where it is seen with what the image is. Undefined
 * where there is no such stage.
 * @param pairs each label as it is to be written
 */
export function asInstruction(
  lines: LabelLines,
  stage: number,
  pairs: readonly string[],
): TextEdit | undefined {
  const [label] = lastLabels(lines, stage);
  const behind = label?.instruction ?? lines.labels.stages[stage]?.instruction;
  if (behind === undefined) return undefined;
  const indent = lines.indentAt(behind.start);
  const at = lines.lineEndAt(behind.end);
  return { start: at, end: at, text: instructionText(lines, indent, pairs) };
}

/**
 * The edit that gives a stage several new labels: as one instruction, in a definition file in the
 * section that there is.
 */
export function newLabels(
  lines: LabelLines,
  stage: number,
  pairs: readonly string[],
): TextEdit | undefined {
  const isDefinition = lines.labels.escapeCharacter === undefined;
  const within = isDefinition ? intoLastLabels(lines, stage, pairs) : undefined;
  return within ?? asInstruction(lines, stage, pairs);
}

function instructionText(lines: LabelLines, indent: string, pairs: readonly string[]): string {
  const { lineEnd, labels } = lines;
  const { escapeCharacter } = labels;
  if (escapeCharacter === undefined) {
    const below = pairs.map((pair) => `${lineEnd}${indent}${definitionIndent}${pair}`).join('');
    return `${lineEnd}${lineEnd}${indent}%labels${below}`;
  }
  const between = ` ${escapeCharacter}${lineEnd}${indent}${' '.repeat('LABEL '.length)}`;
  return `${lineEnd}${indent}LABEL ${pairs.join(between)}`;
}

/** The labels of the last instruction or section of a stage that gives it some, those of triggers aside. */
function lastLabels({ all }: LabelLines, stage: number): readonly Label[] {
  const own = all.filter((one) => one.stage === stage && !one.isTrigger);
  const last = own.at(-1);
  if (last === undefined) return [];
  return own.filter(({ instruction }) => instruction.start === last.instruction.start);
}
