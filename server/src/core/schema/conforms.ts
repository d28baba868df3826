import { JsonKind, type JsonTree, none } from '../json/tree.js';

/** The kinds that a member's value may be, by the member's name. */
type Members = Readonly<Record<string, readonly JsonKind[]>>;

const { Array: array, Object: object, String: string, True, False } = JsonKind;

const graphMembers: Members = {
  id: [string],
  label: [string],
  directed: [True, False],
  type: [string],
  metadata: [object],
  nodes: [object],
  edges: [array],
};
const nodeMembers: Members = { label: [string], metadata: [object] };
const edgeMembers: Members = {
  source: [string],
  target: [string],
  relation: [string],
  label: [string],
  id: [string],
  directed: [True, False],
  metadata: [object],
};

/**
 * Whether a text is seen at a glance to be a JSON Graph Format v2 document with one graph of edges,
 * which nearly every schema is. `true` is certain; `false` says only that the validator has to look.
 * The glance costs a fraction of making values for the validator, and a judgement is made at each key.
 */
export function conformsAtAGlance(tree: JsonTree): boolean {
  if (tree.faults.length > 0 || !tree.is(tree.root, object)) return false;
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
  if (!tree.is(node, object)) return false;
  const end = tree.next(node);
  let source = false;
  let target = false;
  for (let key = node + 1; key < end; key = tree.next(key)) {
    const name = known(tree, key);
    const kinds = name === undefined ? undefined : members[name];
    if (kinds === undefined || !kinds.includes(tree.kind(key + 1)!)) return false;
    if (name === 'source') source = true;
    else if (name === 'target') target = true;
  }
  return ends === undefined || (source && target);
}

const names = [...new Set([graphMembers, nodeMembers, edgeMembers].flatMap(Object.keys))];

/** The format's own name that a key is, without making a string of it. */
function known(tree: JsonTree, key: number): string | undefined {
  for (const name of names) if (tree.stringIs(key, name)) return name;
  return undefined;
}
