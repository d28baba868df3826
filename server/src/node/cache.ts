import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from '../core/files.js';
import type { CachedSchema, SchemaCache } from '../core/schema/sources.js';
import { asFileError, told } from './failure.js';
import { nodeFiles } from './files.js';
import { limited } from './limit.js';

/** A file of the cache, or the folder itself, that could not be used; its message completes "PATH: …". */
export type CacheWarning = (path: string, message: string) => void;

/** So many files are read at a time. */
const filesAtATime = 16;

/**
 * The cache as a folder: a JSON file for each address, named by the address' SHA-256. Files appear
 * whole, by renaming, so that several programs may write at the same time and the last one wins.
 * Everybody's addresses are their own business: nobody else may read them. What is broken or is not
 * the cache's own is told and passed over.
 */
export function folderCache(cache: string, onWarning: CacheWarning): SchemaCache {
  const folder = join(cache, 'schemas');
  const pathOf = (address: string): string => join(folder, `${digest(address)}.json`);
  return {
    list: async () => {
      const inTurn = limited(filesAtATime);
      const names = await namesIn(folder, onWarning);
      const found = await Promise.all(
        names.map((name) => inTurn(() => readEntry(join(folder, name), onWarning))),
      );
      return found.filter((one) => one !== undefined).sort(byAddress);
    },
    read: (address) => readEntry(pathOf(address), onWarning),
    write: async (schema) => {
      await told(mkdir(folder, { recursive: true, mode: 0o700 }));
      await told(writeWhole(pathOf(schema.address), `${JSON.stringify(schema, null, 2)}\n`));
    },
  };
}

/** In any order; without those that are hidden, such as files that are still being written. */
async function namesIn(folder: string, onWarning: CacheWarning): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    warn(folder, asFileError(error), onWarning);
    return [];
  }
}

async function readEntry(path: string, onWarning: CacheWarning): Promise<CachedSchema | undefined> {
  try {
    // A named pipe would keep its reader waiting for ever.
    if (!(await lstat(path)).isFile()) throw foreign();
    const entry = entryOf((await nodeFiles.readText(path)).text);
    if (entry === undefined || !path.endsWith(`${digest(entry.address)}.json`)) throw foreign();
    return entry;
  } catch (error) {
    warn(path, asFileError(error), onWarning);
    return undefined;
  }
}

/** Says what went wrong, unless it is only that nothing is there. */
function warn(path: string, error: unknown, onWarning: CacheWarning): void {
  if (!(error instanceof FileError)) throw error;
  if (error.reason !== 'absent') onWarning(path, error.message);
}

function foreign(): FileError {
  return new FileError('other', 'is no file of the schema cache; it was passed over');
}

/** What stands in a file of the cache; undefined where that is nothing the cache would write. */
function entryOf(text: string): CachedSchema | undefined {
  const value = parsed(text);
  if (!isRecord(value) || !isRecord(value['validators'])) return undefined;
  const { address, text: schema, fetchedAt } = value;
  const { location, etag, lastModified } = value['validators'];
  if (typeof address !== 'string' || typeof schema !== 'string') return undefined;
  if (typeof fetchedAt !== 'string' || typeof location !== 'string') return undefined;
  const validators = { location, etag: textOr(etag), lastModified: textOr(lastModified) };
  return { address, text: schema, fetchedAt, validators };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Writes a file that is there whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = join(path, '..', `.${randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function digest(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}

function byAddress(one: CachedSchema, other: CachedSchema): number {
  return one.address < other.address ? -1 : 1;
}
