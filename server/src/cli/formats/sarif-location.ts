import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Run } from 'sarif';
import { standardInput, type Target } from '../targets.js';
import type { ReportOptions } from './report.js';
import { pathFrom } from './source-path.js';

/**
 * SARIF 2.1.0 §3.4: where a document is. One below the root of the sources is given from there, so
 * that a log made on one machine is understood on another; any other one is given whole.
 */
export function artifactLocation(
  { path, location }: Pick<Target, 'path' | 'location'>,
  { folder, root }: Pick<ReportOptions, 'folder' | 'root'>,
): ArtifactLocation {
  if (path === standardInput) return { uri: 'stdin:', description: { text: 'standard input' } };
  const place = location ?? resolve(folder, path);
  const fromRoot = pathFrom(root, place);
  if (fromRoot === undefined) return { uri: pathToFileURL(place).href };
  return { uri: fromRoot.split('/').map(encoded).join('/'), uriBaseId: sources };
}

/**
 * §3.14.14: what the paths start from, on the machine that the log was made on. Such a URI ends with
 * a slash.
 */
export function uriBases(root: string): Run['originalUriBaseIds'] {
  return { [sources]: { uri: pathToFileURL(join(root, '/')).href } };
}

const sources = '%SRCROOT%';

/** A name in which half a surrogate pair stands can not be encoded. */
function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}
