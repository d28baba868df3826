import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { AttributeDefinition } from '../schema/definition.js';
import { newestSchemas } from '../schema/newest.js';

/** A label that images of a domain should carry. */
export interface RecommendedLabel {
  /** With its namespace. */
  readonly name: string;
  readonly definition: AttributeDefinition;
}

/** Those of one namespace that an image has not. */
export interface MissingLabels {
  readonly schema: CatalogSchema;
  readonly missing: readonly RecommendedLabel[];
  /** Whether the image has another label of the namespace. */
  readonly isUsed: boolean;
}

/** What schemas recommend; catalogs with many attributes are looked through once. */
const known = new WeakMap<Catalog, readonly (readonly [CatalogSchema, AttributeDefinition[]])[]>();

/**
 * The labels that schemas recommend and an image has not, by namespace; those first of which it has
 * others. Of several names of one truth one is enough.
 * @param present the names of the labels that the image has
 */
export function missingLabels(
  catalog: Catalog,
  present: ReadonlySet<string>,
): readonly MissingLabels[] {
  const all = recommendedIn(catalog).map(([schema, definitions]): MissingLabels => {
    const start = `${schema.namespace}.`;
    const missing = definitions
      .filter(({ name }) =>
        [name, ...catalog.relatives(schema, name)].every((one) => !present.has(start + one)),
      )
      .map((definition) => ({ name: start + definition.name, definition }));
    const isUsed = [...present].some((name) => name.startsWith(start));
    return { schema, missing, isUsed };
  });
  const some = all.filter(({ missing }) => missing.length > 0);
  return [...some.filter(({ isUsed }) => isUsed), ...some.filter(({ isUsed }) => !isUsed)];
}

function recommendedIn(catalog: Catalog) {
  const before = known.get(catalog);
  if (before !== undefined) return before;
  const found = newestSchemas(catalog).flatMap((schema) => {
    const definitions = catalog
      .described(schema)
      .flatMap((name) => catalog.attribute(schema, name)?.definition ?? [])
      .filter(({ recommended, deprecated }) => recommended && deprecated === undefined);
    return definitions.length === 0 ? [] : [[schema, definitions] as const];
  });
  known.set(catalog, found);
  return found;
}
