import type { Position, Range } from 'vscode-languageserver-types';
import { attributeOf } from '../../core/dockerfile/attribute.js';
import { JsonKind, none } from '../../core/json/tree.js';
import { type Catalog, type CatalogSchema, catalogSchema } from '../../core/schema/catalog.js';
import type { SchemaModel } from '../../core/schema/model.js';
import { resolveAttribute, resolveEntry } from '../../core/spec/resolve.js';
import { labelPlaceAt } from '../dockerfile/place.js';
import type { ParsedDocument } from '../document.js';
import { carriedOver, rangeOf } from '../places.js';
import { nameAt } from '../schema/occurrences.js';
import { specPlaceAt } from '../spec/place.js';
import { isShownAt } from './addresses.js';

/** What the cursor is on: an attribute, or a namespace, in a schema, a spec or a recipe. */
export interface Target {
  readonly kind: 'attribute' | 'namespace';
  readonly namespace: string;
  /** Of an attribute, its name in the namespace. */
  readonly name: string;
  /** The schema that is meant; undefined where none is known. */
  readonly schema: CatalogSchema | undefined;
  readonly range: Range;
}

/** The target at a place; undefined where there is none. */
export function targetAt(
  document: ParsedDocument,
  position: Position,
  catalog: Catalog,
): Target | undefined {
  if (document.kind === 'spec') return inSpec(document, position, catalog);
  return document.labels !== undefined
    ? inRecipe(document, position, catalog)
    : inSchema(document, position, catalog);
}

/** The attribute that a label's name means; undefined for a label of no known namespace. */
function inRecipe(
  document: ParsedDocument,
  position: Position,
  catalog: Catalog,
): Target | undefined {
  const place = labelPlaceAt(document, position);
  if (place?.kind !== 'name') return undefined;
  const { namespace, name, schema } = attributeOf(place.label, catalog);
  if (namespace === '') return undefined;
  const range = rangeOf(document.source, place.span);
  return { kind: 'attribute', namespace, name, schema, range };
}

function inSchema(
  document: ParsedDocument,
  position: Position,
  catalog: Catalog,
): Target | undefined {
  const schema = document.features.help ? document.lastGoodSchema : undefined;
  if (schema === undefined) return undefined;
  const { tree, namespace = '' } = schema;
  // The cursor is in the present text, the schema perhaps in that of a moment ago.
  const there = carriedOver(document.tree.text, tree.text);
  const here = carriedOver(tree.text, document.tree.text);
  const offset = there(document.source.offsetAt(position));
  const named = nameAt(schema, offset);
  const id = tree.member(schema.graph, 'id');
  const isId = named === none && tree.is(id, JsonKind.String) && tree.at(offset) === id;
  if (named === none && !isId) return undefined;
  const { start, end } = tree.word(isId ? id : named);
  return {
    kind: isId ? 'namespace' : 'attribute',
    namespace,
    name: isId ? '' : tree.string(named),
    schema: entryOf(schema, document.uri, catalog),
    range: rangeOf(document.source, { start: here(start), end: here(end) }),
  };
}

/** A shown schema as the catalog has it; one without a namespace, which it does not have, by itself. */
function entryOf(schema: SchemaModel, uri: string, catalog: Catalog): CatalogSchema {
  const { namespace = '' } = schema;
  const known = catalog.versions(namespace).find((one) => isShownAt(one, uri));
  return known ?? catalogSchema(schema, 'workspace', uri);
}

function inSpec(
  document: ParsedDocument,
  position: Position,
  catalog: Catalog,
): Target | undefined {
  const { spec, source } = document;
  const place = spec && specPlaceAt(spec, source.offsetAt(position));
  if (place === undefined) return undefined;
  const range = rangeOf(source, place.span);
  if (place.kind === 'address') {
    const schema = catalog.cached(place.address);
    return schema && { kind: 'namespace', namespace: schema.namespace, name: '', schema, range };
  }
  if (place.kind === 'namespace' || place.kind === 'version') {
    const written = place.kind === 'namespace' ? place.name : place.entry.name;
    const entry = place.entry ?? { name: written, version: undefined, address: undefined };
    const { namespace, schema } = resolveEntry(entry, catalog);
    return { kind: 'namespace', namespace, name: '', schema, range };
  }
  if (place.kind === 'value') return undefined;
  const resolved = resolveAttribute(place.attribute, resolveEntry(place.entry, catalog), catalog);
  const { namespace, name, schema } = resolved;
  return { kind: 'attribute', namespace, name, schema, range };
}
