import type { Span } from '../../core/finding.js';
import { JsonKind, none } from '../../core/json/tree.js';
import type { SpecAttribute, SpecEntry, SpecModel } from '../../core/spec/model.js';

/** What stands at a place of a spec. */
export type SpecPlace =
  | {
      readonly kind: 'attribute' | 'value';
      readonly entry: SpecEntry;
      readonly attribute: SpecAttribute;
      readonly span: Span;
    }
  | {
      readonly kind: 'namespace';
      readonly name: string;
      readonly entry: SpecEntry | undefined;
      readonly span: Span;
    }
  | { readonly kind: 'version'; readonly entry: SpecEntry; readonly span: Span }
  | { readonly kind: 'address'; readonly address: string; readonly span: Span };

/** What an offset is in; undefined where it is nothing of which more could be said. */
export function specPlaceAt(spec: SpecModel, offset: number): SpecPlace | undefined {
  const { tree, schemas, entries } = spec;
  const node = tree.at(offset);
  if (node === none || tree.is(node, JsonKind.Object) || tree.is(node, JsonKind.Array))
    return undefined;
  const span =
    tree.is(node, JsonKind.Key) || tree.is(node, JsonKind.String)
      ? tree.word(node)
      : { start: tree.start(node), end: tree.end(node) };
  for (const entry of entries) {
    if (node === entry.nameNode) return { kind: 'namespace', name: entry.name, entry, span };
    if (node === entry.versionNode) return { kind: 'version', entry, span };
    if (node === entry.addressNode) return { kind: 'address', address: entry.address ?? '', span };
    for (const attribute of entry.attributes) {
      if (node === attribute.key) return { kind: 'attribute', entry, attribute, span };
      if (node === attribute.value) return { kind: 'value', entry, attribute, span };
    }
  }
  for (const [name, { key, node: value, address }] of schemas) {
    if (node === key)
      return { kind: 'namespace', name, entry: entries.find((one) => one.name === name), span };
    if (node === value) return { kind: 'address', address, span };
  }
  return undefined;
}
