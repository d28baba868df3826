import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { SchemaModel } from './model.js';
import { type FormatName, formatName } from './names.js';

/** The kinds that a member's value may be, by the member's name. */
type Members = Readonly<Partial<Record<FormatName, readonly JsonKind[]>>>;

const text = [JsonKind.String];
const truth = [JsonKind.True, JsonKind.False];
const object = [JsonKind.Object];
const array = [JsonKind.Array];

const graphMembers: Members = {
  id: text,
  label: text,
  directed: truth,
  type: text,
  metadata: object,
  nodes: object,
  edges: array,
};
const nodeMembers: Members = { label: text, metadata: object };
/**
 * Whether a text is seen at a glance to be a JSON Graph Format v2 document with one graph of edges,
 * which nearly every schema is. `true` is certain; `false` says only that the validator has to look.
 * The glance costs a fraction of making values for the validator, and a judgement is made at each key.
 */
export function conformsAtAGlance({ tree, graph, edges }: SchemaModel): boolean {
  if (tree.faults.length > 0 || !tree.is(tree.root, JsonKind.Object)) return false;
  // The graph is the value of the first member, and the last thing in the document.
  if (graph !== 2 || tree.next(tree.root) !== tree.next(graph)) return false;
  if (!edges.arePlain || !hasOnly(tree, graph, graphMembers)) return false;
  const nodes = tree.member(graph, 'nodes');
  if (nodes === none) return true;
  const end = tree.next(nodes);
  for (let key = nodes + 1; key < end; key = tree.next(key)) {
    if (!hasOnly(tree, key + 1, nodeMembers)) return false;
  }
  return true;
}

/** Whether a node is an object of these members alone. */
function hasOnly(tree: JsonTree, node: number, members: Members): boolean {
  if (!tree.is(node, JsonKind.Object)) return false;
  const end = tree.next(node);
  for (let key = node + 1; key < end; key = tree.next(key)) {
    const name = formatName(tree, key);
    const kinds = name === undefined ? undefined : members[name];
    if (kinds === undefined || !kinds.includes(tree.kind(key + 1)!)) return false;
  }
  return true;
}
