import { lstat, readlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { FileError } from '../../core/files.js';

/** As many links as Linux follows on the way to one file (path_resolution(7)). */
const mostLinks = 40;

/**
 * Where a path leads in an unpacked image: what is a symbolic link there is followed as the image's own
 * machine would, absolute ones from the image's root, and `..` never leads out of it (chroot(2)).
 * Rejects where a part of it is not there, or where links lead in a circle.
 * @param path absolute in the image, with `/`
 * @returns absolute in the image, without links
 */
export async function insideRoot(root: string, path: string): Promise<string> {
  const waiting = segments(path).reverse();
  const found: string[] = [];
  let links = 0;
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === '..') {
      found.pop();
      continue;
    }
    const stats = await lstat(join(root, ...found, name));
    if (stats.isSymbolicLink()) {
      links += 1;
      if (links > mostLinks) {
        throw new FileError('absent', 'too many symbolic links: they lead in a circle');
      }
      const target = await readlink(join(root, ...found, name));
      if (posix.isAbsolute(target)) found.length = 0;
      waiting.push(...segments(target).reverse());
    } else if (waiting.length > 0 && !stats.isDirectory()) {
      throw new FileError('absent', 'a part of the path is no folder');
    } else found.push(name);
  }
  return `/${found.join('/')}`;
}

/** The names on the way; `a/../b` is left for the walk, since `a` may be a link. */
function segments(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}
