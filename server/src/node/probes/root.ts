import { lstat, realpath } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { FileError } from '../../core/files.js';
import type { Probes } from '../../core/host/probes.js';
import { told } from '../failure.js';
import { fileProbes, probed } from './files.js';
import { insideRoot } from './inside-root.js';

/** Where a shell looks for programs when nobody set PATH; an image's own setting is not in its files. */
const usualFolders = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
] as const;

const programName = /^\w[\w.+-]*$/;

/**
 * The looks at an unpacked image, or at files that were recorded on a machine, each where it was
 * below a folder. Nothing is run, and no link leads out. Rejects with `FileError` where there is
 * no such folder.
 */
export async function rootProbes(folder: string, timeLimit = 2000): Promise<Probes> {
  const root = await told(realpath(folder));
  if (!(await told(lstat(root))).isDirectory()) throw new FileError('other', 'is no folder');
  const find = async (
    program: string,
    others: readonly string[] = [],
  ): Promise<readonly string[]> => {
    if (!programName.test(program)) return [];
    const folders = [...new Set([...usualFolders, ...others])].filter((one) =>
      posix.isAbsolute(one),
    );
    const paths = folders.map((one) => posix.join(one, program));
    // What copied the files may have lost that they can be run.
    const fit = await Promise.all(paths.map(async (path) => await isFile(root, path)));
    return paths.filter((_, index) => fit[index]);
  };
  return {
    kind: 'root',
    ...fileProbes(async (path) => join(root, await insideRoot(root, path)), timeLimit),
    realPath: (path) => probed(timeLimit, () => insideRoot(root, path)),
    run: async (program) => ({
      status: 'skipped',
      detail: `${posix.basename(program)} would tell, and nothing is run under a root`,
    }),
    find,
    environment: () => undefined,
    machine: undefined,
  };
}

async function isFile(root: string, path: string): Promise<boolean> {
  try {
    return (await lstat(join(root, await insideRoot(root, path)))).isFile();
  } catch {
    // What is not there, or can not be seen, is none.
    return false;
  }
}
