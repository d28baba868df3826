import type { EncodingFault } from './text/encoding.js';

/** What a name in a folder stands for. A link is what it is; nobody has looked where it leads. */
export type EntryType = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly type: EntryType;
}

/** The text of a file, without its byte order mark. */
export interface FileText {
  readonly text: string;
  /** Why the bytes are not exactly this text: what could not be read stands there as U+FFFD. */
  readonly encodingFault?: EncodingFault | undefined;
}

/** The port to a file system. All reject with `FileError` where the system refuses. */
export interface Files {
  readText(path: string): Promise<FileText>;
  /** The beginning of a file's text, so many bytes at most; what the cut leaves of a character is U+FFFD. */
  readStart(path: string, bytes: number): Promise<string>;
  /** In no particular order. */
  readFolder(path: string): Promise<readonly FolderEntry[]>;
  /** What a path leads to in the end: links are followed. */
  typeOf(path: string): Promise<Exclude<EntryType, 'link'>>;
  /** The path without links on the way. */
  realPath(path: string): Promise<string>;
}

/** The port that writes. All reject with `FileError` where the system refuses. */
export interface FileWriter {
  /** Whether something has that name, be it a link that leads nowhere. */
  exists(path: string): Promise<boolean>;
  /** Makes a folder, and those above it, unless they are there. */
  makeFolder(path: string): Promise<void>;
  /** Makes a file; one that is there is replaced as a whole if that is wanted, else it is an error. */
  writeText(path: string, text: string, replace: boolean): Promise<void>;
}

export type FileErrorReason = 'absent' | 'denied' | 'exists' | 'too-large' | 'other';

/** Why a file or folder could not be read or written; its message completes "PATH: …". */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(
    readonly reason: FileErrorReason,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
