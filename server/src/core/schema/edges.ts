import type { Names } from '../json/names.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { type FormatName, formatName } from './names.js';

/** Numbers of an edge in the array. */
const width = 6;
const Node = 0;
const SourceNode = 1;
const TargetNode = 2;
const Source = 3;
const Target = 4;
/** The relation's number in `words`, negative for an edge without direction. */
const Word = 5;

/** The edges of a schema, by number; an edge is six numbers in one array. */
export class SchemaEdges {
  readonly #numbers: Int32Array;
  readonly #words: readonly string[];

  constructor(
    readonly count: number,
    numbers: Int32Array,
    words: readonly string[],
    /** The array they are in, or `none`. */
    readonly array: number,
    /**
     * Whether all of them are as nearly all are: objects of the format's members alone, each once and
     * of its type, without metadata. Then nothing in the array is left to be looked at.
     */
    readonly arePlain: boolean,
  ) {
    this.#numbers = numbers;
    this.#words = words;
  }

  /** The edge's object. */
  node(edge: number): number {
    return this.#numbers[edge * width + Node]!;
  }

  /** The string of its `source`, or `none`. */
  sourceNode(edge: number): number {
    return this.#numbers[edge * width + SourceNode]!;
  }

  /** The string of its `target`, or `none`. */
  targetNode(edge: number): number {
    return this.#numbers[edge * width + TargetNode]!;
  }

  /** The index of the attribute that `source` names, or `none`. */
  source(edge: number): number {
    return this.#numbers[edge * width + Source]!;
  }

  /** The index of the attribute that `target` names, or `none`. */
  target(edge: number): number {
    return this.#numbers[edge * width + Target]!;
  }

  /** The relation; empty where there is none. */
  word(edge: number): string {
    return this.#words[Math.abs(this.#numbers[edge * width + Word]!) - 1]!;
  }

  directed(edge: number): boolean {
    return this.#numbers[edge * width + Word]! > 0;
  }

