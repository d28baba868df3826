import { JsonKind, type JsonTree, none } from '../json/tree.js';

/** An attribute: a node of the graph. Places are nodes of the JSON tree. */
export interface Attribute {
  readonly index: number;
  readonly name: string;
  /** Its key in `nodes`. */
  readonly key: number;
  /** The value of its `label`, where that is a string. */
  readonly label: number;
  /** The value of its `metadata`, where that is an object. */
  readonly metadata: number;
}

/** An edge: a relation between two attributes. */
export interface Relation {
  /** The edge's object in `edges`. */
  readonly node: number;
  readonly source: EdgeEnd;
  readonly target: EdgeEnd;
  /** The word; empty where the edge has none. */
  readonly word: string;
  readonly directed: boolean;
}

/** One end of an edge. */
export interface EdgeEnd {
  /** Undefined where the edge has no such end or it is no string. */
  readonly name: string | undefined;
  /** The string, or `none`. */
  readonly node: number;
  /** What the name declares, if anything. */
  readonly attribute: Attribute | undefined;
}

/** A compatibility schema as written: everything that could be read, whatever else is wrong. */
export interface SchemaModel {
  readonly tree: JsonTree;
  /** The value of `graph`, or `none`. */
  readonly graph: number;
  /** The namespace; undefined where `id` is absent or no string. */
  readonly namespace: string | undefined;
  /** `metadata.version`; undefined where it is absent or no string. */
  readonly version: string | undefined;
  readonly attributes: readonly Attribute[];
  readonly byName: ReadonlyMap<string, Attribute>;
  readonly relations: readonly Relation[];
}

/** The word of the hierarchy's edges. */
export const contains = 'contains';

/** Reads a schema from its JSON tree, once; what has the wrong type is passed over. */
export function readSchema(tree: JsonTree): SchemaModel {
  const graph = tree.member(tree.root, 'graph');
  const byName = new Map<string, Attribute>();
  const attributes = readAttributes(tree, tree.member(graph, 'nodes'), byName);
  return {
    tree,
    graph,
    namespace: stringMember(tree, graph, 'id'),
    version: stringMember(tree, tree.member(graph, 'metadata'), 'version'),
    attributes,
    byName,
    relations: readRelations(tree, graph, byName),
  };
}

function stringMember(tree: JsonTree, object: number, name: string): string | undefined {
  const value = tree.member(object, name);
  return tree.is(value, JsonKind.String) ? tree.string(value) : undefined;
}

function readAttributes(
  tree: JsonTree,
  nodes: number,
  byName: Map<string, Attribute>,
): readonly Attribute[] {
  if (!tree.is(nodes, JsonKind.Object)) return [];
  const attributes: Attribute[] = [];
  const end = tree.next(nodes);
  for (let key = nodes + 1; key < end; key = tree.next(key)) {
    const name = tree.string(key);
    const value = tree.valueOf(key);
    const label = tree.member(value, 'label');
    const metadata = tree.member(value, 'metadata');
    // Of two declarations of one name the later counts, at the place of the first, as in `JSON.parse`.
    const index = byName.get(name)?.index ?? attributes.length;
    const attribute: Attribute = {
      index,
      name,
      key,
      label: tree.is(label, JsonKind.String) ? label : none,
      metadata: tree.is(metadata, JsonKind.Object) ? metadata : none,
    };
    attributes[index] = attribute;
    byName.set(name, attribute);
  }
  return attributes;
}

function readRelations(
  tree: JsonTree,
  graph: number,
  byName: ReadonlyMap<string, Attribute>,
): readonly Relation[] {
  const edges = tree.member(graph, 'edges');
  if (!tree.is(edges, JsonKind.Array)) return [];
  const directedByDefault = !tree.is(tree.member(graph, 'directed'), JsonKind.False);
  const words = new Words(tree);
  const relations: Relation[] = [];
  const end = tree.next(edges);
  for (let edge = edges + 1; edge < end; edge = tree.next(edge)) {
    if (!tree.is(edge, JsonKind.Object)) continue;
    let source = none;
    let target = none;
    let word = none;
    let directed = directedByDefault;
    const edgeEnd = tree.next(edge);
    for (let key = edge + 1; key < edgeEnd; key = tree.next(key)) {
      if (tree.stringIs(key, 'source')) source = tree.valueOf(key);
      else if (tree.stringIs(key, 'target')) target = tree.valueOf(key);
      else if (tree.stringIs(key, 'relation')) word = tree.valueOf(key);
      else if (tree.stringIs(key, 'directed')) directed = isDirected(tree, key, directedByDefault);
    }
    relations.push({
      node: edge,
      source: readEnd(tree, source, byName),
      target: readEnd(tree, target, byName),
      word: tree.is(word, JsonKind.String) ? words.read(word) : '',
      directed,
    });
  }
  return relations;
}

function isDirected(tree: JsonTree, key: number, byDefault: boolean): boolean {
  const value = tree.valueOf(key);
  if (tree.is(value, JsonKind.True)) return true;
  return tree.is(value, JsonKind.False) ? false : byDefault;
}

function readEnd(tree: JsonTree, node: number, byName: ReadonlyMap<string, Attribute>): EdgeEnd {
  if (!tree.is(node, JsonKind.String)) return { name: undefined, node: none, attribute: undefined };
  const name = tree.string(node);
  return { name, node, attribute: byName.get(name) };
}

/** Relation words recur in every edge: each is decoded once. */
class Words {
  #last = '';
  readonly #all = new Map<string, string>();

  constructor(readonly tree: JsonTree) {}

  read(node: number): string {
    if (this.tree.stringIs(node, this.#last)) return this.#last;
    const word = this.tree.string(node);
    this.#last = this.#all.get(word) ?? word;
    this.#all.set(word, this.#last);
    return this.#last;
  }
}
