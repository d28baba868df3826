import { none } from '../json/tree.js';
import { forestOf, type Hierarchy } from '../schema/hierarchy.js';
import { contains, type SchemaModel } from '../schema/model.js';
import { type Hyperedge, hyperedgesOf } from './graphs.js';

/**
 * What is drawn of a graph, by numbers: first its attributes by their indices, then the names that only
 * edges know, then its hyperedges.
 */
export interface GraphForest {
  readonly schema: SchemaModel;
  /** Names that an edge uses and nothing declares, each with the first string that says it. */
  readonly missing: readonly { readonly name: string; readonly node: number }[];
  readonly hyperedges: readonly Hyperedge[];
  readonly hierarchy: Hierarchy;
  /** For each number the edge from its parent, or `none`. */
  readonly treeEdge: Int32Array;
  /** Edges that are lines of the tree once more: what is found about them belongs to the first. */
  readonly repeated: ReadonlyMap<number, number>;
  /** The edges that are drawn beside the tree, each of several equal ones with the first. */
  readonly beside: readonly number[];
  /** Which number an end of an edge is. */
  readonly ends: EdgeEnds;
  /** For each number 1 where an edge names it. */
  readonly isConnected: Uint8Array;
  /** How many edges `contains` lead to what has a parent already, and how many close a circle. */
  readonly secondParents: number;
  readonly circles: number;
}

interface EdgeEnds {
  readonly source: (edge: number) => number;
  readonly target: (edge: number) => number;
  /** Which number a string of a hyperedge is. */
  readonly named: (node: number) => number;
}

/** Sorts the edges of a graph into a tree and what is beside it, in one pass. */
export function forestOfGraph(schema: SchemaModel): GraphForest {
  const hyperedges = hyperedgesOf(schema);
  const { missing, ends } = numbersOf(schema, hyperedges);
  const size = schema.count + missing.length + hyperedges.length;
  const parents = new Int32Array(size).fill(none);
  const treeEdge = new Int32Array(size).fill(none);
  const isConnected = new Uint8Array(size);
  const { edges } = schema;
  for (let edge = 0; edge < edges.count; edge += 1) {
    const [source, target] = [ends.source(edge), ends.target(edge)];
    if (source !== none) isConnected[source] = 1;
    if (target !== none) isConnected[target] = 1;
    if (source === none || target === none || source === target) continue;
    if (edges.word(edge) !== contains || parents[target] !== none) continue;
    parents[target] = source;
    treeEdge[target] = edge;
  }
  for (const { ends: members } of hyperedges) {
    for (const { name } of members) isConnected[ends.named(name)] = 1;
  }
  const wanted = Int32Array.from(parents);
  const hierarchy = forestOf(parents);
  let circles = 0;
  for (let one = 0; one < size; one += 1) {
    if (wanted[one] === hierarchy.parent(one)) continue;
    circles += 1;
    treeEdge[one] = none;
  }
  return {
    schema,
    missing,
    hyperedges,
    hierarchy,
    treeEdge,
    ends,
    isConnected,
    circles,
    ...besideTree(schema, ends, treeEdge, circles),
  };
}

function besideTree(
  { edges }: SchemaModel,
  ends: EdgeEnds,
  treeEdge: Int32Array,
  circles: number,
): Pick<GraphForest, 'beside' | 'repeated' | 'secondParents'> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  const beside: number[] = [];
  for (const edge of treeEdge) {
    if (edge !== none) first.set(keyOf(ends.source(edge), ends.target(edge), contains), edge);
  }
  let secondParents = 0;
  for (let edge = 0; edge < edges.count; edge += 1) {
    const [source, target] = [ends.source(edge), ends.target(edge)];
    if (source === none || target === none || treeEdge[target] === edge) continue;
    const word = edges.word(edge);
    const key = keyOf(source, target, edges.directed(edge) ? word : `-${word}`);
    const same = first.get(word === contains ? keyOf(source, target, word) : key);
    if (same !== undefined) {
      repeated.set(edge, same);
      continue;
    }
    first.set(word === contains ? keyOf(source, target, word) : key, edge);
    beside.push(edge);
    if (word === contains && source !== target) secondParents += 1;
  }
  return { beside, repeated, secondParents: secondParents - circles };
}

function keyOf(source: number, target: number, word: string): string {
  return `${source} ${target} ${word}`;
}

function numbersOf(schema: SchemaModel, hyperedges: readonly Hyperedge[]) {
  const { tree, edges, count } = schema;
  const missing: { name: string; node: number }[] = [];
  const known = new Map<string, number>();
  const numberOf = (node: number): number => {
    const name = tree.string(node);
    const number = known.get(name) ?? count + missing.length;
    if (number === count + missing.length) missing.push({ name, node });
    known.set(name, number);
    return number;
  };
  const end = (attribute: number, node: number): number => {
    if (attribute !== none || node === none) return attribute;
    return numberOf(node);
  };
  // Once in the order of the text, so that the numbers do not depend on who asks first.
  for (let edge = 0; edge < edges.count; edge += 1) {
    end(edges.source(edge), edges.sourceNode(edge));
    end(edges.target(edge), edges.targetNode(edge));
  }
  const named = (node: number): number => end(schema.names?.indexOf(node) ?? none, node);
  for (const { ends } of hyperedges) for (const { name } of ends) named(name);
  const ends: EdgeEnds = {
    source: (edge) => end(edges.source(edge), edges.sourceNode(edge)),
    target: (edge) => end(edges.target(edge), edges.targetNode(edge)),
    named,
  };
  return { missing, ends };
}
