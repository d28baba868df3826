import { JsonKind, type JsonTree, none } from '../../../core/json/tree.js';
import type { Place } from './place.js';

/** What a place is in a compatibility schema, as far as the schema itself tells what may stand there. */
export type Role =
  /** The name of an attribute that is to be declared. */
  | { readonly kind: 'node' }
  /** An edge. */
  | { readonly kind: 'edge' }
  /** An end of an edge. */
  | { readonly kind: 'end'; readonly edge: number; readonly side: 'source' | 'target' }
  | { readonly kind: 'relation' }
  /** `inferred.from`, `source`, or the value that an alias stands for, in the metadata of an attribute. */
  | {
      readonly kind: 'inferred' | 'extractor' | 'alias';
      readonly name: string;
      readonly metadata: number;
    };

export function roleOf({ kind, tree, node }: Place): Role | undefined {
  const graph = tree.member(tree.root, 'graph');
  const nodes = tree.member(graph, 'nodes');
  const edges = tree.member(graph, 'edges');
  const parent = tree.parent(node);
  if (kind === 'name') return parent === nodes ? { kind: 'node' } : undefined;
  if (kind === 'item') return parent === edges ? { kind: 'edge' } : undefined;
  const object = tree.parent(parent);
  if (edges !== none && tree.parent(object) === edges) return roleInEdge(tree, parent, object);
  return nodes === none ? undefined : roleInMetadata(tree, parent, nodes);
}

function roleInEdge(tree: JsonTree, key: number, edge: number): Role | undefined {
  if (tree.stringIs(key, 'relation')) return { kind: 'relation' };
  const side = (['source', 'target'] as const).find((one) => tree.stringIs(key, one));
  return side && { kind: 'end', edge, side };
}

function roleInMetadata(tree: JsonTree, key: number, nodes: number): Role | undefined {
  const holder = tree.parent(tree.parent(key));
  if (!tree.is(holder, JsonKind.Key)) return undefined;
  const isDirect = tree.stringIs(holder, 'metadata') && isAttribute(tree, holder, nodes);
  if (isDirect) {
    return tree.stringIs(key, 'source') ? inMetadata(tree, 'extractor', holder) : undefined;
  }
  const metadata = tree.parent(tree.parent(holder));
  if (!tree.is(metadata, JsonKind.Key) || !tree.stringIs(metadata, 'metadata')) return undefined;
  if (!isAttribute(tree, metadata, nodes)) return undefined;
  if (tree.stringIs(holder, 'aliases')) return inMetadata(tree, 'alias', metadata);
  const isFrom = tree.stringIs(holder, 'inferred') && tree.stringIs(key, 'from');
  return isFrom ? inMetadata(tree, 'inferred', metadata) : undefined;
}

/** Whether a member stands in the object of an attribute. */
function isAttribute(tree: JsonTree, key: number, nodes: number): boolean {
  const attribute = tree.parent(tree.parent(key));
  return tree.is(attribute, JsonKind.Key) && tree.parent(attribute) === nodes;
}

function inMetadata(
  tree: JsonTree,
  kind: 'inferred' | 'extractor' | 'alias',
  metadata: number,
): Role {
  const name = tree.string(tree.parent(tree.parent(metadata)));
  return { kind, name, metadata: tree.valueOf(metadata) };
}
