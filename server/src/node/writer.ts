import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { FileError, type FileWriter } from '../core/files.js';
import { told } from './failure.js';

/** Writes to the file system of this machine. */
export const nodeWriter: FileWriter = {
  exists: (path) => told(exists(path)),
  makeFolder: (path) => told(makeFolder(path)),
  writeText: (path, text, replace) =>
    told(replace ? replaceFile(path, text) : writeFile(path, text, { flag: 'wx' })),
};

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new FileError('exists', 'is there already, and is no folder', { cause: error });
  }
}

/** Whoever reads the file meanwhile sees the old text or the new one; a link is replaced, not followed. */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  await writeFile(beside, text, { flag: 'wx' });
  try {
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
