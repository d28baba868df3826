import { FileError, type Files } from '../core/files.js';
import { isDocumentName, isSchemaName } from '../core/judge.js';
import { mayBeOurs } from '../core/read.js';
import { nameOf, pathOf } from './uris.js';

/** So much of a file is looked at: what makes it ours stands near its top. Bytes. */
const looked = 4096;

/**
 * Whether a file may be a document of ours: by its name a schema, or by its first words a spec or
 * rules. A file that can not be read is none.
 */
export async function isOurFile(uri: string, files: Files): Promise<boolean> {
  const name = nameOf(uri);
  if (isSchemaName(name)) return true;
  const path = isDocumentName(name) ? pathOf(uri) : undefined;
  if (path === undefined) return false;
  try {
    return mayBeOurs(await files.readStart(path, looked));
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}
