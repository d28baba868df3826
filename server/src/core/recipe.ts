import { readDefinition } from './definition-file/labels.js';
import { hasDefinitionHeader, isDefinitionName } from './definition-file/names.js';
import { type DockerfileLabels, readLabels } from './dockerfile/labels.js';
import { hasInstructions, isDockerfileName } from './dockerfile/names.js';
import type { DocumentKind, RecipeKind } from './kind.js';

/** Whether documents of a kind tell how an image is built, and which labels it has. */
export function isRecipe(kind: DocumentKind): kind is RecipeKind {
  return kind === 'dockerfile' || kind === 'definition';
}

/** Whether a file may be a recipe by its name; of a definition file the content has the last word. */
export function isRecipeName(path: string): boolean {
  return isDockerfileName(path) || isDefinitionName(path);
}

/**
 * The recipe that a text is, by the name of its file and, of a definition file, its header; undefined
 * where it is none.
 * @param start the text or its beginning
 * @param anyName whether a header or a first instruction is enough, whatever the name
 */
export function recipeKindOf(name: string, start: string, anyName = false): RecipeKind | undefined {
  if ((anyName || isDefinitionName(name)) && hasDefinitionHeader(start)) return 'definition';
  if (isDockerfileName(name) || (anyName && hasInstructions(start))) return 'dockerfile';
  return undefined;
}

/** Reads the labels of a recipe. Never throws. */
export function readRecipe(kind: RecipeKind, source: string): DockerfileLabels {
  return kind === 'definition' ? readDefinition(source) : readLabels(source);
}
