import {
  type DocumentSymbol,
  type SymbolInformation,
  SymbolKind,
  SymbolTag,
} from 'vscode-languageserver-types';
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
export function documentSymbols(document: ParsedDocument): DocumentSymbol[] {
  const schema = document.features.outline ? document.lastGoodSchema : undefined;
  return schema === undefined ? [] : new Outline(document, schema).symbols();
}

/** The attributes for a client that shows no hierarchy: each with the name of its parent. */
export function flatDocumentSymbols(document: ParsedDocument): SymbolInformation[] {
  const flat: SymbolInformation[] = [];
  const open = documentSymbols(document)
    .reverse()
    .map((symbol) => ({ symbol, parent: '' }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, kind, range, children = [], tags } = next.symbol;
    flat.push({
      name,
      kind,
      location: { uri: document.uri, range },
      ...(next.parent !== '' && { containerName: next.parent }),
      ...(tags && { tags }),
    });
    for (const symbol of [...children].reverse()) open.push({ symbol, parent: name });
  }
  return flat;
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
