import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { render } from '../../core/messages.js';
import { resolveAttribute, resolveEntry } from '../../core/spec/resolve.js';
import type { ParsedDocument } from '../document.js';
import { linesByKey } from '../host/marks.js';
import { answersMarkdown } from '../host/report-markdown.js';
import type { CheckedDocument } from '../host/view.js';
import { type AttributeKnowledge, knownAttributeMarkdown } from '../known-attribute.js';
import { rangeOf } from '../places.js';
import { schemaMarkdown } from '../schema-markdown.js';
import { type SpecPlace, specPlaceAt } from './place.js';

/**
 * Says what stands at a place of a spec, and which schema says so; of a value also what the host has,
 * and whether that fits.
 * @param checked the spec held against the host, where one is known
 */
export function hoverSpec(
  document: ParsedDocument,
  position: Position,
  knowledge: AttributeKnowledge,
  checked?: CheckedDocument,
): Hover | null {
  const { spec, source } = document;
  const place = spec && specPlaceAt(spec, source.offsetAt(position));
  if (place === undefined) return null;
  const texts = [onHost(place, checked, knowledge), textAt(place, knowledge)].filter(
    (text) => text !== undefined,
  );
  if (texts.length === 0) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: texts.join('\n\n---\n\n') },
    range: rangeOf(source, place.span),
  };
}

function textAt(place: SpecPlace, knowledge: AttributeKnowledge): string | undefined {
  const { catalog, translate } = knowledge;
  if (place.kind === 'address') {
    const cached = catalog.cached(place.address);
    const notFetched = { key: 'hover.not-fetched', args: [] } as const;
    return cached === undefined ? render(notFetched, translate) : schemaMarkdown(cached, translate);
  }
  if (place.kind === 'namespace' || place.kind === 'version') {
    const name = place.kind === 'namespace' ? place.name : place.entry.name;
    const entry = place.entry ?? { name, version: undefined, address: undefined };
    const { schema } = resolveEntry(entry, catalog);
    return schema && schemaMarkdown(schema, translate);
  }
  const resolved = resolveAttribute(place.attribute, resolveEntry(place.entry, catalog), catalog);
  const asked = place.kind === 'value' ? place.attribute.text : undefined;
  return knownAttributeMarkdown(resolved, asked, knowledge);
}

/** Undefined where the value bears on no question, or nothing is known of the host. */
function onHost(
  place: SpecPlace,
  checked: CheckedDocument | undefined,
  { translate }: AttributeKnowledge,
): string | undefined {
  if (checked === undefined || (place.kind !== 'attribute' && place.kind !== 'value')) {
    return undefined;
  }
  const lines = linesByKey(checked.report).get(place.attribute.key);
  return lines && answersMarkdown(lines, checked.host.name, translate);
}
