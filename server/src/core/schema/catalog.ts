import { bundledSchemas } from '../generated/catalog.js';
import { readJson } from '../json/read.js';
import { readSchema, type SchemaModel } from './model.js';

/** A compatibility schema that can be found by its namespace and version. */
export interface CatalogSchema {
  readonly namespace: string;
  readonly version: string;
  /** Where it is from: so far, always this program. */
  readonly origin: 'bundled';
  /** Its file, from the root of the extension. */
  readonly path: string;
  readonly schema: SchemaModel;
}

let bundled: readonly CatalogSchema[] | undefined;

/** The schemas that come with compspec, by namespace, then from the newest version to the oldest. */
export function bundledCatalog(): readonly CatalogSchema[] {
  bundled ??= bundledSchemas
    .map(({ path, text }): CatalogSchema => {
      const schema = readSchema(readJson(text));
      const { namespace = '', version = '' } = schema;
      return { namespace, version, origin: 'bundled', path, schema };
    })
    .sort(byNamespaceThenNewest);
  return bundled;
}

function byNamespaceThenNewest(one: CatalogSchema, other: CatalogSchema): number {
  if (one.namespace !== other.namespace) return one.namespace < other.namespace ? -1 : 1;
  return other.version.localeCompare(one.version, 'en', { numeric: true });
}
