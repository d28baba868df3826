import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import type { Span } from '../finding.js';
import { GrowingTree } from '../json/nodes.js';
import { escapedFlag, type JsonFault, JsonKind, none } from '../json/tree.js';
import { type Member, mergedMembers } from './merge.js';
import { kindOfPlain } from './scalars.js';
import { YamlTree } from './tree.js';

/** Longer texts are not read: none of ours is, and the parser takes its time. UTF-16 units. */
const longest = 1024 * 1024;
/** Nodes that a text may stand for, which aliases of aliases make as many as they like. */
const mostNodes = 200_000;
/** Containers in containers: the parser goes down by recursion. */
const deepest = 200;

/**
 * Reads the first document of a YAML text. Never throws; a text that is too long gives a tree without
 * nodes, one that is too deep or stands for too much the part that was read, with a fault.
 */
export function readYaml(text: string): YamlTree {
  return text.length > longest
    ? new YamlTree(text, new GrowingTree(''), [], new Map())
    : new Reader(text).read();
}

/** Where a container stands, and how many others it is in. */
interface Container {
  readonly parent: number;
  readonly start: number;
  /** Of one in brackets, behind the closing one; of another, its start. */
  readonly end: number;
  readonly depth: number;
}

/** Whether what the parser calls the node's end is behind white space: of blocks, it is. */
function endsAtText(node: Node): boolean {
  if (isMap(node) || isSeq(node)) return false;
  return /^BLOCK/.test((node as Scalar).type ?? '');
}

class Reader {
  readonly #tree: GrowingTree;
  readonly #strings = new Map<number, string>();
  readonly #faults: JsonFault[] = [];
  readonly #anchors = new Map<string, Node>();
  /** The nodes that are being read, in which aliases of themselves stand for nothing. */
  readonly #open = new Set<Node>();
  /** The place of the outermost alias that is being followed. */
  #alias: Span | undefined;

  constructor(readonly text: string) {
    this.#tree = new GrowingTree(text);
  }

