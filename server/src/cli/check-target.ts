import { resolve } from 'node:path';
import type { Demand } from '../core/compatibility/demand.js';
import { placesIn, type StatedPlaces } from '../core/compatibility/places.js';
import { readSubject, type Subject } from '../core/compatibility/subject.js';
import { readDockerfileImage } from '../core/dockerfile/subject.js';
import { FileError } from '../core/files.js';
import { takeText } from '../core/judge.js';
import { isRecipe, readRecipe } from '../core/recipe.js';
import type { Catalog } from '../core/schema/catalog.js';
import { Lines } from '../core/text/lines.js';
import { readInput, wantedStage } from './recipe-input.js';
import { specInText } from './spec-input.js';
import type { System } from './system.js';
import { standardInput } from './targets.js';

/** What is to be checked: the image that a spec, a Dockerfile or a definition file speaks of. */
export interface CheckTarget {
  /** Undefined for standard input. */
  readonly location: string | undefined;
  readonly subject: Subject;
  readonly demands: readonly Demand[];
  readonly places: StatedPlaces;
  readonly lines: Lines;
}

interface Asked {
  readonly system: System;
  readonly catalog: Catalog;
  /** The stage of a Dockerfile that is built; else the last. */
  readonly stage: string | undefined;
}

/**
 * Reads a target.
 * @param path of a file; `-` for standard input
 * @returns it, or why there is none, one reason a line
 */
export async function readTarget(
  path: string,
  { system, catalog, stage }: Asked,
): Promise<CheckTarget | readonly string[]> {
  const shown = path === standardInput ? '<stdin>' : path === '' ? '""' : path;
  const read = await readInput(path, system);
  if (read instanceof FileError) {
    const isOther = read.reason === 'absent' && isReference(path);
    return isOther
      ? [`${shown}: is no file; images of registries are not checked yet`]
      : [`${shown}: ${read.message}`];
  }
  const location = path === standardInput ? undefined : resolve(system.folder, path);
  const { text } = read;
  const { kind } = takeText(text, { name: location ?? '', explicit: true });
  if (isRecipe(kind)) {
    const labels = readRecipe(kind, text);
    const built = wantedStage(labels.stages, stage);
    if (typeof built === 'string') return [`${shown}: ${built}`];
    return { location, lines: new Lines(text), ...readDockerfileImage(labels, built, catalog) };
  }
  const input = await specInText(read, { path, location }, () => Promise.resolve(catalog));
  if (!('spec' in input)) return input;
  const { spec } = input;
  if (spec.isMapping) {
    return [`${shown}: is a mapping: its values say where to find them, and are none themselves`];
  }
  return {
    location,
    subject: readSubject(spec, catalog, 'spec'),
    demands: [],
    places: placesIn(spec.tree),
    lines: new Lines(spec.tree.text),
  };
}

/** Whether a text looks like the name of an image: `ghcr.io/org/lammps:latest`, `ubuntu@sha256:…`. */
function isReference(path: string): boolean {
  return (
    path !== standardInput &&
    !/\.(?:json|ya?ml)$/i.test(path) &&
    /^[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]+|@sha256:[0-9a-f]+)?$/.test(path)
  );
}
