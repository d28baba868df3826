import type { Clock } from '../clock.js';
import { FileError } from '../files.js';
import { type CatalogSchema, catalogSchema } from './catalog.js';
import { fetchedSchema } from './fetched.js';
import {
  type CachedSchema,
  type Cancellation,
  type SchemaCache,
  type SchemaTransport,
  SourceError,
} from './sources.js';

/** A schema of the cache, as an entry of the catalog whose place is its address. */
export interface FetchedSchema extends CatalogSchema {
  /** When the address last said that this is its text, in ISO 8601. */
  readonly fetchedAt: string;
}

/** A schema that an address was asked for. */
export interface RefreshedSchema {
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly schema: FetchedSchema;
}

/** What a refresh needs of the world. */
export interface SchemaSources {
  readonly cache: SchemaCache;
  readonly transport: SchemaTransport;
  readonly clock: Clock;
}

/**
 * Asks an address for its schema and keeps it in the cache. Nothing but a compatibility schema gets
 * in: whatever else comes, and whatever fails, the earlier copy stays, and the `SourceError` that this
 * rejects with says so.
 */
export async function refreshSchema(
  address: string,
  sources: SchemaSources,
  cancellation?: Cancellation,
): Promise<RefreshedSchema> {
  const known = await readSound(address, sources.cache);
  try {
    return await refresh(address, known, sources, cancellation);
  } catch (error) {
    if (!(error instanceof SourceError) || known === undefined) throw error;
    const { reason, message } = error;
    const kept = `${message}; the copy of ${known.fetchedAt} stays`;
    throw new SourceError(reason, kept, { cause: error });
  }
}

/** The schemas of the cache; what is in it without being one is passed over. */
export async function cachedSchemas(cache: SchemaCache): Promise<readonly FetchedSchema[]> {
  return (await cache.list()).flatMap((one) => entryOf(one) ?? []);
}

async function refresh(
  address: string,
  known: CachedSchema | undefined,
  { cache, transport, clock }: SchemaSources,
  cancellation: Cancellation | undefined,
): Promise<RefreshedSchema> {
  const answer = await transport.get(address, known?.validators, cancellation);
  const fetchedAt = clock().toISOString();
  if (answer.status === 'unchanged') {
    // A server that was told nothing has nothing to compare with.
    if (known === undefined) throw new SourceError('status', 'says "unchanged" of a first request');
    await keep({ ...known, fetchedAt }, cache);
    return { outcome: 'unchanged', schema: entry({ ...known, fetchedAt }) };
  }
  const { text, validators } = answer;
  const schema = entry({ address, text, fetchedAt, validators });
  await keep({ address, text, fetchedAt, validators }, cache);
  if (known === undefined) return { outcome: 'new', schema };
  return { outcome: known.text === text ? 'unchanged' : 'changed', schema };
}

/** The cached copy, unless it is no schema: then it is as if it were not there. */
async function readSound(address: string, cache: SchemaCache): Promise<CachedSchema | undefined> {
  const known = await cache.read(address);
  return known === undefined || entryOf(known) === undefined ? undefined : known;
}

async function keep(schema: CachedSchema, cache: SchemaCache): Promise<void> {
  try {
    await cache.write(schema);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const message = `came, and could not be kept: ${error.message}`;
    throw new SourceError('not-kept', message, { cause: error });
  }
}

function entryOf(cached: CachedSchema): FetchedSchema | undefined {
  try {
    return entry(cached);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

function entry({ address, text, fetchedAt }: CachedSchema): FetchedSchema {
  return { ...catalogSchema(fetchedSchema(text), 'cache', address), fetchedAt };
}
