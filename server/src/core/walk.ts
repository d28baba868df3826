import type { FileError } from './files.js';

/** The port to the files of a folder that are the project's own, as `.gitignore` files tell. */
export type Walk = (folder: string, options: WalkOptions) => AsyncIterable<string>;

interface WalkOptions {
  /** Whether a file of that name is wanted. */
  readonly wants: (name: string) => boolean;
  /** A folder or `.gitignore` that could not be read; the walk goes on without it. */
  readonly onFailure: (path: string, error: FileError) => void;
}
