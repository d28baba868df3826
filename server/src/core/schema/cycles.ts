import { none } from '../json/tree.js';
import { contains, type SchemaModel } from './model.js';

/** A circle of `contains` edges, as the edge that closes it shows it. */
export interface ContainmentCycle {
  /** The number of the edge. */
  readonly closing: number;
  /** From the node the closing edge leads to, around, and to that node again. */
  readonly names: readonly string[];
}

/** Longer circles are named by their beginning and end. */
const maxNames = 12;

const Unseen = 0;
const OnPath = 1;
const Done = 2;

/**
 * The edges that lead back to an attribute they are below: a depth-first walk in the order of the
 * text, without recursion. An edge from a node to itself is a fault of its own and no circle.
 */
export function containmentCycles(schema: SchemaModel): ContainmentCycle[] {
  const { count, edges } = schema;
  const down = containmentEdges(schema);
  const cycles: ContainmentCycle[] = [];
  const state = new Uint8Array(count);
  const depth = new Int32Array(count);
  const path = new Int32Array(count);
  for (let root = 0; root < count; root += 1) {
    if (state[root] !== Unseen) continue;
    let length = 1;
    path[0] = root;
    depth[root] = 0;
    state[root] = OnPath;
    while (length > 0) {
      const top = path[length - 1]!;
      const edge = down.first[top]!;
      if (edge === none) {
        state[top] = Done;
        length -= 1;
        continue;
      }
      down.first[top] = down.next[edge]!;
      const child = edges.target(edge);
      if (state[child] === OnPath) {
        cycles.push({ closing: edge, names: around(schema, path.subarray(depth[child], length)) });
      } else if (state[child] === Unseen) {
        state[child] = OnPath;
        depth[child] = length;
        path[length] = child;
        length += 1;
      }
    }
  }
  return cycles;
}

/** For each attribute its first edge down, and for each edge the next one from the same attribute. */
function containmentEdges({ count, edges }: SchemaModel): { first: Int32Array; next: Int32Array } {
  const first = new Int32Array(count).fill(none);
  const next = new Int32Array(edges.count).fill(none);
  for (let edge = edges.count - 1; edge >= 0; edge -= 1) {
    const source = edges.source(edge);
    const target = edges.target(edge);
    if (source === none || target === none || source === target) continue;
    if (edges.word(edge) !== contains) continue;
    next[edge] = first[source]!;
    first[source] = edge;
  }
  return { first, next };
}

/** The names along a circle and its first again. */
function around(schema: SchemaModel, circle: Int32Array): string[] {
  const named = (part: Int32Array): string[] => Array.from(part, (index) => schema.name(index));
  const first = schema.name(circle[0]!);
  if (circle.length < maxNames) return [...named(circle), first];
  const half = maxNames / 2;
  return [...named(circle.subarray(0, half)), '…', ...named(circle.subarray(-half)), first];
}
