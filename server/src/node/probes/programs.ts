import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, relative, sep } from 'node:path';

/** A program's name is a name: nothing that leads elsewhere, no option. */
const programName = /^\w[\w.+-]*$/;

/** Where programs are looked for, and may be run from. */
export interface ProgramPlaces {
  /** `PATH`. */
  readonly path: string | undefined;
  /** Folders that nothing is run from: what is in a workspace may be anybody's. */
  readonly outside: readonly string[];
}

/** The folders of PATH that are absolute and not in a workspace, in their order, each once. */
export async function programFolders({ path, outside }: ProgramPlaces): Promise<readonly string[]> {
  const folders = [...new Set((path ?? '').split(delimiter))].filter((one) => isAbsolute(one));
  const forbidden = await realFolders(outside);
  const kept = await Promise.all(folders.map(async (one) => await isOutside(one, forbidden)));
  return folders.filter((_, index) => kept[index]);
}

/** The programs of a name in folders, in their order: files that can be run and are in no workspace. */
export async function findPrograms(
  name: string,
  folders: readonly string[],
  outside: readonly string[],
): Promise<readonly string[]> {
  if (!programName.test(name)) return [];
  const file = process.platform === 'win32' && !name.includes('.') ? `${name}.exe` : name;
  const paths = [...new Set(folders.filter((one) => isAbsolute(one)))].map((one) =>
    join(one, file),
  );
  const fit = await Promise.all(paths.map(async (path) => await mayRun(path, outside)));
  return paths.filter((_, index) => fit[index]);
}

/** Whether a path is a program that may be run: neither it nor what it links to is in a workspace. */
export async function mayRun(path: string, outside: readonly string[]): Promise<boolean> {
  try {
    if (!isAbsolute(path) || !(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return await isOutside(path, await realFolders(outside));
  } catch {
    // Not there, not to be read or not to be run are all one: this is none that could be run.
    return false;
  }
}

async function isOutside(path: string, forbidden: readonly string[]): Promise<boolean> {
  const places = [path, await realOr(path)];
  return !forbidden.some((folder) => places.some((place) => isBelow(folder, place)));
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** Folders under the name that they were given and under their own. */
async function realFolders(folders: readonly string[]): Promise<readonly string[]> {
  const real = await Promise.all(folders.map(realOr));
  return [...new Set([...folders, ...real])];
}

/** The path without links; a path that leads nowhere is what it is. */
async function realOr(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}
