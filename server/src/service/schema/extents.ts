import type { Span } from '../../core/finding.js';
import { none } from '../../core/json/tree.js';
import type { SchemaModel } from '../../core/schema/model.js';
import type { Hierarchy } from './hierarchy.js';

/**
 * The text that belongs to each attribute: its declaration and, where they stand together with no
 * other one among them, those of everything below it. A client that looks for the cursor's attribute
 * goes from the top into the first whose range holds the cursor.
 */
export class Extents {
  readonly #firsts: Int32Array;
  readonly #lasts: Int32Array;
  readonly #counts: Int32Array;

  constructor(
    readonly schema: SchemaModel,
    { roots, children, parent }: Hierarchy,
  ) {
    this.#firsts = Int32Array.from({ length: schema.count }, (_, attribute) => attribute);
    this.#lasts = this.#firsts.slice();
    this.#counts = new Int32Array(schema.count).fill(1);
    const downwards = [...roots];
    for (let at = 0; at < downwards.length; at += 1) {
      for (const child of children(downwards[at]!)) downwards.push(child);
    }
    for (const attribute of downwards.reverse()) {
      const above = parent(attribute);
      if (above === none) continue;
      this.#firsts[above] = Math.min(this.#firsts[above]!, this.#firsts[attribute]!);
      this.#lasts[above] = Math.max(this.#lasts[above]!, this.#lasts[attribute]!);
      this.#counts[above]! += this.#counts[attribute]!;
    }
  }

  of(attribute: number): Span {
    const own = this.#declaration(attribute);
    const first = this.#firsts[attribute]!;
    const last = this.#lasts[attribute]!;
    if (last - first + 1 !== this.#counts[attribute]) return own;
    const { start } = this.#declaration(first);
    const { end } = this.#declaration(last);
    // A name that is declared twice has its first place in the order and its last place in the text.
    return start <= own.start && end >= own.end ? { start, end } : own;
  }

  #declaration(attribute: number): Span {
    const { tree } = this.schema;
    const key = this.schema.key(attribute);
    const value = tree.valueOf(key);
    return { start: tree.start(key), end: tree.end(value === none ? key : value) };
  }
}
