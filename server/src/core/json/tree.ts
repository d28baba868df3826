/**
 * A JSON text as a flat tree: nodes in document order, their properties in typed arrays. Nothing is
 * copied out of the text until somebody asks, so that a schema of megabytes costs milliseconds.
 *
 * A member of an object is a `Key` node; its value, if there is one, is the node behind it.
 */

/** What a node is. */
export const JsonKind = {
  Null: 0,
  False: 1,
  True: 2,
  Number: 3,
  String: 4,
  Array: 5,
  Object: 6,
  Key: 7,
} as const;
export type JsonKind = (typeof JsonKind)[keyof typeof JsonKind];

/** A fault in the text itself; `start` and `end` are UTF-16 offsets. */
export interface JsonFault {
  readonly kind: JsonFaultKind;
  readonly start: number;
  readonly end: number;
  /** The text the fault is about, where the sentence quotes it. */
  readonly text?: string;
}

export type JsonFaultKind =
  | 'colon-expected'
  | 'comma-expected'
  | 'comment'
  | 'control-character'
  | 'empty-text'
  | 'extra-content'
  | 'invalid-escape'
  | 'invalid-number'
  | 'property-expected'
  | 'too-many'
  | 'trailing-comma'
  | 'unclosed-array'
  | 'unclosed-comment'
  | 'unclosed-object'
  | 'unclosed-string'
  | 'unexpected-text'
  | 'value-expected'
  /** A fault in YAML, with the parser's sentence as its text. */
  | 'yaml';

/** The node arrays a reader fills; `count` of each entry are in use. */
export interface JsonNodes {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly nexts: Int32Array;
  readonly parents: Int32Array;
}

const kindMask = 0x0f;
/** The string holds a backslash and has to be decoded. */
export const escapedFlag = 0x10;
/** The string has no closing quote. */
export const unclosedFlag = 0x20;
/** The name stands without quotes, or is not there at all. */
export const bareFlag = 0x40;

/** No such node. */
export const none = -1;

export class JsonTree {
  readonly #nodes: JsonNodes;

  constructor(
    readonly text: string,
    nodes: JsonNodes,
    readonly faults: readonly JsonFault[],
  ) {
    this.#nodes = nodes;
  }

  /** The arrays themselves, for who takes nodes over into another tree. */
  get nodes(): JsonNodes {
    return this.#nodes;
  }

  /** Whether brackets do not match: what belongs where is a guess then. */
  get hasBracketFaults(): boolean {
    return this.faults.some(({ kind, text }) =>
      kind === 'unexpected-text'
        ? text === '}' || text === ']'
        : kind === 'unclosed-object' || kind === 'unclosed-array' || kind === 'extra-content',
    );
  }

  /** How many nodes there are; node 0 is the root, and an empty text has none. */
  get count(): number {
    return this.#nodes.count;
  }

  /** The root, or `none` of an empty text. */
  get root(): number {
    return this.#nodes.count > 0 ? 0 : none;
  }

