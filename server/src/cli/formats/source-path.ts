import { isAbsolute, relative, sep } from 'node:path';

/** A place's path from a folder, with forward slashes; undefined of one that is not in it. */
export function pathFrom(folder: string, location: string): string | undefined {
  const path = relative(folder, location);
  if (path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
    return undefined;
  }
  return path.replaceAll(sep, '/');
}
