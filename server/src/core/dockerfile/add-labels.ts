import type { TextEdit } from '../json/edits.js';
import { applyEdits } from '../text/apply.js';
import { builtStage, labelsGiven } from './image.js';
import { type NewLabel, newPair } from './instruction.js';
import { LabelLines } from './label-lines.js';
import { type DockerfileLabels, type Label, writtenName, writtenText } from './labels.js';
import type { EscapeCharacter } from './parser.js';
import { newLabels } from './placing.js';

/** What it takes to give an image labels. */
export interface AddedLabels {
  readonly edits: readonly TextEdit[];
  /** Those that the image had with another value. */
  readonly updated: readonly NewLabel[];
  readonly added: readonly NewLabel[];
  /** Those that are not given, because the file has no way to say them. */
  readonly unwritable: readonly NewLabel[];
}

/**
 * Gives the image of a Dockerfile or definition file labels: one that the stage gives has its value
 * replaced, in the quotes that stand there; the others are written as one instruction behind the
 * stage's last labels, else behind its `FROM`. What the image has already stays as it is.
 * @param source the text that the labels were read from
 * @param wanted of several of one name the last counts
 * @param target the stage that is built, as `docker build --target` takes it; else the last
 * @returns undefined where there is no stage, or where no label can be given, as quotes do not end, say
 */
export function addedLabels(
  labels: DockerfileLabels,
  source: string,
  wanted: readonly NewLabel[],
  target?: string,
): AddedLabels | undefined {
  const stage = builtStage(target, labels.stages);
  if (stage === -1) return undefined;
  const lines = new LabelLines(labels, source);
  const { escapeCharacter } = labels;
  const given = new Map(labelsGiven(labels, stage).map((label) => [label.name, label]));
  const result = {
    updated: [] as NewLabel[],
    added: [] as NewLabel[],
    unwritable: [] as NewLabel[],
  };
  const edits: TextEdit[] = [];
  const pairs: string[] = [];
  for (const label of new Map(wanted.map((one) => [one.name, one])).values()) {
    const present = given.get(label.name);
    if (present?.value === label.value) continue;
    const pair = pairOf(label, escapeCharacter);
    if (pair === undefined) result.unwritable.push(label);
    else if (present !== undefined && present.stage === stage && !present.isTrigger) {
      edits.push(newValue(present, label.value, escapeCharacter));
      result.updated.push(label);
    } else {
      pairs.push(pair);
      result.added.push(label);
    }
  }
  if (pairs.length > 0) {
    const edit = newLabels(lines, stage, pairs);
    // The order of two edits at one place would be left to whoever makes them.
    const before = edits.findIndex(({ end }) => end === edit?.start);
    if (edit !== undefined && before === -1) edits.push(edit);
    else if (edit !== undefined) {
      edits[before] = { ...edits[before]!, text: edits[before]!.text + edit.text };
    }
  }
  return isGiven(result, lines, edits, stage) ? { edits, ...result } : undefined;
}

/** Whether the edits give the image all that they should. */
function isGiven(
  { updated, added }: Pick<AddedLabels, 'updated' | 'added'>,
  lines: LabelLines,
  edits: readonly TextEdit[],
  stage: number,
): boolean {
  const after = lines.read(applyEdits(lines.source, edits));
  // What stood there half typed may have taken in the word LABEL.
  if (after.all.length !== lines.all.length + added.length) return false;
  const values = new Map(labelsGiven(after, stage).map(({ name, value }) => [name, value]));
  return [...updated, ...added].every(({ name, value }) => values.get(name) === value);
}

/** A label as it is to be written; undefined where the file has no way to say it. */
function pairOf(label: NewLabel, escapeCharacter: EscapeCharacter | undefined): string | undefined {
  if (escapeCharacter !== undefined) return newPair(label, escapeCharacter);
  const { name, value } = label;
  // White space around a value is none of it, and what is in double braces is a variable.
  if (name === '' || value !== value.trim() || /[\r\n\p{Cs}]|\{\{/u.test(name + value))
    return undefined;
  return writtenName(name, '', undefined) === undefined ? undefined : `${name} ${value}`.trimEnd();
}

/** The edit that gives a label that stands there another value. */
function newValue(
  { valueSpan, valueQuote }: Label,
  value: string,
  escapeCharacter: EscapeCharacter | undefined,
): TextEdit {
  const { start, end } = valueSpan;
  const isEmpty = start === end;
  const text = valueQuote + writtenText(value, valueQuote, escapeCharacter) + valueQuote;
  // In a definition file a space stands between the two; in the older form nothing would be no value.
  if (escapeCharacter === undefined) return { start, end, text: isEmpty ? ` ${text}` : text };
  return { start, end, text: text === '' ? '""' : text };
}
