import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseAllDocuments } from 'yaml';
import { GrowingTree } from '../json/nodes.js';
import { escapedFlag, type JsonFault, JsonKind, none } from '../json/tree.js';
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

class Reader {
  readonly #tree: GrowingTree;
  readonly #strings = new Map<number, string>();
  readonly #faults: JsonFault[] = [];
  readonly #anchors = new Map<string, Node>();
  /** The place of the outermost alias that is being followed. */
  #alias: { readonly start: number; readonly end: number } | undefined;

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
    if ('anchor' in node && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    const [start, end] = this.#place(node, at);
    if (isMap(node))
      return this.#map(
        node.items as Pair<Node, Node | null>[],
        node.flow === true,
        parent,
        start,
        end,
        depth,
      );
    if (isSeq(node))
      return this.#sequence(node.items as Node[], node.flow === true, parent, start, end, depth);
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
    const outer = this.#alias;
    this.#alias ??= { start, end };
    // In itself, an alias stands for nothing.
    this.#anchors.delete(name);
    const made = this.#value(target, parent, start, depth + 1);
    this.#anchors.set(name, target);
    this.#alias = outer;
    return made;
  }

  #map(
    items: readonly Pair<Node, Node | null>[],
    isFlow: boolean,
    parent: number,
    start: number,
    end: number,
    depth: number,
  ): number {
    const object = this.#tree.add(JsonKind.Object, start, parent);
    let last = isFlow ? end : start;
    for (const { key, value } of items) {
      const [keyStart, keyEnd] = this.#place(key, last);
      const keyNode = this.#tree.add(JsonKind.Key, keyStart, object);
      this.#tree.kinds[keyNode]! |= escapedFlag;
      this.#strings.set(
        keyNode,
        isScalar(key) ? String(key.value ?? '') : this.text.slice(keyStart, keyEnd),
      );
      this.#tree.ends[keyNode] = keyEnd;
      const made = this.#value(value ?? null, keyNode, this.#behindColon(keyEnd), depth + 1);
      this.#tree.nexts[keyNode] = this.#tree.count;
      if (!isFlow) last = Math.max(last, keyEnd, this.#tree.ends[made]!);
    }
    return this.#closed(object, last);
  }

  #sequence(
    items: readonly (Node | null)[],
    isFlow: boolean,
    parent: number,
    start: number,
    end: number,
    depth: number,
  ): number {
    const array = this.#tree.add(JsonKind.Array, start, parent);
    let last = isFlow ? end : start;
    for (const item of items) {
      const made = this.#value(item, array, last, depth + 1);
      if (!isFlow) last = Math.max(last, this.#tree.ends[made]!);
    }
    return this.#closed(array, last);
  }

  #closed(node: number, end: number): number {
    this.#tree.ends[node] = end;
    this.#tree.nexts[node] = this.#tree.count;
    return node;
  }

  #leaf(kind: JsonKind, parent: number, start: number, end: number, value?: string): number {
    const node = this.#tree.add(kind, start, parent);
    if (kind === JsonKind.String) this.#tree.kinds[node]! |= escapedFlag;
    this.#strings.set(node, value ?? '');
    this.#tree.ends[node] = end;
    this.#tree.nexts[node] = node + 1;
    return node;
  }

  /** Offsets of a node's first character and behind its last. */
  #place(node: Node | null, at: number): readonly [number, number] {
    if (this.#alias !== undefined) return [this.#alias.start, this.#alias.end];
    const range = node?.range;
    return range ? [range[0], Math.max(range[0], range[1])] : [at, at];
  }

  /** Where a value that is not there would begin. */
  #behindColon(keyEnd: number): number {
    const [colon] = /^[ \t]*:[ \t]?/.exec(this.text.slice(keyEnd, keyEnd + 100)) ?? [''];
    return this.#alias?.start ?? keyEnd + colon.length;
  }

  #fault(start: number, end: number, text: string): void {
    if (this.#faults.length < 100)
      this.#faults.push({ kind: 'yaml', start, end: Math.max(start, end), text });
  }
}
