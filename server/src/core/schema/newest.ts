import { type Catalog, type CatalogSchema, origins } from './catalog.js';

/** The newest version of each namespace: the workspace's first, those of one word last. */
export function newestSchemas(catalog: Catalog): readonly CatalogSchema[] {
  const newest = catalog.namespaces.flatMap((namespace) => catalog.find(namespace) ?? []);
  const rank = ({ namespace, origin }: CatalogSchema): number =>
    namespace.includes('.') ? origins.indexOf(origin) : origins.length;
  return newest.sort((one, other) => rank(one) - rank(other));
}
