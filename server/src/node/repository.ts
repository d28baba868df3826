import { dirname, join, relative } from 'node:path';
import { FileError, type Files } from '../core/files.js';
import { IgnoreRules } from './ignored.js';

/** The rules that apply in a folder before its own `.gitignore` is read. */
export interface InheritedRules {
  readonly rules: IgnoreRules;
  /** The folder's path from the rules' base; empty where it is the base. */
  readonly folder: string;
}

/**
 * The rules that a folder inherits from those above it, up to the root of the git repository that it
 * is in. None outside of repositories, and none in a folder that the repository itself ignores:
 * whoever names it wants to see it.
 */
export async function inheritedRules(
  path: string,
  files: Files,
  onFailure: (path: string, error: FileError) => void,
): Promise<InheritedRules> {
  const nothing = { rules: IgnoreRules.none, folder: '' };
  const place = await files.realPath(path);
  const repository = await repositoryOf(place, files);
  if (repository === undefined || repository === place) return nothing;
  let rules = IgnoreRules.none;
  let above = repository;
  const folder = relative(repository, place).split(/[\\/]/);
  for (const [depth, name] of folder.entries()) {
    const gitignore = await readGitignore(above, files, onFailure);
    rules = rules.with(folder.slice(0, depth).join('/'), gitignore);
    above = join(above, name);
  }
  const fromBase = folder.join('/');
  return rules.leaveOut(`${fromBase}/`) ? nothing : { rules, folder: fromBase };
}

/** The folder that holds `.git`, which in a worktree or submodule is a file. */
export async function repositoryOf(place: string, files: Files): Promise<string | undefined> {
  for (let folder = place; ; folder = dirname(folder)) {
    if (await exists(join(folder, '.git'), files)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

async function exists(path: string, files: Files): Promise<boolean> {
  try {
    await files.typeOf(path);
    return true;
  } catch (error) {
    // A folder above that may not be looked into is no place to find rules in.
    if (error instanceof FileError) return false;
    throw error;
  }
}

/** The text of a folder's `.gitignore`, empty where it has none. */
export async function readGitignore(
  folder: string,
  files: Files,
  onFailure: (path: string, error: FileError) => void,
): Promise<string> {
  const path = join(folder, '.gitignore');
  try {
    return (await files.readText(path)).text;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.reason !== 'absent') onFailure(path, error);
    return '';
  }
}
