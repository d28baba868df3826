import { SymbolKind, SymbolTag, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import { carriedOver, rangeOf } from '../places.js';
import type { WorkspaceIndex } from './index.js';

/** More are of no use to anybody; the user types on. */
const mostSymbols = 500;

/**
 * The attributes of the workspace's schemas whose qualified name has the letters of the query in their
 * order, whatever their case; names that hold the query as it is come first, shorter ones before longer.
 */
export function workspaceSymbols(query: string, index: WorkspaceIndex): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: { readonly rank: number; readonly symbol: WorkspaceSymbol }[] = [];
  for (const { uri, source, schema } of index.schemas()) {
    const { namespace, schema: model } = schema;
    const { tree } = model;
    const here = carriedOver(tree.text, source.getText());
    for (let attribute = 0; attribute < model.count; attribute += 1) {
      const name = model.name(attribute);
      const rank = rankOf(`${namespace}.${name}`.toLowerCase(), wanted);
      if (rank === undefined || name.trim() === '') continue;
      const { start, end } = tree.word(model.key(attribute));
      const range = rangeOf(source, { start: here(start), end: here(end) });
      const isDeprecated = tree.key(model.metadata(attribute), 'deprecated') !== none;
      const symbol: WorkspaceSymbol = {
        name,
        kind: model.isGroup(attribute) ? SymbolKind.Namespace : SymbolKind.Property,
        containerName: namespace,
        location: { uri, range },
        ...(isDeprecated && { tags: [SymbolTag.Deprecated] }),
      };
      found.push({ rank, symbol });
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostSymbols)
    .map(({ symbol }) => symbol);
}

/** Lower is better; undefined where the letters are not there. */
function rankOf(name: string, wanted: string): number | undefined {
  if (name.includes(wanted)) return name.length;
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return undefined;
  }
  return 1000 + name.length;
}
