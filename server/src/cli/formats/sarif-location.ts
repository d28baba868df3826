import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation } from 'sarif';
import { standardInput, type Target } from '../targets.js';
import { pathFrom } from './source-path.js';

/**
 * SARIF 2.1.0 §3.4: where a document is. One in the folder that the program was started in is given
 * from there, so that a log made on one machine is understood on another; any other one is given
 * whole.
 */
export function artifactLocation(
  { path, location }: Pick<Target, 'path' | 'location'>,
  folder: string,
): ArtifactLocation {
  if (path === standardInput) return { uri: 'stdin:', description: { text: 'standard input' } };
  const place = location ?? resolve(folder, path);
  const fromFolder = pathFrom(folder, place);
  if (fromFolder === undefined) return { uri: pathToFileURL(place).href };
  return { uri: fromFolder.split('/').map(encoded).join('/'), uriBaseId: '%SRCROOT%' };
}

/** A name in which half a surrogate pair stands can not be encoded. */
function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}
