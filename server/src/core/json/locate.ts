import { JsonKind, type JsonTree, none } from './tree.js';

/**
 * Finds nodes by JSON pointer (RFC 6901). It remembers the members of the containers it has passed:
 * a thousand look-ups in one long array walk it once.
 */
export class Locator {
  readonly #members = new Map<number, Map<string, number>>();

  constructor(readonly tree: JsonTree) {}

  /** The node that a pointer names, from the root or from another node, or `none`. */
  find(pointer: string, from = this.tree.root): number {
    let node = from;
    for (const segment of segmentsOf(pointer)) {
      if (node === none) return none;
      const found = this.#membersOf(node).get(segment) ?? none;
      node = this.tree.is(found, JsonKind.Key) ? this.tree.valueOf(found) : found;
    }
    return node;
  }

  /** The key of a member, or `none`. */
  key(object: number, name: string): number {
    return this.#membersOf(object).get(name) ?? none;
  }

  /** The keys of an object by name, or the items of an array by index. */
  #membersOf(container: number): Map<string, number> {
    const known = this.#members.get(container);
    if (known !== undefined) return known;
    const { tree } = this;
    const members = new Map<string, number>();
    let index = 0;
    for (const child of tree.children(container)) {
      members.set(tree.is(child, JsonKind.Key) ? tree.string(child) : String(index++), child);
    }
    this.#members.set(container, members);
    return members;
  }
}

/** The names and indices of a pointer. */
export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** A name as a segment of a pointer. */
export function pointerSegment(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}
