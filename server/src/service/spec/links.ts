import type { DocumentLink } from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import { render } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { resolveEntry } from '../../core/spec/resolve.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf } from '../places.js';
import { addressOf } from '../workspace/addresses.js';

export interface LinkStyle {
  readonly translate: (template: string) => string;
  /** Whether the client shows documents that are no files. */
  readonly showsTexts: boolean;
}

/** From each address of a schema to the copy of it that the spec is judged by, which no network is needed for. */
export function schemaLinks(
  { spec, source }: ParsedDocument,
  catalog: Catalog,
  { translate, showsTexts }: LinkStyle,
): DocumentLink[] {
  if (spec === undefined) return [];
  // One address may be that of several entries; of several links an editor shows one.
  const linked = new Set<number>([none]);
  return spec.entries.flatMap((entry) => {
    const { schema } = resolveEntry(entry, catalog);
    if (linked.has(entry.addressNode) || schema === undefined) return [];
    if (schema.origin !== 'workspace' && !showsTexts) return [];
    linked.add(entry.addressNode);
    const args = [`${schema.namespace} ${schema.version}`.trim()];
    return [
      {
        range: rangeOf(source, spec.tree.word(entry.addressNode)),
        target: addressOf(schema),
        tooltip: render({ key: 'link.schema', args }, translate),
      },
    ];
  });
}
