import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { AttributeDefinition } from '../schema/definition.js';
import { type Hierarchy, hierarchyOf } from '../schema/hierarchy.js';

/**
 * The attributes of a schema that a new spec has a place for: those that take a value, in the order of
 * the hierarchy. Deprecated ones are left out, and of several names of one truth all but the first.
 */
export function placeholdersOf(
  schema: CatalogSchema,
  catalog: Catalog,
): readonly AttributeDefinition[] {
  const hierarchy = hierarchyOf(schema.schema);
  const placeholders: AttributeDefinition[] = [];
  const passedOver = new Set<string>();
  for (const attribute of inOrder(hierarchy)) {
    const name = schema.schema.name(attribute);
    const definition = catalog.attribute(schema, name)?.definition;
    const isGroup = hierarchy.children(attribute).length > 0;
    if (definition === undefined || (isGroup && definition.type === undefined)) continue;
    if (definition.deprecated !== undefined || passedOver.has(name)) continue;
    placeholders.push(definition);
    passedOver.add(name);
    for (const relative of catalog.relatives(schema, name)) passedOver.add(relative);
  }
  return placeholders;
}

/** Every attribute behind the one that contains it, in the order of their declaration. */
function* inOrder({ roots, children }: Hierarchy): Generator<number> {
  const open = [...roots].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    for (const child of [...children(next)].reverse()) open.push(child);
  }
}
