import { JsonKind, type JsonTree, none } from '../json/tree.js';
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
const edgeMembers: Members = {
  source: text,
  target: text,
  relation: text,
  label: text,
  id: text,
  directed: truth,
  metadata: object,
};

/**
 * Whether a text is seen at a glance to be a JSON Graph Format v2 document with one graph of edges,
 * which nearly every schema is. `true` is certain; `false` says only that the validator has to look.
 * The glance costs a fraction of making values for the validator, and a judgement is made at each key.
 */
export function conformsAtAGlance(tree: JsonTree): boolean {
  if (tree.faults.length > 0 || !tree.is(tree.root, JsonKind.Object)) return false;
  const graph = tree.member(tree.root, 'graph');
  if (graph === none || tree.next(tree.root) !== tree.next(graph) || graph !== 2) return false;
  if (!hasOnly(tree, graph, graphMembers) || tree.key(graph, 'edges') === none) return false;
  return (
    eachMember(tree, tree.member(graph, 'nodes'), (node) => hasOnly(tree, node, nodeMembers)) &&
    eachItem(tree, tree.member(graph, 'edges'), (edge) => hasOnly(tree, edge, edgeMembers, 'both'))
  );
}

function eachMember(tree: JsonTree, node: number, holds: (value: number) => boolean): boolean {
  if (node === none) return true;
  const end = tree.next(node);
  for (let key = node + 1; key < end; key = tree.next(key)) if (!holds(key + 1)) return false;
  return true;
}

function eachItem(tree: JsonTree, node: number, holds: (item: number) => boolean): boolean {
  const end = tree.next(node);
  for (let item = node + 1; item < end; item = tree.next(item)) if (!holds(item)) return false;
  return true;
}

/** Whether a node is an object of these members alone, and an edge with both its ends. */
function hasOnly(tree: JsonTree, node: number, members: Members, ends?: 'both'): boolean {
  if (!tree.is(node, JsonKind.Object)) return false;
  const end = tree.next(node);
  let source = false;
  let target = false;
  for (let key = node + 1; key < end; key = tree.next(key)) {
    const name = formatName(tree, key);
    const kinds = name === undefined ? undefined : members[name];
    if (kinds === undefined || !kinds.includes(tree.kind(key + 1)!)) return false;
    if (name === 'source') source = true;
    else if (name === 'target') target = true;
  }
  return ends === undefined || (source && target);
}
