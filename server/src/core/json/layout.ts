import type { GrowingTree } from './nodes.js';
import { JsonKind, none } from './tree.js';

/** A line that shows less of what follows it than this is not looked at further. */
const maxLook = 200;

/**
 * What the indentation of a text says about its brackets. Where one is missing or too many, JSON alone
 * can not tell which; but people and formatters put a child further in than its container and a closing
 * bracket below the line that opened it, and so the reader finds back to where the text goes on.
 */
export class Layout {
  readonly #nodes: GrowingTree;
  #at = 0;
  #line = 0;
  /** Offset of the line's first character that is no white space. */
  #first: number;
  #indent: number;
  /** Of each container that was opened: the line, that line's indent, and its children's. */
  readonly #containers = new Map<number, { line: number; indent: number; children: number }>();

  private constructor(nodes: GrowingTree) {
    this.#nodes = nodes;
    this.#first = firstInLine(nodes.text, 0);
    this.#indent = this.#first;
  }

  /** Undefined for a text without indented lines: nothing is to be learnt from its layout. */
  static of(nodes: GrowingTree): Layout | undefined {
    return /[\r\n][ \t]+["{[\]}]/.test(nodes.text) ? new Layout(nodes) : undefined;
  }

  /** Says where the reader is: offsets only grow. */
  advance(position: number): void {
    const { text } = this.#nodes;
    for (; this.#at < position; this.#at += 1) {
      const code = text.charCodeAt(this.#at);
      if (code !== 0x0a && code !== 0x0d) continue;
      this.#line += 1;
      this.#first = firstInLine(text, this.#at + 1);
      this.#indent = this.#first - this.#at - 1;
    }
  }

  /** Says that a container is opened at the present place. */
  opened(container: number): void {
    this.#containers.set(container, { line: this.#line, indent: this.#indent, children: none });
  }

  /**
   * The container that a name or value at the present place belongs to, by its indent: the open one,
   * unless an outer one has its children there and all within it stand no less far in.
   */
  containerHere(open: number): number {
    if (this.#at !== this.#first) return open;
    let container = this.#containerOf(open);
    if (container === none) return open;
    const innermost = container;
    for (; container !== none; container = this.#outside(container)) {
      const known = this.#containers.get(container)!;
      if (known.children === this.#indent) return container === innermost ? open : container;
      if (known.line === this.#line || known.indent < this.#indent) break;
    }
    const own = this.#containers.get(innermost)!;
    if (own.children === none && own.line < this.#line) own.children = this.#indent;
    return open;
  }

  /**
   * The container that a bracket at the present place closes, of those of its kind that are open;
   * `none` for a bracket too many.
   */
  closedHere(kind: JsonKind, open: number): number {
    const usual = this.#outward(open, (container) => this.#nodes.kindOf(container) === kind);
    if (usual === none) return none;
    const known = this.#containers.get(usual)!;
    if (known.line === this.#line) return usual;
    if (this.#at !== this.#first) return this.#nextIndent() > known.indent ? none : usual;
    const exact = this.#outward(
      open,
      (container) =>
        this.#nodes.kindOf(container) === kind &&
        this.#containers.get(container)!.indent === this.#indent,
    );
    if (exact !== none) return exact;
    return known.indent < this.#indent ? none : usual;
  }

  /** The indent of the next line, if only punctuation stands before it; else `none`. */
  #nextIndent(): number {
    const { text } = this.#nodes;
    const end = Math.min(text.length, this.#at + maxLook);
    let position = this.#at + 1;
    while (position < end && ' \t,}]'.includes(text[position]!)) position += 1;
    if (text[position] === '\r') position += 1;
    if (text[position] === '\n') position += 1;
    else if (text[position - 1] !== '\r') return none;
    const first = firstInLine(text, position);
    return first < text.length ? first - position : none;
  }

  #containerOf(open: number): number {
    return this.#nodes.kindOf(open) === JsonKind.Key ? this.#nodes.parents[open]! : open;
  }

  #outside(container: number): number {
    const parent = this.#nodes.parents[container]!;
    return parent === none ? none : this.#containerOf(parent);
  }

  #outward(open: number, holds: (container: number) => boolean): number {
    let container = open === none ? none : this.#containerOf(open);
    while (container !== none && !holds(container)) container = this.#outside(container);
    return container;
  }
}

function firstInLine(text: string, from: number): number {
  let position = from;
  while (text.charCodeAt(position) === 0x20 || text.charCodeAt(position) === 0x09) position += 1;
  return position;
}
