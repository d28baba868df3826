import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { Catalog } from '../../core/schema/catalog.js';
import type { SpecEntry, SpecModel } from '../../core/spec/model.js';
import { resolveAttribute, resolveEntry } from '../../core/spec/resolve.js';
import type { ParsedDocument } from '../document.js';
import { SymbolMaker } from '../outline.js';

/** The attributes of a spec with their values, below their namespaces. */
export function specSymbols(
  document: ParsedDocument,
  { entries, dialect }: SpecModel,
  catalog: Catalog,
): DocumentSymbol[] {
  const maker = new SymbolMaker(document);
  return entries.flatMap((entry) =>
    dialect === 'e' ? flatSymbols(maker, entry, catalog) : [entrySymbol(maker, entry)],
  );
}

function entrySymbol(maker: SymbolMaker, entry: SpecEntry): DocumentSymbol {
  const { name, node, nameNode, version, attributes } = entry;
  const symbol = maker.group(name, node, nameNode);
  if (version !== undefined) symbol.detail = version;
  symbol.children = attributes.map(({ key }) => maker.member(key));
  return symbol;
}

/** Of dialect `e` the names tell the namespaces: one for each run of attributes, which is one text. */
function flatSymbols(maker: SymbolMaker, entry: SpecEntry, catalog: Catalog): DocumentSymbol[] {
  const resolved = resolveEntry(entry, catalog);
  const runs: { readonly namespace: string; readonly keys: number[] }[] = [];
  for (const attribute of entry.attributes) {
    const { namespace } = resolveAttribute(attribute, resolved, catalog);
    const last = runs.at(-1);
    if (last?.namespace === namespace) last.keys.push(attribute.key);
    else runs.push({ namespace, keys: [attribute.key] });
  }
  return runs.flatMap(({ namespace, keys }) => {
    const children = keys.map((key) => maker.member(key));
    if (namespace === '') return children;
    return [{ ...maker.run(namespace, keys), children }];
  });
}
