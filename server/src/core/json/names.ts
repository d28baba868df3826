import { type JsonTree, none } from './tree.js';

/** Differs in each process, so that no document can be made whose names all fall together. */
const seed = Math.floor(Math.random() * 0x7fffffff) | 1;

/**
 * The names in an object, each with its index in the order of first appearance. Names are compared
 * where they stand in the text: a schema's ten thousand edges find their nodes without a string each.
 */
export class Names {
  /** For each index the last key of that name, which is the one that counts, as in `JSON.parse`. */
  readonly #keys: Int32Array;
  /** Open addressing: index + 1, or 0 for a free place. */
  readonly #slots: Int32Array;
  /** The keys that repeat a name, each with the key that had it first. */
  readonly duplicates: readonly (readonly [first: number, again: number])[];
  readonly count: number;

  /** @param earlier the names of an object that has the same keys, by number, in another tree */
  constructor(
    readonly tree: JsonTree,
    object: number,
    earlier?: Names,
  ) {
    if (earlier !== undefined) {
      this.#keys = earlier.#keys;
      this.#slots = earlier.#slots;
      this.duplicates = earlier.duplicates;
      this.count = earlier.count;
      return;
    }
    const members = [...tree.children(object)].filter((key) => !tree.isNameless(key));
    this.#keys = new Int32Array(members.length);
    this.#slots = new Int32Array(slotsFor(members.length));
    const firsts = new Int32Array(members.length);
    const duplicates: (readonly [number, number])[] = [];
    let count = 0;
    for (const key of members) {
      const slot = this.#slotOf(key);
      const known = this.#slots[slot]! - 1;
      if (known === none) {
        firsts[count] = key;
        this.#keys[count] = key;
        count += 1;
        this.#slots[slot] = count;
      } else {
        duplicates.push([firsts[known]!, key]);
        this.#keys[known] = key;
      }
    }
    this.duplicates = duplicates;
    this.count = count;
  }

  /** The key that declares a name. */
  key(index: number): number {
    return this.#keys[index]!;
  }

  /** The index of what a string or key says, or `none`. */
  indexOf(node: number): number {
    return this.#slots[this.#slotOf(node)]! - 1;
  }

  /** The index of a name, or `none`. */
  find(name: string): number {
    const mask = this.#slots.length - 1;
    let slot = hash(name, 0, name.length) & mask;
    for (;;) {
      const index = this.#slots[slot]! - 1;
      if (index === none || this.tree.stringIs(this.#keys[index]!, name)) return index;
      slot = (slot + 1) & mask;
    }
  }

  #slotOf(node: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.tree, node) & mask;
    for (;;) {
      const index = this.#slots[slot]! - 1;
      if (index === none || this.tree.sameString(this.#keys[index]!, node)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

const known = new WeakMap<JsonTree, Map<number, Names>>();

/**
 * The names in an object; made once for each.
 * @param earlier the names of an object that has the same keys, by number, in another tree
 */
export function namesOf(tree: JsonTree, object: number, earlier?: Names): Names {
  const ofTree = known.get(tree) ?? new Map<number, Names>();
  if (ofTree.size === 0) known.set(tree, ofTree);
  const names = ofTree.get(object) ?? new Names(tree, object, earlier);
  ofTree.set(object, names);
  return names;
}

/** A power of two that leaves at least half of the places free. */
function slotsFor(count: number): number {
  let slots = 4;
  while (slots < count * 2) slots *= 2;
  return slots;
}

function hashOf(tree: JsonTree, node: number): number {
  if (!tree.isEscaped(node)) return hash(tree.text, tree.start(node) + 1, tree.end(node) - 1);
  const name = tree.string(node);
  return hash(name, 0, name.length);
}

function hash(text: string, start: number, end: number): number {
  let value = seed;
  for (let at = start; at < end; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x5bd1e995);
    value ^= value >>> 15;
  }
  return value;
}
