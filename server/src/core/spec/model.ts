import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { type Dialect, dialectOf } from './dialects.js';
import { isExtractorPath } from './extractor-path.js';

/** A value that a spec gives an attribute. Places are nodes of the tree. */
export interface SpecAttribute {
  /** The name as written: short, or qualified with its namespace. */
  readonly name: string;
  readonly key: number;
  /** The value, or `none`. */
  readonly value: number;
  /** What the value says, as text; undefined where there is none or it is no scalar. */
  readonly text: string | undefined;
}

/** The attributes that a spec gives values of one namespace; of dialect `e`, of all of them. */
export interface SpecEntry {
  /** The entry's object. */
  readonly node: number;
  /** The namespace as written; empty where there is none. */
  readonly name: string;
  /** The string that is the name, or `none`. */
  readonly nameNode: number;
  /** The schema's version as written; undefined where there is none. */
  readonly version: string | undefined;
  readonly versionNode: number;
  /** The schema's address, from wherever the dialect keeps it. */
  readonly address: string | undefined;
  readonly addressNode: number;
  /** The key of `attributes` or `annotations`, or `none`. */
  readonly attributesKey: number;
  /** The object of the attributes, or `none`. */
  readonly attributesNode: number;
  readonly attributes: readonly SpecAttribute[];
}

/** A compatibility spec as it is written, in whatever dialect. What has the wrong type is passed over. */
export interface SpecModel {
  readonly tree: JsonTree;
  readonly dialect: Dialect;
  /** Whether its values are extractor paths, to be replaced by what is found on a machine. */
  readonly isMapping: boolean;
  /** `metadata.name`. */
  readonly name: string | undefined;
  /** The addresses in `metadata.schemas`, by namespace as written. */
  readonly schemas: ReadonlyMap<string, SchemaAddress>;
  readonly entries: readonly SpecEntry[];
}

interface SchemaAddress {
  readonly key: number;
  readonly node: number;
  readonly address: string;
}

/** Reads a spec from its tree; which dialect it is written in, its members tell. */
export function readSpec(tree: JsonTree): SpecModel {
  const dialect = dialectOf(tree);
  const metadata = tree.member(tree.root, 'metadata');
  const schemas = readSchemas(tree, tree.member(metadata, 'schemas'));
  const common = textMember(tree, metadata, 'jsonSchema');
  const entries: SpecEntry[] = [];
  if (dialect === 'e') entries.push(readEntry(tree, tree.root, schemas, common, true));
  else {
    for (const item of tree.children(tree.member(tree.root, 'compatibilities'))) {
      if (tree.is(item, JsonKind.Object))
        entries.push(readEntry(tree, item, schemas, common, false));
    }
  }
  const isMapping = hasExtractorPaths(entries);
  const name = textMember(tree, metadata, 'name');
  return {
    tree,
    dialect,
    isMapping,
    name: name === none ? undefined : tree.lexeme(name),
    schemas,
    entries,
  };
}

function readSchemas(tree: JsonTree, object: number): Map<string, SchemaAddress> {
  const schemas = new Map<string, SchemaAddress>();
  for (const key of tree.children(object)) {
    const node = tree.valueOf(key);
    if (!tree.is(object, JsonKind.Object) || !tree.is(node, JsonKind.String)) continue;
    schemas.set(tree.string(key), { key, node, address: tree.string(node) });
  }
  return schemas;
}

function readEntry(
  tree: JsonTree,
  node: number,
  schemas: ReadonlyMap<string, SchemaAddress>,
  common: number,
  isFlat: boolean,
): SpecEntry {
  const nameNode = isFlat ? none : textMember(tree, node, 'name');
  const name = nameNode === none ? '' : tree.lexeme(nameNode);
  const versionNode = isFlat ? none : scalarMember(tree, node, 'version');
  const own = textMember(tree, node, 'schema');
  const addressNode = own !== none ? own : (schemas.get(name)?.node ?? common);
  const attributes = tree.key(node, 'attributes');
  const attributesKey = attributes !== none ? attributes : tree.key(node, 'annotations');
  const value = attributesKey === none ? none : tree.valueOf(attributesKey);
  const attributesNode = tree.is(value, JsonKind.Object) ? value : none;
  return {
    node,
    name,
    nameNode,
    version: versionNode === none ? undefined : tree.lexeme(versionNode),
    versionNode,
    address: addressNode === none ? undefined : tree.lexeme(addressNode),
    addressNode,
    attributesKey,
    attributesNode,
    attributes: readAttributes(tree, attributesNode),
  };
}

function readAttributes(tree: JsonTree, object: number): readonly SpecAttribute[] {
  const attributes: SpecAttribute[] = [];
  for (const key of tree.children(object)) {
    if (tree.isNameless(key)) continue;
    const value = tree.valueOf(key);
    const isContainer = tree.is(value, JsonKind.Object) || tree.is(value, JsonKind.Array);
    const text = value === none || isContainer ? undefined : tree.lexeme(value);
    attributes.push({ name: tree.string(key), key, value, text });
  }
  return attributes;
}

function hasExtractorPaths(entries: readonly SpecEntry[]): boolean {
  const texts = entries.flatMap(({ attributes }) => attributes.flatMap(({ text }) => text ?? []));
  return texts.length > 0 && texts.every(isExtractorPath);
}

/** A member that is a string, or `none`. */
function textMember(tree: JsonTree, object: number, name: string): number {
  const value = tree.member(object, name);
  return tree.is(value, JsonKind.String) ? value : none;
}

/** A member that is a scalar, or `none`: a version in YAML is a number more often than not. */
function scalarMember(tree: JsonTree, object: number, name: string): number {
  const value = tree.member(object, name);
  const isContainer = tree.is(value, JsonKind.Object) || tree.is(value, JsonKind.Array);
  return isContainer || tree.is(value, JsonKind.Null) ? none : value;
}
