import { commonEnd, commonStart } from '../text/common.js';
import { GrowingTree } from './nodes.js';
import { JsonKind, type JsonTree, none } from './tree.js';

/**
 * What can be taken over from the tree of an earlier text: the nodes before the change, and from the
 * first place on where the reader stands as it stood then, those behind it. One keystroke in a schema
 * of megabytes is read in the time that copying its nodes takes.
 */
export class Rejoin {
  readonly #earlier: JsonTree;
  /** Node of the earlier tree that is read anew: all before it are as they were. */
  readonly #first: number;
  /** From this offset on the text is the earlier one, moved by the shift. */
  readonly #sameFrom: number;
  readonly #shift: number;

  private constructor(earlier: JsonTree, first: number, sameFrom: number, shift: number) {
    this.#earlier = earlier;
    this.#first = first;
    this.#sameFrom = sameFrom;
    this.#shift = shift;
  }

  /** Undefined where everything has to be read: the earlier text had faults, or nothing precedes the change. */
  static with(earlier: JsonTree, text: string): Rejoin | undefined {
    if (earlier.faults.length > 0) return undefined;
    const start = commonStart(earlier.text, text);
    const first = childBefore(earlier, start);
    if (first === none) return undefined;
    const sameFrom = text.length - commonEnd(earlier.text, text, start);
    return new Rejoin(earlier, first, sameFrom, text.length - earlier.text.length);
  }

  /** The nodes that stand, and where to go on reading. */
  begin(text: string): { nodes: GrowingTree; open: number; position: number; comma: number } {
    const { nodes: kept } = this.#earlier;
    const nodes = new GrowingTree(text, this.#earlier.count + 64);
    nodes.copy(kept, 0, this.#first);
    const open = this.#earlier.parent(this.#first);
    const position = this.#earlier.start(this.#first);
    return { nodes, open, position, comma: commaBefore(text, position) };
  }

  /**
   * Takes the rest over, if a child of a container that stands would be read here, as one was read
   * at this place of the earlier text.
   */
  finish(nodes: GrowingTree, open: number, position: number): boolean {
    if (position < this.#sameFrom || open >= this.#first || open === none) return false;
    const earlier = this.#earlier;
    const node = startingAt(earlier, position - this.#shift);
    if (node < this.#first || earlier.parent(node) !== open) return false;
    const moved = nodes.count - node;
    nodes.copy(earlier.nodes, node, earlier.count, this.#shift, moved);
    for (let around = open; around !== none; around = earlier.parent(around)) {
      nodes.nexts[around] = earlier.next(around) + moved;
      const isKey = earlier.is(around, JsonKind.Key);
      nodes.ends[around] = earlier.end(around) + (isKey ? 0 : this.#shift);
    }
    return true;
  }
}

/** The last member or item that starts at or before an offset, or `none`. */
function childBefore(tree: JsonTree, offset: number): number {
  let node = tree.lastStartingBy(offset);
  while (node !== none && !isChild(tree, node)) node = tree.parent(node);
  return node;
}

function isChild(tree: JsonTree, node: number): boolean {
  return tree.is(node, JsonKind.Key) || tree.is(tree.parent(node), JsonKind.Array);
}

function startingAt(tree: JsonTree, offset: number): number {
  const node = tree.lastStartingBy(offset);
  return node !== none && tree.start(node) === offset ? node : none;
}

/** The comma before a place, with nothing but white space between, or `none`. */
function commaBefore(text: string, position: number): number {
  let before = position - 1;
  while (before >= 0 && ' \t\r\n'.includes(text[before]!)) before -= 1;
  return text[before] === ',' ? before : none;
}
