import type { Span } from '../../core/finding.js';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';

/** How much of a document an excerpt shows. */
export interface ExcerptLimits {
  /** Members or items on each side of the cursor, in each container around it. */
  readonly siblings: number;
  /** Characters of a sibling that is shown as it is because its text is faulty, or a string. */
  readonly verbatim: number;
  /** Characters of the whole: a text of that length is read and matched in a few milliseconds. */
  readonly length: number;
  /** Containers around the cursor: the JSON service goes down by recursion. */
  readonly depth: number;
}

const usualLimits: ExcerptLimits = { siblings: 16, verbatim: 1000, length: 100_000, depth: 200 };

/**
 * What the JSON service needs to see of a document to help at one place in it: the containers around
 * the place, their nearest members, and of those the names and scalar values. The service takes longer
 * to read a whole schema of megabytes than a user waits, and overflows the stack on a larger one.
 *
 * An excerpt is the text with pieces cut out, so that each character left is one of the document.
 */
export class Excerpt {
  readonly text: string;
  readonly #whole: string;

  /** @param cuts in order and apart from each other */
  constructor(
    text: string,
    readonly cuts: readonly Span[],
  ) {
    let shown = '';
    let from = 0;
    for (const { start, end } of cuts) {
      shown += text.slice(from, start);
      from = end;
    }
    this.text = shown + text.slice(from);
    this.#whole = text;
  }

  /** The same without a span that lies between the cuts. */
  without({ start, end }: Span): Excerpt {
    if (start === end) return this;
    const cuts = [...this.cuts, { start, end }].sort((one, other) => one.start - other.start);
    return new Excerpt(this.#whole, cuts);
  }

  /** Where an offset of the document is in the excerpt. */
  offsetOf(documentOffset: number): number {
    let offset = documentOffset;
    for (const { start, end } of this.cuts) {
      if (start >= documentOffset) break;
      offset -= Math.min(end, documentOffset) - start;
    }
    return offset;
  }

  /** Where an offset of the excerpt is in the document. */
  documentOffsetOf(excerptOffset: number): number {
    let offset = excerptOffset;
    for (const { start, end } of this.cuts) {
      if (start >= offset) break;
      offset += end - start;
    }
    return offset;
  }
}

/** The excerpt for a place, or undefined where the JSON service can not help with what is there. */
export function excerptAt(
  tree: JsonTree,
  offset: number,
  limits: ExcerptLimits = usualLimits,
): Excerpt | undefined {
  const around = containersAround(tree, offset, limits.depth);
  if (around === undefined) return undefined;
  const cuts = new Cutter(tree, offset, around, limits).cuts();
  const hidden = cuts.reduce((sum, { start, end }) => sum + end - start, 0);
  return tree.text.length - hidden > limits.length ? undefined : new Excerpt(tree.text, cuts);
}

/**
 * The nodes around an offset, innermost first, and the value of a key that it is in; undefined where
 * they are too many, or where the offset is in the root's `$schema`, which is not ours to complete.
 */
function containersAround(
  tree: JsonTree,
  offset: number,
  depth: number,
): ReadonlySet<number> | undefined {
  const around = new Set<number>();
  const innermost = tree.at(offset);
  if (tree.is(innermost, JsonKind.Key)) {
    const value = tree.valueOf(innermost);
    if (value !== none) around.add(value);
  }
  let containers = 0;
  for (let node = innermost; node !== none; node = tree.parent(node)) {
    if (isSchemaAddress(tree, node)) return undefined;
    around.add(node);
    if (isContainer(tree, node)) containers += 1;
    if (containers > depth) return undefined;
  }
  return around;
}

/**
 * The JSON service would fetch the JSON Schema that a document names there and forget the one for
 * compatibility schemas.
 */
function isSchemaAddress(tree: JsonTree, key: number): boolean {
  return (
    tree.is(key, JsonKind.Key) && tree.parent(key) === tree.root && tree.stringIs(key, '$schema')
  );
}

function isContainer(tree: JsonTree, node: number): boolean {
  return tree.is(node, JsonKind.Object) || tree.is(node, JsonKind.Array);
}

/** Decides what is left out. */
class Cutter {
  readonly #cuts: Span[] = [];

