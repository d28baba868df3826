import { isAbsolute, resolve } from 'node:path';
import { FileError } from '../../core/files.js';
import { repositoryOf } from '../../node/repository.js';
import type { System } from '../system.js';
import { standardInput } from '../targets.js';
import { pathFrom } from './source-path.js';

/**
 * Where the paths start that GitHub and readers of SARIF resolve: in the checkout that a workflow
 * works on, if a named path is in it; else in the git repository that the program was started in;
 * else in the folder that it was started in.
 */
export async function sourceRoot(
  paths: readonly string[],
  { environment, files, folder }: Pick<System, 'environment' | 'files' | 'folder'>,
): Promise<string> {
  const named = paths.filter((path) => path !== standardInput).map((path) => resolve(folder, path));
  const holdsOne = (root: string): boolean =>
    named.some((place) => place === root || pathFrom(root, place) !== undefined);
  for (const workspace of await workspaces(environment['GITHUB_WORKSPACE'], files)) {
    if (holdsOne(workspace)) return workspace;
  }
  return (await repositoryOf(folder, files)) ?? folder;
}

/** The checkout as it is named, and where that leads: the working folder has no links in its path. */
async function workspaces(named = '', files: System['files']): Promise<readonly string[]> {
  if (!isAbsolute(named)) return [];
  try {
    return [resolve(named), await files.realPath(named)];
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}
