import { none } from '../json/tree.js';
import type { Catalog, CatalogSchema } from './catalog.js';
import type { AttributeDefinition } from './definition.js';
import { type Hierarchy, hierarchyOf } from './hierarchy.js';
import { edgesOf } from './incidence.js';
import { contains, type SchemaModel } from './model.js';

/** Everything that schemas say of one attribute: what is shown of it, wherever its name stands. */
export interface AttributeSummary {
  /** The name behind its namespace. */
  readonly qualified: string;
  readonly definition: AttributeDefinition;
  /** The names from the top of the hierarchy down to the attribute itself. */
  readonly path: readonly string[];
  /** The names of what it contains. */
  readonly children: readonly string[];
  /** What it has to do with other attributes beside the hierarchy. */
  readonly relations: readonly AttributeRelation[];
  /** The version that the metadata is from, where it is not the schema's own. */
  readonly from?: string | undefined;
}

export interface AttributeRelation {
  /** Empty where the edge has none. */
  readonly word: string;
  readonly other: string;
  /** Whether it is read from this attribute to the other one, towards it, or either way. */
  readonly direction: 'to' | 'from' | 'both';
}

/** What is known of an attribute; undefined where the schema does not declare it. */
export function summaryOf(
  catalog: Catalog,
  schema: CatalogSchema,
  name: string,
): AttributeSummary | undefined {
  const found = catalog.attribute(schema, name);
  if (found === undefined) return undefined;
  const { index, definition, described } = found;
  const model = schema.schema;
  const hierarchy = hierarchyOf(model);
  const isBorrowed = definition.hasMetadata && described.version !== schema.version;
  return {
    qualified: schema.namespace === '' ? name : `${schema.namespace}.${name}`,
    definition,
    path: pathTo(model, hierarchy, index),
    children: hierarchy.children(index).map((child) => model.name(child)),
    relations: [
      ...catalog
        .relatives(schema, name)
        .map((other): AttributeRelation => ({ word: 'is', other, direction: 'both' })),
      ...otherRelations(model, hierarchy, index),
    ],
    from: isBorrowed ? described.version : undefined,
  };
}

function pathTo(schema: SchemaModel, { parent }: Hierarchy, index: number): readonly string[] {
  const path: string[] = [];
  for (let at = index; at !== none; at = parent(at)) path.push(schema.name(at));
  return path.reverse();
}

/** The edges of an attribute that neither make the hierarchy nor say `is`, each other end once a word. */
function otherRelations(
  schema: SchemaModel,
  { parent }: Hierarchy,
  index: number,
): readonly AttributeRelation[] {
  const { tree, edges } = schema;
  const relations = new Map<string, AttributeRelation>();
  for (const edge of edgesOf(schema, index)) {
    const source = edges.source(edge);
    const target = edges.target(edge);
    const word = edges.word(edge);
    if (word === 'is' || isOfHierarchy(word, source, target, parent)) continue;
    const leads = source === index;
    const other = leads ? edges.targetNode(edge) : edges.sourceNode(edge);
    if (other === none) continue;
    const towards = leads ? 'to' : 'from';
    const direction = edges.directed(edge) ? towards : 'both';
    const relation = { word, other: tree.string(other), direction } as const;
    relations.set(JSON.stringify(relation), relation);
  }
  return [...relations.values()];
}

function isOfHierarchy(
  word: string,
  source: number,
  target: number,
  parent: Hierarchy['parent'],
): boolean {
  return word === contains && source !== none && target !== none && parent(target) === source;
}
