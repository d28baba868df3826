import { type Attribute, contains, type Relation, type SchemaModel } from './model.js';

/** A circle of `contains` edges, as the edge that closes it shows it. */
export interface ContainmentCycle {
  readonly closing: Relation;
  /** From the node the closing edge leads to, around, and to that node again. */
  readonly names: readonly string[];
}

/** Longer circles are named by their beginning and end. */
const maxNames = 12;

/**
 * The edges that lead back to an attribute they are below: a depth-first walk in the order of the
 * text, without recursion. An edge from a node to itself is a fault of its own and no circle.
 */
export function containmentCycles({ attributes, relations }: SchemaModel): ContainmentCycle[] {
  const edges = containmentEdges(attributes, relations);
  const cycles: ContainmentCycle[] = [];
  const Unseen = 0;
  const OnPath = 1;
  const Done = 2;
  const state = new Uint8Array(attributes.length);
  const path: Attribute[] = [];
  const depth = new Int32Array(attributes.length);
  const nextEdge = new Int32Array(attributes.length);
  for (const root of attributes) {
    if (state[root.index] !== Unseen) continue;
    state[root.index] = OnPath;
    depth[root.index] = 0;
    path.push(root);
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const edge = edges[top.index]?.[nextEdge[top.index]!++];
      if (edge === undefined) {
        state[top.index] = Done;
        path.pop();
        continue;
      }
      const child = edge.target.attribute!;
      if (state[child.index] === OnPath) {
        cycles.push({ closing: edge, names: around(path, depth[child.index]!) });
      } else if (state[child.index] === Unseen) {
        state[child.index] = OnPath;
        depth[child.index] = path.length;
        path.push(child);
      }
    }
  }
  return cycles;
}

/** For each attribute the edges down from it, where there are any. */
function containmentEdges(
  attributes: readonly Attribute[],
  relations: readonly Relation[],
): (Relation[] | undefined)[] {
  const edges = new Array<Relation[] | undefined>(attributes.length);
  for (const relation of relations) {
    const source = relation.source.attribute;
    const target = relation.target.attribute;
    if (relation.word !== contains || source === undefined || target === undefined) continue;
    if (source.index === target.index) continue;
    const down = edges[source.index];
    if (down === undefined) edges[source.index] = [relation];
    else down.push(relation);
  }
  return edges;
}

/** The names from that depth of the path to its end and to the first again. */
function around(path: readonly Attribute[], from: number): string[] {
  const named = (start: number, end: number): string[] =>
    path.slice(start, end).map(({ name }) => name);
  const first = path[from]!.name;
  if (path.length - from < maxNames) return [...named(from, path.length), first];
  const half = maxNames / 2;
  return [...named(from, from + half), '…', ...named(path.length - half, path.length), first];
}
