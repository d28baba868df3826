import { resolve } from 'node:path';
import { FileError } from '../core/files.js';
import type { System } from './system.js';

/** A text that a command made, and where it is to go. */
export interface ResultFile {
  readonly text: string;
  /** As given on the command line; undefined and `-` are standard output. */
  readonly path: string | undefined;
  /** The file that it was made of, which may be overwritten. */
  readonly source: string | undefined;
  /** Overwrite any other file. */
  readonly force: boolean;
}

/**
 * Writes a command's result to a file, or to standard output.
 * @returns why it was not written, or undefined
 */
export async function writeResult(
  { text, path, source, force }: ResultFile,
  system: System,
): Promise<string | undefined> {
  if (path === undefined || path === '-') {
    await system.output.write(text);
    return undefined;
  }
  if (path === '') return '"": the path is empty';
  const location = resolve(system.folder, path);
  try {
    const isThere = await system.writer.exists(location);
    const place = isThere ? await placeOfSource(location, source, system) : undefined;
    if (isThere && place === undefined && !force) {
      return `${path}: is there already; --force overwrites it`;
    }
    await system.writer.writeText(place ?? location, text, isThere);
    return undefined;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `${path}: ${error.message}`;
  }
}

/** Where the source is, without links, if that is where a path leads; a link to it stays what it is. */
async function placeOfSource(
  location: string,
  source: string | undefined,
  { files }: System,
): Promise<string | undefined> {
  if (source === undefined) return undefined;
  try {
    const place = await files.realPath(source);
    return (await files.realPath(location)) === place ? place : undefined;
  } catch (error) {
    // A link that leads nowhere is not the source.
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
