import {
  type DocumentSymbol,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Span } from '../core/finding.js';
import { JsonKind, none } from '../core/json/tree.js';
import type { ParsedDocument } from './document.js';
import { rangeOf } from './places.js';

/** What is shown beside a name. UTF-16 units. */
const longestDetail = 100;

/** What the outlines of specs and rules are made of: symbols at nodes of the present text. */
export class SymbolMaker {
  constructor(readonly document: ParsedDocument) {}

  /** A member of an object, with what its value says where that is a scalar. */
  member(key: number): DocumentSymbol {
    const { tree } = this.document;
    const value = tree.valueOf(key);
    const extent = this.#extent(key);
    const symbol = this.#symbol(tree.string(key), SymbolKind.Property, extent, tree.word(key));
    const isContainer = tree.is(value, JsonKind.Object) || tree.is(value, JsonKind.Array);
    if (value !== none && !isContainer) symbol.detail = shortened(tree.lexeme(value));
    return symbol;
  }

  /**
   * An object, or an item of a list.
   * @param named the node of what names it, or `none`
   */
  group(name: string, node: number, named: number): DocumentSymbol {
    const { tree } = this.document;
    const extent = { start: tree.start(node), end: tree.end(node) };
    const first = { start: extent.start, end: Math.min(extent.start + 1, extent.end) };
    const place = named === none ? first : tree.word(named);
    return this.#symbol(name, SymbolKind.Namespace, extent, place);
  }

  /** Members that stand together and have something in common. */
  run(name: string, keys: readonly number[]): DocumentSymbol {
    const { tree } = this.document;
    const first = keys[0]!;
    const end = keys.reduce((last, key) => Math.max(last, this.#extent(key).end), 0);
    const extent = { start: tree.start(first), end };
    return this.#symbol(name, SymbolKind.Namespace, extent, tree.word(first));
  }

  #extent(key: number): Span {
    const { tree } = this.document;
    const value = tree.valueOf(key);
    const end = value === none ? tree.end(key) : Math.max(tree.end(key), tree.end(value));
    return { start: tree.start(key), end };
  }

  /**
   * @param extent the text that belongs to it
   * @param place what is selected when somebody goes there; in the extent, as a node is in its parent
   */
  #symbol(name: string, kind: SymbolKind, extent: Span, place: Span): DocumentSymbol {
    return {
      // A client refuses a symbol without a name.
      name: name.trim() || '""',
      kind,
      range: rangeOf(this.document.source, extent),
      selectionRange: rangeOf(this.document.source, place),
    };
  }
}

export function shortened(text: string): string {
  return text.length <= longestDetail ? text : `${text.slice(0, longestDetail)}…`;
}

/** The symbols for a client that shows no hierarchy: each with the name of its parent. */
export function flattened(symbols: readonly DocumentSymbol[], uri: string): SymbolInformation[] {
  const flat: SymbolInformation[] = [];
  const open = [...symbols].reverse().map((symbol) => ({ symbol, parent: '' }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, kind, range, children = [], tags } = next.symbol;
    flat.push({
      name,
      kind,
      location: { uri, range },
      ...(next.parent !== '' && { containerName: next.parent }),
      ...(tags && { tags }),
    });
    for (const symbol of [...children].reverse()) open.push({ symbol, parent: name });
  }
  return flat;
}
