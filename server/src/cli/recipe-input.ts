import { resolve } from 'node:path';
import { type ImageLabels, imageOf, stageNamed } from '../core/dockerfile/image.js';
import type { EscapeCharacter } from '../core/dockerfile/parser.js';
import type { StageHead } from '../core/dockerfile/stages.js';
import { FileError, type FileText } from '../core/files.js';
import { readRecipe, recipeKindOf } from '../core/recipe.js';
import { nearest } from '../core/schema/nearest.js';
import type { System } from './system.js';
import { standardInput } from './targets.js';

/** What a Dockerfile or a definition file tells of one of its images. */
export interface RecipeInput {
  readonly image: ImageLabels;
  /** Undefined in a definition file. */
  readonly escapeCharacter: EscapeCharacter | undefined;
}

/** The text of a file, or of standard input, or why it can not be read. */
export async function readInput(path: string, system: System): Promise<FileText | FileError> {
  if (path === '') return new FileError('absent', 'the path is empty');
  try {
    return await (path === standardInput
      ? system.readStandardInput()
      : system.files.readText(resolve(system.folder, path)));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error;
  }
}

/**
 * The image of a stage of a Dockerfile, or of an Apptainer definition file, which its header tells; or
 * why there is none.
 * @param target the stage that is asked for, by its name or number; else the last one
 */
export function imageIn(source: string, target: string | undefined): RecipeInput | string {
  const labels = readRecipe(recipeKindOf('', source, true) ?? 'dockerfile', source);
  const stage = wantedStage(labels.stages, target);
  if (typeof stage === 'string') return stage;
  return { image: imageOf(labels, source, stage), escapeCharacter: labels.escapeCharacter };
}

/** The number of the stage that is asked for, or why there is none. */
export function wantedStage(
  stages: readonly StageHead[],
  target: string | undefined,
): number | string {
  if (stages.length === 0) return 'there is no FROM in it, so that no image is built of it';
  if (target === undefined) return stages.length - 1;
  const found = stageNamed(target, stages);
  if (found !== undefined) return found;
  const names = stages.flatMap(({ name }) => name ?? []);
  const near = nearest(names)(target);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `no stage is named "${target}"${hint}`;
}
