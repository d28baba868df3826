import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { Catalog } from '../core/schema/catalog.js';
import type { ParsedDocument } from './document.js';
import { ruleSymbols } from './rules/outline.js';
import { schemaSymbols } from './schema/outline.js';
import { specSymbols } from './spec/outline.js';

/** The outline of a document of any kind, where it is this server's to tell. */
export function symbolsOf(document: ParsedDocument, catalog: Catalog): DocumentSymbol[] {
  const { features, kind, spec } = document;
  if (!features.outline) return [];
  if (spec !== undefined) return specSymbols(document, spec, catalog);
  return kind === 'rules' ? ruleSymbols(document) : schemaSymbols(document);
}
