import type { Span } from '../finding.js';
import type { TextEdit } from '../json/edits.js';
import { applyEdits } from '../text/apply.js';
import { LabelLines, pairSpan } from './label-lines.js';
import { type DockerfileLabels, type Label, readLabels } from './labels.js';
import { isOldForm, pairText } from './pair-text.js';

/** Several `LABEL` instructions made one. */
export interface MergedLabels {
  /** How many there were. */
  readonly count: number;
  readonly edits: readonly TextEdit[];
}

/** An instruction and its labels. */
interface Group {
  readonly instruction: Span;
  readonly labels: readonly Label[];
}

/** What may stand between the labels of two instructions: the line end, and the beginning of the second. */
const joint = /^[ \t]*(?:\r\n?|\n)\s*(?:onbuild\s+)?label[\s\\`]*$/i;

/**
 * Makes one instruction of those that the lines of a range belong to and that follow each other with
 * nothing but empty lines between them. A comment between two of them keeps them apart: it is about
 * the second one alone. Variables stay as they are; the older form (`LABEL name value`) becomes
 * `name=value`.
 * @param source the text that the labels were read from
 * @returns undefined where there are no two, or the image would have other labels
 */
export function mergedLabels(
  labels: DockerfileLabels,
  source: string,
  range: Span,
): MergedLabels | undefined {
  const { escapeCharacter } = labels;
  // A section of a definition file is one already.
  if (escapeCharacter === undefined) return undefined;
  const run = runAt(groupsOf(labels), source, range);
  const [first] = run;
  if (first === undefined || run.length < 2) return undefined;
  const lines = new LabelLines(labels, source);
  const between = ` ${escapeCharacter}${lines.lineEnd}${labelIndent(first.labels, lines)}`;
  const edits: TextEdit[] = [];
  for (const [index, group] of run.entries()) {
    for (const label of group.labels) {
      const text = pairText(label, source, escapeCharacter);
      if (text === undefined) return undefined;
      if (isOldForm(label, source)) edits.push({ ...pairSpan(label, source), text });
    }
    const next = run[index + 1];
    if (next === undefined) continue;
    const { end } = pairSpan(group.labels.at(-1)!, source);
    edits.push({ start: end, end: pairSpan(next.labels[0]!, source).start, text: between });
  }
  // Quotes that do not end, say, would take in what follows.
  const merged = readLabels(applyEdits(source, edits));
  return meaningOf(merged.all) === meaningOf(labels.all) ? { count: run.length, edits } : undefined;
}

/** What stands in front of the further lines of an instruction: as in its text, else so far in as its first label. */
export function labelIndent(labels: readonly Label[], lines: LabelLines): string {
  const { source } = lines;
  for (const label of labels.slice(1)) {
    const { start } = pairSpan(label, source);
    const indent = lines.indentAt(start);
    const line = lines.lines.positionAt(start);
    if (line.character === indent.length && indent !== '') return indent;
  }
  const { start } = pairSpan(labels[0]!, source);
  const indent = lines.indentAt(start);
  const column = Math.min(lines.lines.positionAt(start).character, mostColumns);
  return indent + ' '.repeat(Math.max(0, column - indent.length));
}

/** Behind a longer name, as of a trigger far in, nobody wants to read on. */
const mostColumns = 40;

function groupsOf({ all }: DockerfileLabels): readonly Group[] {
  const groups: { instruction: Span; labels: Label[] }[] = [];
  for (const label of all) {
    const { instruction } = label;
    const last = groups.at(-1);
    if (last?.instruction.start === instruction.start) last.labels.push(label);
    else groups.push({ instruction, labels: [label] });
  }
  return groups;
}

/** The instructions around the first one of a range that can be joined. */
function runAt(groups: readonly Group[], source: string, range: Span): readonly Group[] {
  const at = groups.findIndex(
    ({ instruction: { start, end } }) => start <= range.end && range.start <= end,
  );
  if (at === -1) return [];
  let first = at;
  let last = at;
  while (areJoined(groups[first - 1], groups[first], source)) first -= 1;
  while (areJoined(groups[last], groups[last + 1], source)) last += 1;
  return groups.slice(first, last + 1);
}

function areJoined(one: Group | undefined, other: Group | undefined, source: string): boolean {
  if (one === undefined || other === undefined) return false;
  const [before, behind] = [one.labels.at(-1)!, other.labels[0]!];
  if (before.stage !== behind.stage || before.isTrigger !== behind.isTrigger) return false;
  const start = pairSpan(before, source).end;
  return joint.test(source.slice(start, pairSpan(behind, source).start));
}

function meaningOf(all: readonly Label[]): string {
  return JSON.stringify(
    all.map(({ name, value, stage, isTrigger, isNameKnown, valueHasVariable }) => {
      return [name, value, stage, isTrigger, isNameKnown, valueHasVariable];
    }),
  );
}
