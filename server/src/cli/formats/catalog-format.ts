import type { CatalogSchema } from '../../core/schema/catalog.js';
import type { FetchResult } from '../fetch.js';

/** How `compspec schemas` lists: each gives the whole text. */
export interface CatalogFormat {
  readonly schemas: (catalog: readonly CatalogSchema[]) => string;
  readonly attributes: (schema: CatalogSchema) => string;
  readonly fetched: (results: readonly FetchResult[]) => string;
}
