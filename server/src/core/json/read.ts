import { Layout } from './layout.js';
import { addLiteral, addString } from './leaves.js';
import { GrowingTree } from './nodes.js';
import { Behind, readPlainMembers } from './plain-members.js';
import { Rejoin } from './rejoin.js';
import { scanTrivia, scanWord } from './scan.js';
import {
  bareFlag,
  type JsonFaultKind,
  JsonKind,
  type JsonTree,
  none,
  unclosedFlag,
} from './tree.js';

/**
 * Reads a JSON text (RFC 8259) in one pass and without recursion. It never throws: a fault is noted
 * and reading goes on at the next member, so that a half-typed text keeps what stands around the
 * cursor; where brackets do not match, the layout tells what belongs where. Without faults the text
 * is exactly what `JSON.parse` accepts, but for a byte order mark at its start, which §8.1 lets a
 * reader ignore.
 */
export function readJson(text: string): JsonTree {
  return rereadJson(text, undefined);
}

/** Reads a text that came from an earlier one by an edit: the same tree, in a fraction of the time. */
export function rereadJson(text: string, earlier: JsonTree | undefined): JsonTree {
  const tree = new Reader(text, earlier && Rejoin.with(earlier, text)).read();
  return tree.hasBracketFaults ? new Reader(text, undefined, true).read() : tree;
}

/** What the reader expects next. */
const Expect = { Value: 0, Key: 1, Colon: 2, Separator: 3 } as const;

class Reader {
  readonly #nodes: GrowingTree;
  #position = 0;
  /** The open container, or the open member's key while its value is awaited. */
  #open: number = none;
  /** The comma before the cursor while nothing stands between them, else `none`. */
  #comma: number = none;
  /** An unclosed string has swallowed what follows it: the fault after it is the same fault. */
  #swallowed = false;

  readonly #rejoin: Rejoin | undefined;
  readonly #layout: Layout | undefined;

