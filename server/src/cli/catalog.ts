import { join } from 'node:path';
import { FileError, type Files } from '../core/files.js';
import { readJson } from '../core/json/read.js';
import { isSchemaName } from '../core/judge.js';
import { kindOf } from '../core/kind.js';
import { Catalog, type CatalogSchema, catalogSchema } from '../core/schema/catalog.js';
import { readSchema } from '../core/schema/model.js';
import { cachedSchemas } from '../core/schema/refresh.js';
import { visible } from '../core/text/visible.js';
import { repositoryOf } from '../node/repository.js';
import { walk } from '../node/walk.js';
import type { System } from './system.js';

/**
 * The schemas that a command knows: those named `compspec.json` or `*.compspec.json` in the git
 * repository around the current folder (in the folder itself, where there is none), those
 * that were fetched, and the bundled ones.
 * What can not be read is said and passed over.
 */
export async function catalogAround(system: System): Promise<Catalog> {
  const { files, folder } = system;
  const complain = (path: string, error: FileError): void =>
    system.complain(`${visible(path)}: ${error.message}`);
  const schemas: CatalogSchema[] = [...(await cachedSchemas(system.sources.cache))];
  try {
    for await (const location of schemaFiles(folder, files, complain)) {
      const schema = await readSchemaFile(location, system, complain);
      if (schema !== undefined) schemas.push(schema);
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain(folder, error);
  }
  return new Catalog(schemas);
}

/** Outside of a repository only the folder itself is looked into: below it may be everything. */
async function* schemaFiles(
  folder: string,
  files: Files,
  onFailure: (path: string, error: FileError) => void,
): AsyncGenerator<string> {
  const root = await repositoryOf(folder, files);
  if (root !== undefined) {
    const found = walk(root, { files, wants: isSchemaName, onFailure });
    for await (const path of found) yield join(root, path);
    return;
  }
  for (const { name, type } of await files.readFolder(folder)) {
    if (type === 'file' && isSchemaName(name)) yield join(folder, name);
  }
}

async function readSchemaFile(
  location: string,
  { files }: System,
  complain: (path: string, error: FileError) => void,
): Promise<CatalogSchema | undefined> {
  try {
    const tree = readJson((await files.readText(location)).text);
    return kindOf(tree) === 'schema'
      ? catalogSchema(readSchema(tree), 'workspace', location)
      : undefined;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain(location, error);
    return undefined;
  }
}
