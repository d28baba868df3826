import { stagesBelow } from './image.js';
import { JoinedLine } from './joined-line.js';
import type { DockerfileLabels } from './labels.js';
import { readInstructions } from './parser.js';
import { wordsIn } from './words.js';

/**
 * The stages whose labels no image has: those that neither the stage that is built is built from, nor one
 * that can only be there to be built for itself, as no other stage uses it and it has a name or is the
 * last. None where a variable chooses the stage that is built on: whoever builds the image may mean any.
 * Sources: docs.docker.com/build/building/multi-stage; BuildKit's `dockerfile2llb`, by which `COPY`, `ADD`
 * and the mounts of `RUN` name stages. No part of a definition file is built for itself.
 * @param source the text that the labels were read from
 * @param built the number of the stage that is built
 */
export function unusedStages(
  labels: DockerfileLabels,
  source: string,
  built: number,
): ReadonlySet<number> {
  const { stages, escapeCharacter, all } = labels;
  const inImages = new Set(stagesBelow(built, stages));
  const isUnused = (index: number): boolean => index >= 0 && !inImages.has(index);
  const some = new Set(all.map(({ stage }) => stage).filter(isUnused));
  if (some.size === 0 || escapeCharacter === undefined) return some;
  const isChosen = [...inImages].some((index) => {
    const { image, base, imageSpan } = stages[index]!;
    const isKnown = image !== undefined && base === undefined;
    return !isKnown && source.slice(imageSpan.start, imageSpan.end).includes('$');
  });
  if (isChosen) return new Set();
  const used = new Set([...stages.map(({ base }) => base), ...copiedFrom(labels, source)]);
  for (const [index, { name }] of stages.entries()) {
    if (used.has(index) || (name === undefined && index !== stages.length - 1)) continue;
    // Below one that is known all are.
    for (let at: number | undefined = index; at !== undefined && !inImages.has(at); ) {
      inImages.add(at);
      at = stages[at]?.base;
    }
  }
  return new Set([...some].filter(isUnused));
}

/** The stages that files are taken from. */
function copiedFrom({ stages }: DockerfileLabels, source: string): readonly number[] {
  const { escapeCharacter, all } = readInstructions(source);
  const byName = new Map(stages.map((stage, index) => [stage.name?.toLowerCase(), index]));
  const found: number[] = [];
  for (const { keyword, start, end } of all) {
    if (keyword !== 'COPY' && keyword !== 'ADD' && keyword !== 'RUN') continue;
    if (!source.slice(start, end).includes('from')) continue;
    const { text } = new JoinedLine(source, { start, end }, escapeCharacter);
    for (const word of wordsIn(text, escapeCharacter)) {
      const flag = text.slice(word.start, word.end);
      if (!flag.startsWith('--')) break;
      const [, name = ''] =
        /^--(?:from=|mount=(?:[^=,]+(?:=[^,]*)?,)*from=)"?([^,"]*)/i.exec(flag) ?? [];
      const index = byName.get(name.toLowerCase()) ?? (/^\d{1,9}$/.test(name) ? Number(name) : -1);
      if (index >= 0) found.push(index);
    }
  }
  return found;
}
