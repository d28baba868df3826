import { editsFor, type TextEdit } from '../../json/edits.js';
import { JsonKind, type JsonTree, none } from '../../json/tree.js';
import type { Message } from '../../messages.js';
import { edgeText, labelFor } from '../fixes.js';
import { contains, type SchemaModel } from '../model.js';
import { hasSpace } from '../rules.js';
import { unchangeable } from './changeable.js';

/** What makes a new attribute of a schema. */
export interface AddedNode {
  /** As the schema names it. */
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Declares a new attribute, and the `contains` edge that leads to it. Both stand behind what is next of
 * kin: the node behind the last one that its parent contains, else behind the parent; the edge behind
 * the last one that is the parent's.
 *
 * @param parent the attribute that contains it; undefined for one that nothing contains
 * @param wanted its name, with or without the namespace
 * @returns why there can be none of that name
 */
export function addedNode(
  schema: SchemaModel,
  parent: string | undefined,
  wanted: string,
): AddedNode | Message {
  const { tree, graph, nodes, namespace = '' } = schema;
  const fault = unchangeable(schema);
  if (fault !== undefined) return fault;
  const name = withoutNamespace(wanted.trim(), namespace);
  if (name === '' || hasSpace(name)) return { key: 'rename.invalid', args: [name] };
  if (schema.declares(name)) return { key: 'rename.taken', args: [name] };
  const node = `{ "label": ${JSON.stringify(labelFor(name))} }`;
  if (parent === undefined) {
    const edits = editsFor(tree, [{ kind: 'add-member', object: nodes, name, value: node }]);
    return { name, edits };
  }
  const above = schema.indexOf(parent);
  if (above === none) return { key: 'rename.unknown', args: [parent] };
  const kin = nextOfKin(schema, above);
  const edges = tree.member(graph, 'edges');
  const edge = edgeText(tree, edges, { source: parent, target: name, relation: contains });
  return {
    name,
    edits: editsFor(tree, [
      { kind: 'add-behind', child: schema.key(kin.node), name, value: node },
      ...(kin.edge === none
        ? [edgeAtEnd(tree, graph, edges, edge)]
        : [{ kind: 'add-behind', child: kin.edge, value: edge } as const]),
    ]),
  };
}

function edgeAtEnd(tree: JsonTree, graph: number, edges: number, edge: string) {
  return tree.is(edges, JsonKind.Array)
    ? ({ kind: 'add-item', array: edges, value: edge } as const)
    : ({ kind: 'add-member', object: graph, name: 'edges', value: `[${edge}]` } as const);
}

/**
 * The node and the edge that the new ones stand behind. A list on one line, or one whose author sorts it
 * otherwise, has them all the same: order means nothing in a graph.
 */
function nextOfKin(
  { edges }: SchemaModel,
  above: number,
): { readonly node: number; readonly edge: number } {
  let node = above;
  let edge = none;
  for (let at = 0; at < edges.count; at += 1) {
    const isOwn = edges.source(at) === above && edges.word(at) === contains;
    if (!isOwn) continue;
    edge = edges.node(at);
    node = Math.max(node, edges.target(at));
  }
  return { node, edge };
}

/** A name without its namespace, which users write as well. */
export function withoutNamespace(name: string, namespace: string): string {
  const isQualified = namespace !== '' && name.startsWith(`${namespace}.`);
  return isQualified ? name.slice(namespace.length + 1) : name;
}
