import { type Part, readParts } from './parts.js';
import { readArguments, type TemplateArguments } from './template.js';

/** The defaults that the sections `%arguments` of a part give template variables, in the order of the text. */
export function argumentsIn({ sections }: Part, source: string): TemplateArguments {
  const given = sections.filter(({ name }) => name === 'arguments').flatMap(({ lines }) => lines);
  return readArguments(source, given);
}

/**
 * Those of a stage of a definition file.
 * @param stage the number of the stage; -1 for what stands before the first
 */
export function argumentsOf(source: string, stage: number): TemplateArguments {
  const parts = readParts(source).filter(({ isStage }) => isStage === stage >= 0);
  const part = parts[Math.max(0, stage)];
  return part === undefined ? new Map() : argumentsIn(part, source);
}
