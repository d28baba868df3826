import { type DocumentSymbol, SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import type { Span } from '../../core/finding.js';
import { JsonKind } from '../../core/json/tree.js';
import type { SchemaModel } from '../../core/schema/model.js';
import type { ParsedDocument } from '../document.js';
import { carriedOver, rangeOf } from '../places.js';
import { Extents } from './extents.js';
import { hierarchyOf } from './hierarchy.js';

/** Deeper attributes stand beside each other: an answer nests as the outline does, and has its limits. */
const maxDepth = 100;

/** The attributes of a schema, each below the one that contains it. */
export function schemaSymbols(document: ParsedDocument): DocumentSymbol[] {
  const schema = document.lastGoodSchema;
  return schema === undefined ? [] : new Outline(document, schema).symbols();
}

/** An attribute on its way into the outline. */
interface Entry {
  readonly attribute: number;
  readonly symbol: DocumentSymbol;
  readonly depth: number;
  readonly siblings: DocumentSymbol[];
}

class Outline {
  readonly #here: (offset: number) => number;

  constructor(
    readonly document: ParsedDocument,
    readonly schema: SchemaModel,
  ) {
    this.#here = carriedOver(schema.tree.text, document.tree.text);
  }

  symbols(): DocumentSymbol[] {
    const hierarchy = hierarchyOf(this.schema);
    const { roots, children } = hierarchy;
    const extents = new Extents(this.schema, hierarchy);
    const symbols: DocumentSymbol[] = [];
    const open: Entry[] = [];
    const add = (
      attributes: readonly number[],
      siblings: DocumentSymbol[],
      depth: number,
    ): void => {
      for (const attribute of attributes) {
        const symbol = this.#symbol(
          attribute,
          extents.of(attribute),
          children(attribute).length > 0,
        );
        siblings.push(symbol);
        open.push({ attribute, symbol, depth, siblings });
      }
    };
    add(roots, symbols, 1);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const below = children(next.attribute);
      if (below.length === 0) continue;
      if (next.depth >= maxDepth) add(below, next.siblings, next.depth);
      else {
        next.symbol.children = [];
        add(below, next.symbol.children, next.depth + 1);
      }
    }
    return symbols;
  }

  #symbol(attribute: number, extent: Span, isGroup: boolean): DocumentSymbol {
    const { schema } = this;
    const { tree } = schema;
    const key = schema.key(attribute);
    const label = tree.member(tree.valueOf(key), 'label');
    const deprecated = tree.member(schema.metadata(attribute), 'deprecated');
    // A client refuses a symbol without a name.
    const symbol: DocumentSymbol = {
      name: schema.name(attribute).trim() || '""',
      kind: isGroup ? SymbolKind.Namespace : SymbolKind.Property,
      range: this.#range(extent),
      selectionRange: this.#range(tree.word(key)),
    };
    if (tree.is(label, JsonKind.String)) symbol.detail = tree.string(label);
    if (tree.is(deprecated, JsonKind.String)) symbol.tags = [SymbolTag.Deprecated];
    return symbol;
  }

  #range({ start, end }: Span) {
    return rangeOf(this.document.source, { start: this.#here(start), end: this.#here(end) });
  }
}
