import { none } from '../json/tree.js';
import { contains, type SchemaModel } from './model.js';

/** The attributes of a schema as a forest, by index. */
export interface Hierarchy {
  /** Attributes that nothing contains. */
  readonly roots: readonly number[];
  /** What an attribute contains, in the order of their declaration. */
  readonly children: (attribute: number) => readonly number[];
  /** The attribute that contains one, or `none`. */
  readonly parent: (attribute: number) => number;
}

const known = new WeakMap<SchemaModel, Hierarchy>();

/**
 * The hierarchy that `contains` edges make, found once for a schema. Of several parents the first counts, in the order of the
 * edges; a circle is opened above the attribute of it that is declared first.
 */
export function hierarchyOf(schema: SchemaModel): Hierarchy {
  const hierarchy = known.get(schema) ?? forestOf(parentsOf(schema));
  known.set(schema, hierarchy);
  return hierarchy;
}

/**
 * The forest in which each has the given parent, or `none`. A circle is opened above its first; what is
 * beside each other is in the order of the numbers.
 */
export function forestOf(parents: Int32Array): Hierarchy {
  openCircles(parents);
  const roots: number[] = [];
  const children = new Map<number, number[]>();
  for (let attribute = 0; attribute < parents.length; attribute += 1) {
    const parent = parents[attribute]!;
    if (parent === none) roots.push(attribute);
    else if (children.has(parent)) children.get(parent)!.push(attribute);
    else children.set(parent, [attribute]);
  }
  return {
    roots,
    children: (attribute) => children.get(attribute) ?? [],
    parent: (attribute) => parents[attribute] ?? none,
  };
}

function parentsOf({ count, edges }: SchemaModel): Int32Array {
  const parents = new Int32Array(count).fill(none);
  for (let edge = 0; edge < edges.count; edge += 1) {
    const child = edges.target(edge);
    const parent = edges.source(edge);
    if (child === none || parent === none || child === parent || edges.word(edge) !== contains) {
      continue;
    }
    if (parents[child] === none) parents[child] = parent;
  }
  return parents;
}

/** Each attribute has one parent at most: from each the way up is walked until one that was seen. */
function openCircles(parents: Int32Array): void {
  const walks = new Int32Array(parents.length);
  for (let start = 0; start < parents.length; start += 1) {
    let at = start;
    while (at !== none && walks[at] === 0) {
      walks[at] = start + 1;
      at = parents[at]!;
    }
    if (at !== none && walks[at] === start + 1) parents[firstOfCircle(parents, at)] = none;
  }
}

function firstOfCircle(parents: Int32Array, member: number): number {
  let first = member;
  for (let at = parents[member]!; at !== member; at = parents[at]!) first = Math.min(first, at);
  return first;
}
