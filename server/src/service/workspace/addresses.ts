import type { Catalog, CatalogSchema } from '../../core/schema/catalog.js';

/** The scheme of documents that are no files: bundled schemas and fetched ones, to be read only. */
export const schemaScheme = 'compspec-schema';

/** The address under which an editor shows a schema: its file, or a text of ours. */
export function addressOf({ origin, place }: CatalogSchema): string {
  if (origin === 'workspace') return place;
  const [folder, rest] =
    origin === 'cache' ? ['cache', place] : ['bundled', place.replace(/^schemas\/catalog\//, '')];
  const path = origin === 'cache' ? `${encodeURIComponent(rest)}/compspec.json` : rest;
  return `${schemaScheme}:/${folder}/${path}`;
}

/** The text that is shown under such an address; undefined where there is none. */
export function textAt(address: string, catalog: Catalog): string | undefined {
  const found = catalog.all.find((one) => one.origin !== 'workspace' && isShownAt(one, address));
  return found?.schema.tree.text;
}

/** Whether that is the address under which an editor shows a schema. */
export function isShownAt(schema: CatalogSchema, address: string): boolean {
  const own = addressOf(schema);
  return own === address || (schema.origin !== 'workspace' && decoded(own) === decoded(address));
}

/** Editors differ in which characters they escape. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(address));
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}

/** A document that is shown to be read only: nobody can mend it. */
export function isReadOnly(uri: string): boolean {
  return uri.startsWith(`${schemaScheme}:`);
}
