import { arrangement } from '../../json/arrange.js';
import type { TextEdit } from '../../json/edits.js';
import { duplicateKeyFindings } from '../../json/findings.js';
import { JsonKind, type JsonTree, none } from '../../json/tree.js';
import { forestOf } from '../hierarchy.js';
import { contains, type SchemaModel } from '../model.js';

/**
 * The edits that put nodes and edges into their canonical order: nodes as the hierarchy has them, each
 * before what it contains, those beside each other by their names; edges by the place of their source,
 * then of their target, then by their word.
 *
 * The order follows from what the schema says and not from how it was ordered, so that two authors of
 * one schema come to one text. Nothing but the order changes. None for a text with faults or with names
 * that stand twice in one object, where the order decides what counts.
 */
export function sortingEdits(schema: SchemaModel): readonly TextEdit[] {
  const { tree, nodes, edges } = schema;
  if (tree.faults.length > 0 || nodes === none) return [];
  const order = canonicalOrder(schema);
  const places = new Map(order.map((attribute, place) => [attribute, place]));
  const edits = [
    arrangement(
      tree,
      nodes,
      order.map((attribute) => schema.key(attribute)),
    ),
    edges.array === none ? undefined : arrangement(tree, edges.array, sortedEdges(schema, places)),
  ].filter((edit) => edit !== undefined);
  return edits.length > 0 && duplicateKeyFindings(tree).length === 0 ? edits : [];
}

/** The attributes in their order, by index. */
function canonicalOrder(schema: SchemaModel): readonly number[] {
  const byName = [...schema.attributes]
    .sort((one, other) => byText(one.name, other.name))
    .map(({ index }) => index);
  const { roots, children } = forestOf(canonicalParents(schema, byName));
  const order: number[] = [];
  const open = [...roots].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    order.push(byName[next]!);
    for (const child of [...children(next)].reverse()) open.push(child);
  }
  return order;
}

/**
 * The parent of each attribute, all by their number in the order of names. Of several the one counts
 * whose name the child's extends, the longest of these, and else the first by name: which edge comes
 * first is no matter here, as edges are put in order themselves.
 */
function canonicalParents(schema: SchemaModel, byName: readonly number[]): Int32Array {
  const { tree, edges } = schema;
  const numbers = new Int32Array(byName.length);
  for (const [number, attribute] of byName.entries()) numbers[attribute] = number;
  const parents = new Int32Array(byName.length).fill(none);
  const isCloser = (child: number, one: number, other: number): boolean => {
    const key = schema.key(byName[child]!);
    const extendsOne = tree.extendsName(key, schema.key(byName[one]!));
    if (extendsOne !== tree.extendsName(key, schema.key(byName[other]!))) return extendsOne;
    // Of two names that one name extends, the longer comes later in the order of names.
    return extendsOne ? one > other : one < other;
  };
  for (let edge = 0; edge < edges.count; edge += 1) {
    const [source, target] = [edges.source(edge), edges.target(edge)];
    if (source === none || target === none || source === target) continue;
    if (edges.word(edge) !== contains) continue;
    const [parent, child] = [numbers[source]!, numbers[target]!];
    const known = parents[child]!;
    if (known === none || isCloser(child, parent, known)) parents[child] = parent;
  }
  return parents;
}

/** An edge as it is compared: the places of its ends in the order of nodes, and what they say. */
interface SortedEdge {
  readonly source: readonly [place: number, name: string];
  readonly target: readonly [place: number, name: string];
  readonly word: string;
}

/** What is no edge stays where it stands among its like, behind the edges. */
function sortedEdges(schema: SchemaModel, places: ReadonlyMap<number, number>): readonly number[] {
  const { tree, edges } = schema;
  const read = new Map<number, SortedEdge>();
  for (let edge = 0; edge < edges.count; edge += 1) {
    read.set(edges.node(edge), {
      source: placeOf(tree, places, edges.source(edge), edges.sourceNode(edge)),
      target: placeOf(tree, places, edges.target(edge), edges.targetNode(edge)),
      word: edges.word(edge),
    });
  }
  const items = [...tree.children(edges.array)];
  const isEdge = (item: number): boolean => tree.is(item, JsonKind.Object);
  return [
    ...items.filter(isEdge).sort((one, other) => byEdge(read.get(one)!, read.get(other)!)),
    ...items.filter((item) => !isEdge(item)),
  ];
}

/** A name that nobody declares comes behind those that somebody does. */
function placeOf(
  tree: JsonTree,
  places: ReadonlyMap<number, number>,
  attribute: number,
  end: number,
): SortedEdge['source'] {
  const name = end === none ? '' : tree.string(end);
  return [places.get(attribute) ?? places.size, name];
}

function byEdge(one: SortedEdge, other: SortedEdge): number {
  return (
    one.source[0] - other.source[0] ||
    byText(one.source[1], other.source[1]) ||
    one.target[0] - other.target[0] ||
    byText(one.target[1], other.target[1]) ||
    byText(one.word, other.word)
  );
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