  kind(node: number): JsonKind | undefined {
    return node < 0 ? undefined : ((this.#nodes.kinds[node]! & kindMask) as JsonKind);
  }

  is(node: number, kind: JsonKind): boolean {
    return node >= 0 && (this.#nodes.kinds[node]! & kindMask) === kind;
  }

  /** Offset of the node's first character. */
  start(node: number): number {
    return this.#nodes.starts[node]!;
  }

  /** Offset behind the node's last character; a key ends with its closing quote. */
  end(node: number): number {
    return this.#nodes.ends[node]!;
  }

  /** The first node behind this node and everything in it. */
  next(node: number): number {
    return this.#nodes.nexts[node]!;
  }

  /** The key of a member's value, the container of a key or item, `none` for the root. */
  parent(node: number): number {
    return this.#nodes.parents[node]!;
  }

  /** The value of a key, or `none` where it is still to be typed. */
  valueOf(key: number): number {
    return this.next(key) > key + 1 ? key + 1 : none;
  }

  /** The keys of an object or the items of an array, in the order of the text. */
  *children(node: number): IterableIterator<number> {
    if (!this.is(node, JsonKind.Object) && !this.is(node, JsonKind.Array)) return;
    const end = this.next(node);
    for (let child = node + 1; child < end; child = this.next(child)) yield child;
  }

  /** The key of that name in an object, or `none`; of several the last, as `JSON.parse` decides. */
  key(object: number, name: string): number {
    let found: number = none;
    if (!this.is(object, JsonKind.Object)) return found;
    const end = this.next(object);
    for (let key = object + 1; key < end; key = this.next(key)) {
      if (this.stringIs(key, name)) found = key;
    }
    return found;
  }

  /** The value of the member of that name, or `none`. */
  member(object: number, name: string): number {
    const key = this.key(object, name);
    return key === none ? none : this.valueOf(key);
  }

  /** Whether a key or string says exactly this. */
  stringIs(node: number, value: string): boolean {
    if (this.isEscaped(node)) return this.string(node) === value;
    const start = this.#nodes.starts[node]! + 1;
    return (
      this.#nodes.ends[node]! - start - 1 === value.length && this.text.startsWith(value, start)
    );
  }

  /** Whether a key or string is not simply what stands between its quotes. */
  isEscaped(node: number): boolean {
    return (this.#nodes.kinds[node]! & (escapedFlag | unclosedFlag | bareFlag)) !== 0;
  }

  /** Whether a key is only what holds a value that stands without a name. */
  isNameless(key: number): boolean {
    const isBare = (this.#nodes.kinds[key]! & bareFlag) !== 0;
    return isBare && this.start(key) === this.end(key);
  }

  /** Whether two keys or strings say the same. */
  sameString(one: number, other: number): boolean {
    if (this.isEscaped(one) || this.isEscaped(other)) {
      return this.string(one) === this.string(other);
    }
    const { starts, ends } = this.#nodes;
    const length = ends[one]! - starts[one]!;
    if (ends[other]! - starts[other]! !== length) return false;
    const shift = starts[other]! - starts[one]!;
    for (let at = ends[one]! - 2; at > starts[one]!; at -= 1) {
      if (this.text.charCodeAt(at) !== this.text.charCodeAt(at + shift)) return false;
    }
    return true;
  }

  /** Whether one name is another and a dot and more: `mpi.version` extends `mpi`. */
  extendsName(child: number, parent: number): boolean {
    if (this.isEscaped(child) || this.isEscaped(parent)) {
      const name = this.string(parent);
      const longer = this.string(child);
      return longer.length > name.length + 1 && longer.startsWith(`${name}.`);
    }
    const { starts, ends } = this.#nodes;
    const length = ends[parent]! - starts[parent]! - 2;
    const from = starts[child]! + 1;
    if (ends[child]! - 1 - from <= length + 1) return false;
    if (this.text.charCodeAt(from + length) !== 0x2e /* . */) return false;
    const shift = from - starts[parent]! - 1;
    for (let at = ends[parent]! - 2; at > starts[parent]!; at -= 1) {
      if (this.text.charCodeAt(at) !== this.text.charCodeAt(at + shift)) return false;
    }
    return true;
  }

  /** The decoded value of a key or string. */
  string(node: number): string {
    const flags = this.#nodes.kinds[node]!;
    if ((flags & (unclosedFlag | bareFlag)) !== 0) {
      const { start, end } = this.inner(node);
      return decode(this.text.slice(start, end));
    }
    const raw = this.text.slice(this.#nodes.starts[node]! + 1, this.#nodes.ends[node]! - 1);
    return (flags & escapedFlag) === 0 ? raw : decode(raw);
  }

  /** What a scalar says: a string decoded, any other as it is written. */
  lexeme(node: number): string {
    return this.is(node, JsonKind.String)
      ? this.string(node)
      : this.text.slice(this.start(node), this.end(node));
  }

  /** The text between a string's quotes; of an empty string, the quotes. */
  word(node: number): { start: number; end: number } {
    const inner = this.inner(node);
    return inner.start < inner.end ? inner : { start: this.start(node), end: this.end(node) };
  }

  /** The text between a string's quotes, which may be nothing. */
  inner(node: number): { start: number; end: number } {
    const flags = this.#nodes.kinds[node]!;
    if ((flags & bareFlag) !== 0) return { start: this.start(node), end: this.end(node) };
    const unclosed = (flags & unclosedFlag) !== 0;
    return { start: this.start(node) + 1, end: this.end(node) - (unclosed ? 0 : 1) };
  }

  /** The innermost node that contains the offset, its end included, or `none`. */
  at(offset: number): number {
    let node = this.lastStartingBy(offset);
    while (node >= 0 && this.end(node) < offset) node = this.parent(node);
    return node;
  }

  /** The last node that starts at or before the offset, or `none`. */
  lastStartingBy(offset: number): number {
    const starts = this.#nodes.starts;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Names and indices from the root to the node: a key and its value share theirs. */
  path(node: number): (string | number)[] {
    const path: (string | number)[] = [];
    for (let at = node; at > 0; at = this.parent(at)) {
      if (this.is(at, JsonKind.Key)) path.push(this.string(at));
      else if (this.is(this.parent(at), JsonKind.Array)) path.push(this.indexOf(at));
    }
    return path.reverse();
  }

  private indexOf(item: number): number {
    let index = 0;
    for (const child of this.children(this.parent(item))) {
      if (child === item) return index;
      index += 1;
    }
    return index;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Resolves escapes; one that JSON does not know keeps its character, as its fault is told apart. */
function decode(raw: string): string {
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]?))/g, (_, code?: string, one?: string) =>
    code === undefined
      ? (escapes[one ?? ''] ?? one ?? '')
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
