import {
  type JsonFault,
  type JsonFaultKind,
  JsonKind,
  type JsonNodes,
  JsonTree,
  none,
} from './tree.js';

/** More faults than this are counted as one: a text so broken is no JSON text. */
const maxFaults = 1000;

/** The nodes and faults of a tree while it is read: arrays that grow, in the order of the text. */
export class GrowingTree {
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  nexts: Int32Array;
  parents: Int32Array;
  count = 0;
  readonly #faults: JsonFault[] = [];

  constructor(
    readonly text: string,
    capacity = Math.max(16, text.length >> 4),
  ) {
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.nexts = new Int32Array(capacity);
    this.parents = new Int32Array(capacity);
  }

  add(kind: JsonKind, start: number, parent: number): number {
    const node = this.count;
    if (node === this.kinds.length) this.#grow();
    this.kinds[node] = kind;
    this.starts[node] = start;
    this.parents[node] = parent;
    this.count += 1;
    return node;
  }

  /**
   * Adds nodes of another tree, from one to before another; their offsets moved by `shift`, their
   * numbers and those of the nodes among them that they refer to by `moved`.
   */
  copy(other: JsonNodes, from: number, to: number, shift = 0, moved = 0): void {
    const at = this.count;
    this.count += to - from;
    while (this.count > this.kinds.length) this.#grow();
    this.kinds.set(other.kinds.subarray(from, to), at);
    this.starts.set(other.starts.subarray(from, to), at);
    this.ends.set(other.ends.subarray(from, to), at);
    this.nexts.set(other.nexts.subarray(from, to), at);
    this.parents.set(other.parents.subarray(from, to), at);
    if (shift !== 0) {
      for (let node = at; node < this.count; node += 1) {
        this.starts[node]! += shift;
        this.ends[node]! += shift;
      }
    }
    if (moved !== 0) {
      for (let node = at; node < this.count; node += 1) {
        this.nexts[node]! += moved;
        if (this.parents[node]! >= from) this.parents[node]! += moved;
      }
    }
  }

  /** Adds a name and a string that are whole and without escapes. */
  addPlainMember(
    object: number,
    keyStart: number,
    keyEnd: number,
    valueStart: number,
    valueEnd: number,
  ): void {
    const key = this.count;
    if (key + 2 > this.kinds.length) this.#grow();
    this.kinds[key] = JsonKind.Key;
    this.starts[key] = keyStart;
    this.ends[key] = keyEnd;
    this.nexts[key] = key + 2;
    this.parents[key] = object;
    const value = key + 1;
    this.kinds[value] = JsonKind.String;
    this.starts[value] = valueStart;
    this.ends[value] = valueEnd;
    this.nexts[value] = key + 2;
    this.parents[value] = key;
    this.count = key + 2;
  }

  kindOf(node: number): JsonKind | undefined {
    return node === none ? undefined : ((this.kinds[node]! & 0x0f) as JsonKind);
  }

  readonly onStringFault = (kind: JsonFaultKind, start: number, end: number): void => {
    this.fault(kind, start, end, this.text.slice(start, end));
  };

  fault(kind: JsonFaultKind, start: number, end: number, text?: string): void {
    const faults = this.#faults;
    if (faults.length > maxFaults) return;
    if (faults.length === maxFaults) faults.push({ kind: 'too-many', start, end });
    else faults.push(text === undefined ? { kind, start, end } : { kind, start, end, text });
  }

  get isFaultless(): boolean {
    return this.#faults.length === 0;
  }

  finished(): JsonTree {
    return new JsonTree(this.text, this, this.#faults);
  }

  #grow(): void {
    const capacity = this.kinds.length * 2;
    const wider = (old: Int32Array): Int32Array => {
      const array = new Int32Array(capacity);
      array.set(old);
      return array;
    };
    const kinds = new Uint8Array(capacity);
    kinds.set(this.kinds);
    this.kinds = kinds;
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
    this.nexts = wider(this.nexts);
    this.parents = wider(this.parents);
  }
}