  /**
   * The edges of a text that differs in one string among them alone, of which only that string's edge
   * is read: where it is none of an edge's ends or words, nothing about it is otherwise.
   * @param names of the attributes in that text
   * @param changed the string
   */
  reread(tree: JsonTree, graph: number, names: Names | undefined, changed: number): SchemaEdges {
    if (this.#words.length > mostWords) return readEdges(tree, graph, names);
    const edge = this.#before(changed);
    if (edge === none || changed >= tree.next(this.node(edge))) return this;
    const numbers = this.#numbers.slice(0, this.count * width);
    const words = new Words(tree, this.#words);
    readEdge(tree, this.node(edge), numbers, edge * width, words, directedByDefault(tree, graph));
    const own = numbers.subarray(edge * width, (edge + 1) * width);
    if (names !== undefined) resolveEnds(tree, names, own, 1);
    return new SchemaEdges(this.count, numbers, words.all, this.array, this.arePlain);
  }

  /**
   * The edges of a text in which they are written as in the one of these, but may name others: where
   * nodes came or went before them. Undefined where they are not.
   * @param from the tree and the graph of these
   */
  moved(from: Written, to: Written, names: Names | undefined): SchemaEdges | undefined {
    const { tree, graph } = to;
    const array = tree.member(graph, 'edges');
    if (this.array === none || !tree.is(array, JsonKind.Array)) return undefined;
    if (tree.faults.length + from.tree.faults.length > 0) return undefined;
    if (textOf(tree, array) !== textOf(from.tree, this.array)) return undefined;
    if (directedByDefault(tree, graph) !== directedByDefault(from.tree, from.graph)) {
      return undefined;
    }
    const numbers = this.#numbers.slice(0, this.count * width);
    const by = array - this.array;
    for (let at = 0; at < numbers.length; at += width) {
      for (const place of [at + Node, at + SourceNode, at + TargetNode]) {
        if (numbers[place] !== none) numbers[place]! += by;
      }
      numbers[at + Source] = none;
      numbers[at + Target] = none;
    }
    if (names !== undefined) resolveEnds(tree, names, numbers, this.count);
    return new SchemaEdges(this.count, numbers, this.#words, array, this.arePlain);
  }

  /** The last edge that begins before a node, or `none`. */
  #before(node: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.node(middle) < node) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? none : low - 1;
  }
}

/** A graph in a text. */
interface Written {
  readonly tree: JsonTree;
  /** The value of `graph`. */
  readonly graph: number;
}

function textOf(tree: JsonTree, node: number): string {
  return tree.text.slice(tree.start(node), tree.end(node));
}

/** Of more words than these, which are left over of edits, none is kept. */
const mostWords = 1000;

function directedByDefault(tree: JsonTree, graph: number): boolean {
  return !tree.is(tree.member(graph, 'directed'), JsonKind.False);
}

/** Reads the edges of a graph and finds what their ends name. */
export function readEdges(tree: JsonTree, graph: number, names: Names | undefined): SchemaEdges {
  const edges = tree.member(graph, 'edges');
  if (!tree.is(edges, JsonKind.Array))
    return new SchemaEdges(0, new Int32Array(0), [], none, false);
  const byDefault = directedByDefault(tree, graph);
  const words = new Words(tree, ['']);
  let numbers = new Int32Array(width * 64);
  let count = 0;
  let arePlain = true;
  const end = tree.next(edges);
  for (let edge = edges + 1; edge < end; edge = tree.next(edge)) {
    if (!tree.is(edge, JsonKind.Object)) {
      arePlain = false;
      continue;
    }
    if ((count + 1) * width > numbers.length) numbers = doubled(numbers);
    const isPlain = readEdge(tree, edge, numbers, count * width, words, byDefault);
    arePlain = arePlain && isPlain;
    count += 1;
  }
  if (names !== undefined) resolveEnds(tree, names, numbers, count);
  return new SchemaEdges(count, numbers, words.all, edges, arePlain);
}

/** The members that a plain edge may have: a bit for each, and whether it is a string. */
const plainMembers: Readonly<Partial<Record<FormatName, { bit: number; isText: boolean }>>> = {
  source: { bit: 1, isText: true },
  target: { bit: 2, isText: true },
  relation: { bit: 4, isText: true },
  directed: { bit: 8, isText: false },
  id: { bit: 16, isText: true },
  label: { bit: 32, isText: true },
};
const bothEnds = 3;

/** Puts an edge into the array; answers whether it is a plain one. */
function readEdge(
  tree: JsonTree,
  edge: number,
  numbers: Int32Array,
  at: number,
  words: Words,
  byDefault: boolean,
): boolean {
  let source: number = none;
  let target: number = none;
  let word: number = none;
  let directed = byDefault;
  let isPlain = true;
  let seen = 0;
  const end = tree.next(edge);
  for (let key = edge + 1; key < end; key = tree.next(key)) {
    const name = formatName(tree, key);
    const value = tree.valueOf(key);
    if (name === 'source') source = value;
    else if (name === 'target') target = value;
    else if (name === 'relation') word = value;
    else if (name === 'directed') directed = isDirected(tree, value, byDefault);
    const member = name === undefined ? undefined : plainMembers[name];
    if (member === undefined || (seen & member.bit) !== 0) isPlain = false;
    else {
      seen |= member.bit;
      isPlain &&= member.isText ? tree.is(value, JsonKind.String) : isTruth(tree, value);
    }
  }
  numbers[at + Node] = edge;
  numbers[at + SourceNode] = tree.is(source, JsonKind.String) ? source : none;
  numbers[at + TargetNode] = tree.is(target, JsonKind.String) ? target : none;
  numbers[at + Source] = none;
  numbers[at + Target] = none;
  numbers[at + Word] = words.numberOf(word) * (directed ? 1 : -1);
  return isPlain && (seen & bothEnds) === bothEnds;
}

function isTruth(tree: JsonTree, value: number): boolean {
  return tree.is(value, JsonKind.True) || tree.is(value, JsonKind.False);
}

function isDirected(tree: JsonTree, value: number, byDefault: boolean): boolean {
  if (tree.is(value, JsonKind.True)) return true;
  return tree.is(value, JsonKind.False) ? false : byDefault;
}

/**
 * Finds what the ends name. Edges mostly come by their source, and lead to the attributes in the order
 * of their declaration: to look there first saves the search for nearly all.
 */
function resolveEnds(tree: JsonTree, names: Names, numbers: Int32Array, count: number): void {
  let lastNode: number = none;
  let lastSource: number = none;
  let lastTarget: number = none;
  for (let at = 0; at < count * width; at += width) {
    const source = numbers[at + SourceNode]!;
    const target = numbers[at + TargetNode]!;
    if (source !== none) {
      if (lastNode === none || !tree.sameString(source, lastNode)) {
        lastSource = names.indexOf(source);
        lastNode = source;
      }
      numbers[at + Source] = lastSource;
    }
    if (target !== none) {
      const next = lastTarget + 1;
      const isNext = next < names.count && tree.sameString(target, names.key(next));
      lastTarget = isNext ? next : names.indexOf(target);
      numbers[at + Target] = lastTarget;
    }
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
}

/** The relation words of a schema, numbered from one; a few words recur in all edges. */
class Words {
  readonly all: string[];
  readonly #numbers: Map<string, number>;
  #last: number = none;
  #lastNumber = 1;

  /** @param known the first of them empty */
  constructor(
    readonly tree: JsonTree,
    known: readonly string[],
  ) {
    this.all = [...known];
    this.#numbers = new Map(known.map((word, index) => [word, index + 1]));
  }

  numberOf(node: number): number {
    if (!this.tree.is(node, JsonKind.String)) return 1;
    if (this.#last !== none && this.tree.sameString(this.#last, node)) return this.#lastNumber;
    const word = this.tree.string(node);
    let number = this.#numbers.get(word);
    if (number === undefined) {
      this.all.push(word);
      number = this.all.length;
      this.#numbers.set(word, number);
    }
    this.#last = node;
    this.#lastNumber = number;
    return number;
  }
}