  constructor(
    readonly tree: JsonTree,
    readonly offset: number,
    readonly around: ReadonlySet<number>,
    readonly limits: ExcerptLimits,
  ) {}

  cuts(): readonly Span[] {
    for (const node of this.around) {
      if (isContainer(this.tree, node)) this.#showMembers(node);
    }
    this.#cutTail();
    return apart(this.#cuts);
  }

  /** Shows the members or items of a container that are nearest to the cursor. */
  #showMembers(container: number): void {
    const { tree } = this;
    const near = this.#nearest(container);
    const first = near[0];
    const last = near[near.length - 1];
    if (first === undefined || last === undefined) return;
    if (first > container + 1) this.#cut(tree.start(container + 1), tree.start(first));
    if (tree.next(last) < tree.next(container)) {
      this.#cut(this.#endOf(last), this.#endOf(this.#lastChild(container)));
    }
    for (const [index, child] of near.entries()) {
      if (this.around.has(child)) continue;
      const before = near[index - 1];
      const behind = near[index + 1];
      const from = before === undefined ? tree.start(container) + 1 : this.#endOf(before);
      const to = behind === undefined ? tree.end(container) : tree.start(behind);
      if (isSchemaAddress(tree, child))
        this.#cut(tree.start(child), behind === undefined ? this.#endOf(child) : to);
      else this.#shorten(child, from, to);
    }
  }

  /** The members or items on both sides of the cursor, and the one that it is in. */
  #nearest(container: number): readonly number[] {
    const { tree, offset } = this;
    const { siblings } = this.limits;
    const before: number[] = [];
    const behind: number[] = [];
    const end = tree.next(container);
    for (let child = container + 1; child < end; child = tree.next(child)) {
      if (this.#endOf(child) >= offset) {
        behind.push(child);
        if (behind.length > siblings) break;
      } else {
        before.push(child);
        if (before.length > 2 * siblings) before.splice(0, siblings);
      }
    }
    return [...before.slice(Math.max(0, before.length - siblings)), ...behind];
  }

  /** Empties a sibling; one that stands among faults is shown if it is short. */
  #shorten(child: number, from: number, to: number): void {
    const { tree } = this;
    const value = tree.is(child, JsonKind.Key) ? tree.valueOf(child) : child;
    if (value === none) return;
    const start = tree.start(value);
    const end = tree.end(value);
    const short = end - start <= this.limits.verbatim;
    if (tree.is(value, JsonKind.String)) {
      if (!short) this.#cut(tree.inner(value).start, tree.inner(value).end);
    } else if (isContainer(tree, value) && !(short && this.#hasFault(from, to))) {
      const close = tree.is(value, JsonKind.Object) ? '}' : ']';
      const closed = end - start > 1 && tree.text[end - 1] === close;
      this.#cut(start + 1, closed ? end - 1 : end);
    }
  }

  /** Of what follows the document only the beginning is shown. */
  #cutTail(): void {
    const { tree, offset, limits } = this;
    if (tree.root === none) return;
    this.#cut(Math.max(tree.end(tree.root), offset) + limits.verbatim, tree.text.length);
  }

  #cut(start: number, end: number): void {
    if (start < end) this.#cuts.push({ start, end });
  }

  #hasFault(from: number, to: number): boolean {
    return this.tree.faults.some(({ start, end }) => start <= to && end >= from);
  }

  /** The end of an item, or of a member with its value. */
  #endOf(child: number): number {
    const { tree } = this;
    if (!tree.is(child, JsonKind.Key)) return tree.end(child);
    const value = tree.valueOf(child);
    return tree.end(value === none ? child : value);
  }

  #lastChild(container: number): number {
    let node = this.tree.next(container) - 1;
    while (this.tree.parent(node) !== container) node = this.tree.parent(node);
    return node;
  }
}

/** Cuts in order; those that lie in another one are in it already. */
function apart(cuts: readonly Span[]): readonly Span[] {
  const ordered = [...cuts].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return ordered.filter((cut) => {
    if (cut.start < end) return false;
    end = cut.end;
    return true;
  });
}