  read(): YamlTree {
    try {
      this.#readDocument();
    } catch (error) {
      // The parser's own recursion: a text of nothing but brackets.
      if (!(error instanceof RangeError)) throw error;
      this.#fault(0, 1, 'it is nested too deeply');
    }
    return new YamlTree(this.text, this.#tree, this.#faults, this.#strings);
  }

  #readDocument(): void {
    const documents = parseAllDocuments(this.text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      stringKeys: false,
      logLevel: 'silent',
    });
    const first = Array.isArray(documents) ? documents[0] : undefined;
    if (first === undefined) return;
    for (const { pos, message } of first.errors) {
      this.#fault(pos[0], pos[1], message.replace(/ at line \d[\s\S]*$/, ''));
    }
    if (first.contents !== null) this.#value(first.contents as Node, none, 0, 1);
  }

  /** @param at where a value without a text stands */
  #value(node: Node | null, parent: number, at: number, depth: number): number {
    if (this.#tree.count >= mostNodes || depth > deepest) {
      this.#fault(
        at,
        at + 1,
        depth > deepest ? 'it is nested too deeply' : 'it stands for too much',
      );
      return this.#leaf(JsonKind.Null, parent, at, at);
    }
    if (node === null) return this.#leaf(JsonKind.Null, parent, at, at);
    if (isAlias(node)) return this.#followed(node.source, node, parent, at, depth);
    if (this.#open.has(node)) return this.#leaf(JsonKind.Null, parent, ...this.#place(node, at));
    this.#anchored(node);
    const [start, end] = this.#place(node, at);
    if (!isMap(node) && !isSeq(node)) return this.#scalar(node, parent, start, end);
    this.#open.add(node);
    const container = { parent, start, end: node.flow === true ? end : start, depth };
    const made = isMap(node)
      ? this.#map(node.items as Pair<Node, Node | null>[], container)
      : this.#sequence(node.items as Node[], container);
    this.#open.delete(node);
    return made;
  }

  #anchored(node: Node): void {
    if ('anchor' in node && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  #scalar(node: Node, parent: number, start: number, end: number): number {
    if (!isScalar(node)) return this.#leaf(JsonKind.Null, parent, start, end);
    const value = String(node.value ?? '');
    const isPlain = node.type === 'PLAIN' && !/:str$/.test(node.tag ?? '');
    const kind = isPlain ? kindOfPlain(node.source ?? value) : JsonKind.String;
    return this.#leaf(kind, parent, start, end, value);
  }

  /** What an alias stands for, all of it at the alias's own place. */
  #followed(name: string, alias: Node, parent: number, at: number, depth: number): number {
    const [start, end] = this.#place(alias, at);
    const target = this.#anchors.get(name);
    if (target === undefined) return this.#leaf(JsonKind.Null, parent, start, end);
    return this.#at({ start, end }, () => this.#value(target, parent, start, depth + 1));
  }

  /** Reads something as if it stood at the place of an alias, if that is not in one itself. */
  #at<Read>(alias: Span | undefined, read: () => Read): Read {
    const outer = this.#alias;
    this.#alias ??= alias;
    const made = read();
    this.#alias = outer;
    return made;
  }

  #map(
    items: readonly Pair<Node, Node | null>[],
    { parent, start, end, depth }: Container,
  ): number {
    const object = this.#add(JsonKind.Object, start, parent);
    let last = start;
    const anchored = (name: string): Node | undefined => this.#anchors.get(name);
    for (const { pair, alias } of mergedMembers(items, anchored)) {
      const behind = this.#at(alias, () => this.#member(pair, object, last, depth));
      last = Math.max(last, behind);
    }
    return this.#closed(object, Math.max(last, end));
  }

  /** @returns the offset behind the member */
  #member({ key, value }: Member['pair'], object: number, at: number, depth: number): number {
    const [start, end] = this.#place(key, at);
    const node = this.#add(JsonKind.Key, start, object);
    this.#tree.kinds[node]! |= escapedFlag;
    this.#strings.set(node, this.#nameOf(key, start, end));
    this.#tree.ends[node] = Math.max(end, this.#tree.starts[node]!);
    const made = this.#value(value ?? null, node, this.#behindColon(end), depth + 1);
    this.#tree.nexts[node] = this.#tree.count;
    return Math.max(end, this.#tree.ends[made]!);
  }

  #nameOf(key: Node | null, start: number, end: number): string {
    if (key !== null && !isAlias(key)) this.#anchored(key);
    const named = isAlias(key) ? this.#anchors.get(key.source) : key;
    return isScalar(named) ? String(named.value ?? '') : this.text.slice(start, end);
  }

  #sequence(items: readonly (Node | null)[], { parent, start, end, depth }: Container): number {
    const array = this.#add(JsonKind.Array, start, parent);
    let last = start;
    for (const item of items) {
      const made = this.#value(item, array, last, depth + 1);
      last = Math.max(last, this.#tree.ends[made]!);
    }
    return this.#closed(array, Math.max(last, end));
  }

  #closed(node: number, end: number): number {
    this.#tree.ends[node] = Math.max(end, this.#tree.starts[node]!);
    this.#tree.nexts[node] = this.#tree.count;
    return node;
  }

  #leaf(kind: JsonKind, parent: number, start: number, end: number, value?: string): number {
    const node = this.#add(kind, start, parent);
    if (kind === JsonKind.String) this.#tree.kinds[node]! |= escapedFlag;
    this.#strings.set(node, value ?? '');
    this.#tree.ends[node] = Math.max(end, this.#tree.starts[node]!);
    this.#tree.nexts[node] = node + 1;
    return node;
  }

  /** Offsets of a node's first character and behind its last. */
  #place(node: Node | null, at: number): readonly [number, number] {
    if (this.#alias !== undefined) return [this.#alias.start, this.#alias.end];
    const range = node?.range;
    if (!range) return [at, at];
    const [start, end] = range;
    if (!endsAtText(node)) return [start, Math.max(start, end)];
    // The line end behind it belongs to nobody.
    return [start, start + this.text.slice(start, end).trimEnd().length];
  }

  /** Where a value that is not there would begin. */
  #behindColon(keyEnd: number): number {
    const [colon] = /^[ \t]*:[ \t]?/.exec(this.text.slice(keyEnd, keyEnd + 100)) ?? [''];
    return this.#alias?.start ?? keyEnd + colon.length;
  }

  /** Of a broken text the parser may place a node before the last one: a tree is in the text's order. */
  #add(kind: JsonKind, start: number, parent: number): number {
    const { count, starts } = this.#tree;
    const last = count === 0 ? 0 : starts[count - 1]!;
    return this.#tree.add(kind, Math.max(start, last), parent);
  }

  #fault(start: number, end: number, text: string): void {
    if (this.#faults.length < 100)
      this.#faults.push({ kind: 'yaml', start, end: Math.max(start, end), text });
  }
}
