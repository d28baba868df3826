import type { DockerfileLabels, Label } from './labels.js';
import type { StageHead } from './stages.js';

/** The stages whose labels an image has: that which it is built of first, its own last. */
export function stagesBelow(target: number, stages: readonly StageHead[]): readonly number[] {
  const below: number[] = [];
  for (let at: number | undefined = target; at !== undefined; at = stages[at]?.base) {
    if (stages[at] !== undefined) below.push(at);
  }
  return below.reverse();
}

/**
 * The number of the stage that somebody names, as `docker build --target` takes it: a name, whatever
 * its case, or a number. Undefined where there is none.
 */
export function stageNamed(target: string, stages: readonly StageHead[]): number | undefined {
  const name = target.toLowerCase();
  const named = stages.findLastIndex((stage) => stage.name?.toLowerCase() === name);
  if (named !== -1) return named;
  const index = /^\d{1,9}$/.test(target) ? Number(target) : -1;
  return stages[index] === undefined ? undefined : index;
}

/**
 * The number of the stage that is built.
 * @param target as `stageNamed` takes it; empty or undefined for the last one. Another name than there
 *   is means the last, too: nothing can be built of it
 */
export function builtStage(target: string | undefined, stages: readonly StageHead[]): number {
  const named = target ? stageNamed(target, stages) : undefined;
  // A FROM without an image is half typed, and no stage yet.
  return named ?? stages.findLastIndex(({ image }) => image !== '');
}

/** A label that an image has. */
interface ImageLabel {
  readonly name: string;
  /** Whether the name is known; else it is as written, with its variable. */
  readonly isNameKnown: boolean;
  /** Undefined where it holds a variable that is not known. */
  readonly value: string | undefined;
  /** The value as it is written, with its quotes. */
  readonly written: string;
}

/** What a Dockerfile tells of an image's labels. */
export interface ImageLabels {
  /** The name of the stage; undefined where it has none. */
  readonly stage: string | undefined;
  /** The image from elsewhere that it is built of; undefined where that is not known. */
  readonly base: string | undefined;
  /** Each name once, in the order in which they were first given. */
  readonly labels: readonly ImageLabel[];
}

/**
 * The labels that the image of a stage has from its Dockerfile; those of a base image from elsewhere
 * are not known.
 * @param source the text that the labels were read from
 * @param target the number of the stage
 */
export function imageOf(labels: DockerfileLabels, source: string, target: number): ImageLabels {
  const { stages } = labels;
  const [lowest = target] = stagesBelow(target, stages);
  return {
    stage: stages[target]?.name,
    base: stages[lowest]?.image,
    labels: labelsGiven(labels, target).map(
      ({ name, isNameKnown, value, valueSpan: { start, end } }) => {
        return { name, isNameKnown, value, written: source.slice(start, end) };
      },
    ),
  };
}

/**
 * The labels that count for the image of a stage, each name once, in the order in which they were first
 * given. What a stage leaves to images that are built from it (`ONBUILD`) is given at the beginning of
 * those.
 */
export function labelsGiven({ all, stages }: DockerfileLabels, target: number): readonly Label[] {
  const given = new Map<string, Label>();
  const byStage = new Map<number, Label[]>();
  for (const label of all.filter(isWhole)) {
    const known = byStage.get(label.stage);
    if (known === undefined) byStage.set(label.stage, [label]);
    else known.push(label);
  }
  const below = stagesBelow(target, stages);
  let base: readonly Label[] = [];
  for (const stage of below) {
    const own = byStage.get(stage) ?? [];
    const triggered = base.filter(({ isTrigger }) => isTrigger);
    for (const label of [...triggered, ...own.filter(({ isTrigger }) => !isTrigger)]) {
      given.set(label.name, label);
    }
    base = own;
  }
  return [...given.values()];
}

/** What has no value is half typed, and an error to the builder. */
function isWhole({ value, valueHasVariable }: Label): boolean {
  return value !== undefined || valueHasVariable;
}
