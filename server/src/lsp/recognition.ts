import { isDocumentName, isSchemaName } from '../core/judge.js';
import { mayBeOurs } from '../core/read.js';
import { isRecipeName, recipeKindOf } from '../core/recipe.js';
import type { FileTexts } from './file-texts.js';
import { nameOf } from './uris.js';

/** So much of a file is looked at: what makes it ours stands near its top. Bytes. */
const looked = 4096;

/** Whether a file of that name may be a document of ours. */
export function mayBeOurName(name: string): boolean {
  return isDocumentName(name) || isRecipeName(name);
}

/**
 * Whether a file may be a document of ours: by its name a schema or a Dockerfile, which may have labels
 * anywhere, or by its first words a schema, a spec, rules or a definition file. A file that can not be
 * read is none.
 */
export async function isOurFile(uri: string, texts: FileTexts): Promise<boolean> {
  const name = nameOf(uri);
  if (isSchemaName(name) || recipeKindOf(name, '') !== undefined) return true;
  if (!mayBeOurName(name)) return false;
  const start = await texts.readStart(uri, looked);
  if (start === undefined) return false;
  if (!isDocumentName(name)) return recipeKindOf(name, start) !== undefined;
  return mayBeOurs(start) || saysItIsSchema(start);
}

/** Whether it says so as a graph does that is not named as a schema is. */
function saysItIsSchema(start: string): boolean {
  return /"type"\s*:\s*"compspec"/.test(start);
}
