import type { TextEdit } from '../json/edits.js';
import { applyEdits } from '../text/apply.js';
import { labelsGiven } from './image.js';
import type { LabelLines } from './label-lines.js';
import type { DockerfileLabels } from './labels.js';
import { pairText } from './pair-text.js';
import { asInstruction, intoLastLabels } from './placing.js';

/**
 * The edits that take a label out of its stage and give it to another one, where its image has none of
 * that name: into the last `LABEL` there, else as one of its own.
 * @param index the number of the label among all
 * @param stage the number of the other stage
 * @returns undefined where the label would not be the same there, as its variables are not set
 */
export function movedLabel(
  lines: LabelLines,
  index: number,
  stage: number,
): readonly TextEdit[] | undefined {
  const { labels, source } = lines;
  const label = labels.all[index]!;
  const { name, value, isNameKnown, isTrigger } = label;
  if (!isNameKnown || value === undefined || isTrigger) return undefined;
  const before = valuesOf(labels, stage);
  const pair = pairText(label, source, labels.escapeCharacter);
  if (before.has(name) || pair === undefined) return undefined;
  const removal = lines.removed([index]).map((span): TextEdit => ({ ...span, text: '' }));
  const wanted = new Map(before).set(name, value);
  for (const place of [intoLastLabels, asInstruction]) {
    const added = place(lines, stage, [pair]);
    if (added === undefined) continue;
    const edits = [...removal, added];
    const after = lines.read(applyEdits(source, edits));
    if (areSame(valuesOf(after, stage), wanted)) return edits;
  }
  return undefined;
}

type Values = ReadonlyMap<string, string | undefined>;

/** The labels of the image of a stage. */
function valuesOf(labels: DockerfileLabels, stage: number): Values {
  return new Map(labelsGiven(labels, stage).map(({ name, value }) => [name, value]));
}

function areSame(some: Values, others: Values): boolean {
  return (
    some.size === others.size &&
    [...some].every(([name, value]) => others.has(name) && others.get(name) === value)
  );
}
