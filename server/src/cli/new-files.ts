import { dirname } from 'node:path';
import { FileError, type FileWriter } from '../core/files.js';

/** A file that is to be made. */
export interface PlannedFile {
  /** As it is shown. */
  readonly path: string;
  readonly location: string;
  readonly text: string;
}

/**
 * Writes files and the folders they are in. Where one is there already nothing is written, unless
 * that is forced.
 * @returns why it was not done, one reason a line; none where it was
 */
export async function writeNewFiles(
  files: readonly PlannedFile[],
  force: boolean,
  writer: FileWriter,
): Promise<readonly string[]> {
  try {
    const there = force ? [] : await existing(files, writer);
    if (there.length > 0) {
      const named = there.map((path) => `${path}: is there already`);
      return [...named, 'nothing was written; --force overwrites what is there'];
    }
    // All folders first: it is there that most goes wrong.
    for (const { path, location } of files) {
      await about(dirname(path), writer.makeFolder(dirname(location)));
    }
    for (const { path, location, text } of files) {
      await about(path, writer.writeText(location, text, force));
    }
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [error.message];
    throw error;
  }
}

async function existing(
  files: readonly PlannedFile[],
  writer: FileWriter,
): Promise<readonly string[]> {
  const there: string[] = [];
  for (const { path, location } of files) {
    if (await about(path, writer.exists(location))) there.push(path);
  }
  return there;
}

/** What the system refused, and of which file. */
class Refusal extends Error {}

async function about<Value>(path: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FileError) throw new Refusal(`${path}: ${error.message}`);
    throw error;
  }
}
