import {
  type Range,
  SymbolKind,
  SymbolTag,
  type WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import { carriedOver, rangeOf } from '../places.js';
import type { IndexedSchema, WorkspaceIndex } from './index.js';

/** More are of no use to anybody; the user types on. */
const mostSymbols = 500;

/**
 * The attributes of the workspace's schemas whose qualified name has the letters of the query in their
 * order, whatever their case; names that hold the query as it is come first, shorter ones before longer.
 */
export function workspaceSymbols(query: string, index: WorkspaceIndex): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: Found[] = [];
  for (const document of index.schemas()) {
    const { namespace, schema } = document.schema;
    for (let attribute = 0; attribute < schema.count; attribute += 1) {
      const name = schema.name(attribute);
      if (name.trim() === '') continue;
      const rank = rankOf(`${namespace}.${name}`.toLowerCase(), wanted);
      if (rank !== undefined) found.push({ rank, name, attribute, document });
    }
  }
  const shown = found.sort(inOrder).slice(0, mostSymbols);
  const placesOf = new Map<IndexedSchema, (node: number) => Range>();
  return shown.map(({ name, attribute, document }) => {
    const { uri, schema: entry } = document;
    const { namespace, schema } = entry;
    let placeOf = placesOf.get(document);
    if (placeOf === undefined) {
      placeOf = wordsIn(document);
      placesOf.set(document, placeOf);
    }
    const isDeprecated = schema.tree.key(schema.metadata(attribute), 'deprecated') !== none;
    return {
      name,
      kind: schema.isGroup(attribute) ? SymbolKind.Namespace : SymbolKind.Property,
      containerName: namespace,
      location: { uri, range: placeOf(schema.key(attribute)) },
      ...(isDeprecated && { tags: [SymbolTag.Deprecated] }),
    };
  });
}

/** An attribute that fits the query. */
interface Found {
  readonly rank: number;
  readonly name: string;
  readonly attribute: number;
  readonly document: IndexedSchema;
}

/** By rank; of the same rank by name, and of the same name as their documents are. */
function inOrder(one: Found, other: Found): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}

function wordsIn({ schema, source }: IndexedSchema): (node: number) => Range {
  const { tree } = schema.schema;
  const here = carriedOver(tree.text, source.getText());
  return (node) => {
    const { start, end } = tree.word(node);
    return rangeOf(source, { start: here(start), end: here(end) });
  };
}

/** Longer than any name: letters that stand apart are worth less than those together. */
const notAsItIs = 1e9;

/** Lower is better; undefined where the letters are not there. */
function rankOf(name: string, wanted: string): number | undefined {
  if (name.includes(wanted)) return name.length;
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return undefined;
  }
  return notAsItIs + name.length;
}
