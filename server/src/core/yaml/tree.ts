import { type JsonFault, type JsonNodes, JsonTree } from '../json/tree.js';

/**
 * A YAML text as the same tree that a JSON text makes, so that who reads one reads both. What a string
 * says is kept beside it, since its form in the text may be any of YAML's five.
 */
export class YamlTree extends JsonTree {
  readonly #strings: ReadonlyMap<number, string>;

  /** @param strings what each key and scalar says */
  constructor(
    text: string,
    nodes: JsonNodes,
    faults: readonly JsonFault[],
    strings: ReadonlyMap<number, string>,
  ) {
    super(text, nodes, faults);
    this.#strings = strings;
  }

  override string(node: number): string {
    return this.#strings.get(node) ?? '';
  }

  override isNameless(): boolean {
    return false;
  }

  override lexeme(node: number): string {
    return this.string(node);
  }

  /** The text between the quotes, or the whole of a string without. */
  override inner(node: number): { start: number; end: number } {
    const start = this.start(node);
    const end = this.end(node);
    const quote = this.text[start];
    const isQuoted = (quote === '"' || quote === "'") && this.text[end - 1] === quote;
    return isQuoted && end - start > 1 ? { start: start + 1, end: end - 1 } : { start, end };
  }
}
