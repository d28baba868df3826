import { type RefreshedSchema, refreshSchema, type SchemaSources } from '../core/schema/refresh.js';
import { SourceError } from '../core/schema/sources.js';
import { inOrder } from './in-order.js';

/** What became of an address that was asked for. */
export type FetchResult =
  | { readonly address: string; readonly refreshed: RefreshedSchema }
  | { readonly address: string; readonly error: SourceError };

/** So many addresses are asked at a time. */
const addressesAtATime = 4;

/** Fetches the schemas of all addresses, each once; one that fails keeps no other back. */
export async function fetchAll(
  addresses: readonly string[],
  sources: SchemaSources,
): Promise<readonly FetchResult[]> {
  const results: FetchResult[] = [];
  const fetching = inOrder(each(new Set(addresses)), addressesAtATime, (address) =>
    fetchOne(address, sources),
  );
  for await (const result of fetching) results.push(result);
  return results;
}

async function fetchOne(address: string, sources: SchemaSources): Promise<FetchResult> {
  try {
    return { address, refreshed: await refreshSchema(address, sources) };
  } catch (error) {
    if (error instanceof SourceError) return { address, error };
    throw error;
  }
}

async function* each<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}