  constructor(
    readonly text: string,
    rejoin?: Rejoin,
    byLayout = false,
  ) {
    this.#rejoin = rejoin;
    const begun = rejoin?.begin(text);
    this.#nodes = begun?.nodes ?? new GrowingTree(text);
    if (begun === undefined) this.#position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    else {
      this.#position = begun.position;
      this.#open = begun.open;
      this.#comma = begun.comma;
    }
    this.#layout = byLayout ? Layout.of(this.#nodes) : undefined;
  }

  read(): JsonTree {
    const inObject = this.#kindOf(this.#open) === JsonKind.Object;
    let expect: number = inObject ? Expect.Key : Expect.Value;
    for (;;) {
      this.#skipTrivia();
      if (this.#rejoins(expect)) return this.#nodes.finished();
      const code = this.text.charCodeAt(this.#position);
      if (Number.isNaN(code)) break;
      if (expect === Expect.Separator && this.#open === none) {
        this.#fault('extra-content', this.#position, this.text.length);
        break;
      }
      if (this.#layout !== undefined) expect = this.#align(this.#layout, code, expect);
      if (expect === Expect.Value) expect = this.#readValue(code);
      else if (expect === Expect.Separator) expect = this.#readSeparator(code);
      else if (expect === Expect.Key) expect = this.#readKey(code);
      else expect = this.#readColon(code);
    }
    this.#finish(expect);
    return this.#nodes.finished();
  }

  /** Whether all that is left was read in the earlier text, at a place where the reader stood as here. */
  #rejoins(expect: number): boolean {
    if (this.#rejoin === undefined || this.#swallowed) return false;
    const kind = expect === Expect.Key ? JsonKind.Object : JsonKind.Array;
    if (expect !== Expect.Key && expect !== Expect.Value) return false;
    if (this.#kindOf(this.#open) !== kind) return false;
    return this.#rejoin.finish(this.#nodes, this.#open, this.#position);
  }

  /** Leaves the containers that what stands here is not in, by its place in the line. */
  #align(layout: Layout, code: number, expect: number): number {
    layout.advance(this.#position);
    if (code === 0x7d || code === 0x5d || code === 0x2c || code === 0x3a) return expect;
    const container = layout.containerHere(this.#open);
    if (container === this.#open) return expect;
    const comma = this.#comma;
    if (this.#kindOf(this.#open) === JsonKind.Key) {
      const [start, end] = [this.#nodes.starts[this.#open]!, this.#nodes.ends[this.#open]!];
      const fault = expect === Expect.Colon ? 'colon-expected' : 'value-expected';
      this.#faultUnlessSwallowed(fault, start, end);
    }
    while (this.#open !== container) this.#endUnclosed();
    this.#comma = comma;
    if (comma === none) return Expect.Separator;
    return this.#kindOf(container) === JsonKind.Object ? Expect.Key : Expect.Value;
  }

  #readValue(code: number): number {
    const start = this.#position;
    switch (code) {
      case 0x7b /* { */:
        this.#openContainer(JsonKind.Object);
        return Expect.Key;
      case 0x5b /* [ */:
        this.#openContainer(JsonKind.Array);
        return Expect.Value;
      case 0x22 /* " */:
        this.#leaf(this.#readString(JsonKind.String));
        return Expect.Separator;
      case 0x5d /* ] */:
      case 0x7d /* } */:
        this.#missingValue(code);
        return this.#close(code);
      case 0x2c /* , */:
        this.#fault('value-expected', start, start + 1);
        if (this.#kindOf(this.#open) === JsonKind.Key) return this.#endMember(Expect.Separator);
        this.#position += 1;
        return Expect.Value;
      case 0x3a /* : */:
        this.#fault('unexpected-text', start, start + 1, ':');
        this.#position += 1;
        return Expect.Value;
      default:
        this.#leaf(this.#readLiteral());
        return Expect.Separator;
    }
  }

  /** `]` or `}` where a value should stand: an empty array, a comma too many or a value forgotten. */
  #missingValue(code: number): void {
    const awaiting = this.#kindOf(this.#open);
    if (awaiting === JsonKind.Key) {
      this.#fault('value-expected', this.#position, this.#position + 1);
      this.#endMember(Expect.Separator);
    } else if (this.#comma !== none && code === 0x5d && awaiting === JsonKind.Array) {
      this.#fault('trailing-comma', this.#comma, this.#comma + 1);
    } else if (awaiting === undefined) {
      this.#fault('value-expected', this.#position, this.#position + 1);
    }
  }

  #readKey(code: number): number {
    const start = this.#position;
    if (code === 0x22 /* " */) {
      const plain = this.#layout === undefined;
      const read = plain ? readPlainMembers(this.#nodes, start, this.#open) : start * 4;
      const behind = read & 3;
      if (behind !== Behind.Nothing) {
        this.#position = Math.floor(read / 4);
        this.#swallowed = false;
        this.#comma = behind === Behind.Comma ? this.#position - 1 : none;
        return behind === Behind.Comma ? Expect.Key : Expect.Separator;
      }
      this.#open = this.#readString(JsonKind.Key);
      return Expect.Colon;
    }
    if (code === 0x7d /* } */ || code === 0x5d /* ] */) {
      if (this.#comma !== none && code === 0x7d) {
        this.#fault('trailing-comma', this.#comma, this.#comma + 1);
      }
      return this.#close(code);
    }
    if (code === 0x2c /* , */ || code === 0x3a /* : */) {
      this.#fault('property-expected', start, start + 1);
      this.#position += 1;
      if (code === 0x2c) return Expect.Key;
      this.#openBareKey(start, start);
      return Expect.Value;
    }
    if (code === 0x7b /* { */ || code === 0x5b /* [ */) {
      // A value without a name: it is read, so that what follows is understood, and belongs to no member.
      this.#fault('property-expected', start, start + 1);
      this.#openBareKey(start, start);
      return Expect.Value;
    }
    const end = scanWord(this.text, start);
    this.#fault('property-expected', start, end, this.text.slice(start, end));
    this.#openBareKey(start, end);
    this.#position = end;
    return Expect.Colon;
  }

  /** A name without quotes is a name all the same; a value without a name has one of no length. */
  #openBareKey(start: number, end: number): void {
    this.#open = this.#add(JsonKind.Key, start);
    this.#nodes.ends[this.#open] = end;
    this.#nodes.kinds[this.#open]! |= bareFlag;
    this.#swallowed = start < end;
  }

  #readColon(code: number): number {
    const start = this.#position;
    if (code === 0x3a /* : */) {
      this.#position += 1;
      return Expect.Value;
    }
    this.#faultUnlessSwallowed('colon-expected', start, start + 1);
    const ends = code === 0x2c || code === 0x7d || code === 0x5d;
    return ends ? this.#endMember(Expect.Separator) : Expect.Value;
  }

  #readSeparator(code: number): number {
    const start = this.#position;
    if (code === 0x2c /* , */) {
      this.#comma = start;
      this.#position += 1;
      this.#swallowed = false;
      return this.#kindOf(this.#open) === JsonKind.Object ? Expect.Key : Expect.Value;
    }
    if (code === 0x7d /* } */ || code === 0x5d /* ] */) return this.#close(code);
    const inObject = this.#kindOf(this.#open) === JsonKind.Object;
    if (code === 0x3a /* : */) {
      if (inObject && this.#lastStringIsNextKey()) {
        this.#position += 1;
        return Expect.Value;
      }
      this.#fault('unexpected-text', start, start + 1, ':');
      this.#position += 1;
      return Expect.Separator;
    }
    this.#faultUnlessSwallowed('comma-expected', start, start + 1);
    return inObject ? Expect.Key : Expect.Value;
  }

  /**
   * `"source": ⏎ "target": "x"`: the value of `source` is still to be typed, and the string just read
   * as its value is the next member's key.
   */
  #lastStringIsNextKey(): boolean {
    const node = this.#nodes.count - 1;
    const key = this.#nodes.parents[node]!;
    if (this.#kindOf(node) !== JsonKind.String || this.#kindOf(key) !== JsonKind.Key) return false;
    this.#nodes.nexts[key] = node;
    this.#nodes.kinds[node] = (this.#nodes.kinds[node]! & ~0x0f) | JsonKind.Key;
    this.#nodes.parents[node] = this.#nodes.parents[key]!;
    this.#open = node;
    const start = this.#nodes.starts[node]!;
    this.#fault('value-expected', start, start + 1);
    return true;
  }

  /** Closes the container that the bracket is for, and every unclosed one in it. */
  #close(code: number): number {
    const kind = code === 0x7d ? JsonKind.Object : JsonKind.Array;
    const container = this.#layout?.closedHere(kind, this.#open) ?? this.#innermost(kind);
    if (container === none) {
      this.#fault('unexpected-text', this.#position, this.#position + 1, code === 0x7d ? '}' : ']');
      this.#position += 1;
      this.#comma = none;
      return this.#open === none ? Expect.Value : Expect.Separator;
    }
    while (this.#open !== container) this.#endUnclosed();
    this.#position += 1;
    this.#comma = none;
    this.#swallowed = false;
    this.#nodes.ends[container] = this.#position;
    this.#nodes.nexts[container] = this.#nodes.count;
    this.#open = this.#nodes.parents[container]!;
    return this.#endMember(Expect.Separator);
  }

  #innermost(kind: JsonKind): number {
    let container = this.#open;
    while (container !== none && this.#kindOf(container) !== kind) {
      container = this.#nodes.parents[container]!;
    }
    return container;
  }

  #openContainer(kind: JsonKind): void {
    this.#open = this.#add(kind, this.#position);
    this.#position += 1;
    this.#layout?.opened(this.#open);
  }

  /** Leaves the open container, which nothing closes, or the open member, which has no value. */
  #endUnclosed(): void {
    const kind = this.#kindOf(this.#open);
    if (kind === JsonKind.Key) {
      this.#endMember(Expect.Separator);
      return;
    }
    const start = this.#nodes.starts[this.#open]!;
    this.#fault(kind === JsonKind.Object ? 'unclosed-object' : 'unclosed-array', start, start + 1);
    this.#nodes.ends[this.#open] = this.#position;
    this.#nodes.nexts[this.#open] = this.#nodes.count;
    this.#open = this.#nodes.parents[this.#open]!;
    this.#endMember(Expect.Separator);
  }

  #endMember(then: number): number {
    if (this.#kindOf(this.#open) === JsonKind.Key) {
      this.#nodes.nexts[this.#open] = this.#nodes.count;
      this.#open = this.#nodes.parents[this.#open]!;
    }
    return then;
  }

  #finish(expect: number): void {
    const end = this.text.length;
    if (this.#nodes.count === 0) {
      if (this.#nodes.isFaultless) this.#fault('empty-text', 0, end);
      return;
    }
    if (expect === Expect.Colon) this.#faultUnlessSwallowed('colon-expected', end, end);
    else if (expect === Expect.Value && this.#kindOf(this.#open) === JsonKind.Key) {
      this.#fault('value-expected', end, end);
    } else if (this.#comma !== none && expect !== Expect.Separator) {
      this.#fault('trailing-comma', this.#comma, this.#comma + 1);
    }
    while (this.#open !== none) this.#endUnclosed();
  }

  #readString(kind: JsonKind): number {
    const node = addString(this.#nodes, kind, this.#position, this.#open);
    this.#comma = none;
    this.#position = this.#nodes.ends[node]!;
    if ((this.#nodes.kinds[node]! & unclosedFlag) !== 0) this.#swallowed = true;
    return node;
  }

  #readLiteral(): number {
    const node = addLiteral(this.#nodes, this.#position, this.#open);
    this.#comma = none;
    this.#position = this.#nodes.ends[node]!;
    return node;
  }

  /** A value without children is complete: so is the member it belongs to. */
  #leaf(node: number): void {
    this.#nodes.nexts[node] = this.#nodes.count;
    this.#comma = none;
    this.#endMember(Expect.Separator);
  }

  #skipTrivia(): void {
    let position = this.#position;
    let code = this.text.charCodeAt(position);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      position += 1;
      code = this.text.charCodeAt(position);
    }
    this.#position =
      code === 0x2f /* / */ ? scanTrivia(this.text, position, this.#onComment) : position;
  }

  readonly #onComment = (start: number, end: number, closed: boolean): void => {
    this.#fault(closed ? 'comment' : 'unclosed-comment', start, end);
  };

  #kindOf(node: number): JsonKind | undefined {
    return this.#nodes.kindOf(node);
  }

  #add(kind: JsonKind, start: number): number {
    this.#comma = none;
    return this.#nodes.add(kind, start, this.#open);
  }

  #faultUnlessSwallowed(kind: JsonFaultKind, start: number, end: number): void {
    if (!this.#swallowed) this.#fault(kind, start, end);
    this.#swallowed = false;
  }

  #fault(kind: JsonFaultKind, start: number, end: number, text?: string): void {
    this.#nodes.fault(kind, start, end, text);
  }
}
