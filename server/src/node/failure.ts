import { FileError, type FileErrorReason } from '../core/files.js';

/** What the system's error codes mean to a person, and to a program. */
const meanings: Readonly<Record<string, readonly [FileErrorReason, string]>> = {
  ENOENT: ['absent', 'no such file or folder'],
  ENOTDIR: ['absent', 'a part of the path is no folder'],
  EACCES: ['denied', 'permission denied'],
  EPERM: ['denied', 'permission denied'],
  EEXIST: ['exists', 'is there already'],
  EROFS: ['denied', 'the file system can only be read'],
  EISDIR: ['other', 'is a folder'],
  ELOOP: ['absent', 'too many symbolic links: they lead in a circle'],
  ENAMETOOLONG: ['other', 'the name is too long'],
  EMFILE: ['other', 'too many open files'],
  ENFILE: ['other', 'too many open files'],
  ENOSPC: ['other', 'no space left on the device'],
  EIO: ['other', 'the device could not read or write'],
  ESTALE: ['other', 'the network file system has lost it'],
  ETIMEDOUT: ['other', 'the file system did not answer in time'],
};

/** The system's error as one that can be shown; a defect of the program stays what it is. */
export function asFileError(error: unknown): unknown {
  if (error instanceof FileError || !isSystemError(error)) return error;
  const [reason, message] = meanings[error.code] ?? (['other', error.code] as const);
  return new FileError(reason, message, { cause: error });
}

/** The same work, with the system's errors as those that can be shown. */
export async function told<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw asFileError(error);
  }
}

/** What the system's error says to a person. */
export function systemMessage(error: unknown): string {
  const shown = asFileError(error);
  return shown instanceof Error ? shown.message : String(shown);
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'syscall' in error &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
