import { GrowingTree } from './nodes.js';
import { Behind, readPlainMembers } from './plain-members.js';
import { Rejoin } from './rejoin.js';
import {
  scanNumber,
  scanString,
  scanTrivia,
  scanWord,
  stringClosed,
  stringEscaped,
} from './scan.js';
import {
  escapedFlag,
  type JsonFaultKind,
  JsonKind,
  type JsonTree,
  none,
  unclosedFlag,
} from './tree.js';

/**
 * Reads a JSON text (RFC 8259) in one pass and without recursion. It never throws: a fault is noted
 * and reading goes on at the next member, so that a half-typed text keeps what stands around the
 * cursor. Without faults the text is exactly what `JSON.parse` accepts, but for a byte order mark at
 * its start, which §8.1 lets a reader ignore.
 */
export function readJson(text: string): JsonTree {
  return new Reader(text).read();
}

/** Reads a text that came from an earlier one by an edit: the same tree, in a fraction of the time. */
export function rereadJson(text: string, earlier: JsonTree | undefined): JsonTree {
  return new Reader(text, earlier && Rejoin.with(earlier, text)).read();
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

  constructor(
    readonly text: string,
    rejoin?: Rejoin,
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

  #readValue(code: number): number {
    const start = this.#position;
    switch (code) {
      case 0x7b /* { */:
        this.#open = this.#add(JsonKind.Object, start);
        this.#position += 1;
        return Expect.Key;
      case 0x5b /* [ */:
        this.#open = this.#add(JsonKind.Array, start);
        this.#position += 1;
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
        this.#leaf(this.#readLiteral(code));
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
      const read = readPlainMembers(this.#nodes, start, this.#open);
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
      return code === 0x2c ? Expect.Key : this.#skipToSeparator();
    }
    if (code === 0x7b /* { */ || code === 0x5b /* [ */) {
      // A value without a name: it is read, so that what follows is understood, and belongs to no member.
      this.#fault('property-expected', start, start + 1);
      this.#open = this.#add(JsonKind.Key, start);
      this.#nodes.ends[this.#open] = start;
      this.#nodes.kinds[this.#open]! |= unclosedFlag;
      return Expect.Value;
    }
    const end = scanWord(this.text, start);
    this.#fault('property-expected', start, end, this.text.slice(start, end));
    this.#position = end;
    return this.#skipToSeparator();
  }

  /** After a member without a usable name: its colon and value are read as somebody's, to get past them. */
  #skipToSeparator(): number {
    this.#skipTrivia();
    const start = this.#position;
    const code = this.text.charCodeAt(start);
    if (code === 0x2c || code === 0x7d || code === 0x5d || Number.isNaN(code))
      return Expect.Separator;
    if (code === 0x22) {
      // `name "next": …`: the string is the next key unless no colon stood before it.
      return Expect.Key;
    }
    if (code === 0x3a) this.#position += 1;
    this.#open = this.#add(JsonKind.Key, start);
    this.#nodes.ends[this.#open] = start;
    this.#nodes.kinds[this.#open]! |= unclosedFlag;
    return Expect.Value;
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
    let container = this.#open;
    while (container !== none && this.#kindOf(container) !== kind)
      container = this.#nodes.parents[container]!;
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
    const start = this.#position;
    const node = this.#add(kind, start);
    const scanned = scanString(this.text, start, this.#onStringFault);
    const end = Math.floor(scanned / 4);
    if ((scanned & stringEscaped) !== 0) this.#nodes.kinds[node]! |= escapedFlag;
    if ((scanned & stringClosed) === 0) {
      this.#nodes.kinds[node]! |= unclosedFlag;
      this.#fault('unclosed-string', start, end);
      this.#swallowed = true;
    }
    this.#position = end;
    this.#nodes.ends[node] = end;
    return node;
  }

  readonly #onStringFault = (kind: JsonFaultKind, start: number, end: number): void => {
    this.#fault(kind, start, end, this.text.slice(start, end));
  };

  #readLiteral(code: number): number {
    const start = this.#position;
    const end = scanWord(this.text, start);
    this.#position = end;
    let kind: JsonKind = JsonKind.Null;
    if (code === 0x2d /* - */ || (code >= 0x30 && code <= 0x39)) {
      kind = JsonKind.Number;
      if (scanNumber(this.text, start) !== end) {
        this.#fault('invalid-number', start, end, this.text.slice(start, end));
      }
    } else if (this.#isWord('true', start, end)) kind = JsonKind.True;
    else if (this.#isWord('false', start, end)) kind = JsonKind.False;
    else if (!this.#isWord('null', start, end)) {
      this.#fault('unexpected-text', start, end, this.text.slice(start, end));
    }
    const node = this.#add(kind, start);
    this.#nodes.ends[node] = end;
    return node;
  }

  #isWord(word: string, start: number, end: number): boolean {
    return end - start === word.length && this.text.startsWith(word, start);
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
