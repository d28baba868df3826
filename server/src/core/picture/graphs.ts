import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Message } from '../messages.js';
import { readSchema, SchemaModel } from '../schema/model.js';

/** More nodes and edges than these are no picture that anybody can use, and are refused before any is made. */
export const mostParts = 100_000;

/**
 * The graphs of a document, each as a schema: one of a compatibility schema, several where JSON Graph
 * Format's `graphs` has them.
 */
export function graphsOf(tree: JsonTree): readonly SchemaModel[] {
  const several = tree.member(tree.root, 'graphs');
  if (tree.key(tree.root, 'graph') !== none || !tree.is(several, JsonKind.Array)) {
    const schema = readSchema(tree);
    return tree.is(schema.graph, JsonKind.Object) ? [schema] : [];
  }
  const graphs: SchemaModel[] = [];
  for (const graph of tree.children(several)) {
    if (tree.is(graph, JsonKind.Object)) graphs.push(new SchemaModel(tree, undefined, graph));
    if (graphs.length > mostParts) break;
  }
  return graphs;
}

/** Why documents are not drawn; undefined where they can be. Costs no more than reading them. */
export function refusalOf(trees: readonly JsonTree[]): Message | undefined {
  let parts = 0;
  for (const tree of trees) {
    for (const schema of graphsOf(tree)) {
      parts += 1 + schema.count + schema.edges.count + hyperedgeParts(schema);
    }
  }
  if (parts <= mostParts) return undefined;
  return { key: 'picture.too-large', args: [String(parts), String(mostParts)] };
}

function hyperedgeParts(schema: SchemaModel): number {
  let parts = 0;
  for (const { ends } of hyperedgesOf(schema)) parts += 1 + ends.length;
  return parts;
}

/** An edge between any number of nodes. Numbers are nodes of the JSON tree. */
export interface Hyperedge {
  readonly node: number;
  readonly word: string;
  readonly ends: readonly HyperedgeEnd[];
}

interface HyperedgeEnd {
  /** A string that names a node of the graph. */
  readonly name: number;
  /** Undirected ones have neither sources nor targets. */
  readonly role: 'source' | 'target' | 'member';
}

/** The hyperedges of a graph, directed (`source` and `target` are lists) and undirected (`nodes` is). */
export function hyperedgesOf({ tree, graph }: SchemaModel): readonly Hyperedge[] {
  const list = tree.member(graph, 'hyperedges');
  if (!tree.is(list, JsonKind.Array)) return [];
  const edges: Hyperedge[] = [];
  for (const node of tree.children(list)) {
    if (!tree.is(node, JsonKind.Object)) continue;
    const relation = tree.member(node, 'relation');
    edges.push({
      node,
      word: tree.is(relation, JsonKind.String) ? tree.string(relation) : '',
      ends: [
        ...endsOf(tree, tree.member(node, 'source'), 'source'),
        ...endsOf(tree, tree.member(node, 'target'), 'target'),
        ...endsOf(tree, tree.member(node, 'nodes'), 'member'),
      ],
    });
  }
  return edges;
}

function endsOf(tree: JsonTree, list: number, role: HyperedgeEnd['role']): HyperedgeEnd[] {
  if (!tree.is(list, JsonKind.Array)) return [];
  const ends: HyperedgeEnd[] = [];
  for (const name of tree.children(list)) {
    if (tree.is(name, JsonKind.String)) ends.push({ name, role });
  }
  return ends;
}
