import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { type Argument, type MessageKey, render } from '../../core/messages.js';
import type { Catalog, CatalogSchema } from '../../core/schema/catalog.js';
import { summaryOf } from '../../core/schema/summary.js';
import { resolveAttribute, resolveEntry } from '../../core/spec/resolve.js';
import { attributeMarkdown } from '../attribute-markdown.js';
import type { ParsedDocument } from '../document.js';
import { codeSpan, escapeMarkdown } from '../markdown.js';
import { rangeOf } from '../places.js';
import { schemaMarkdown, shortPlace } from '../schema-markdown.js';
import { type SpecPlace, specPlaceAt } from './place.js';

/** What is known beyond the document. */
export interface HoverKnowledge {
  readonly catalog: Catalog;
  /** How many specs of the workspace use an attribute. */
  readonly usesOf: (namespace: string, name: string) => number;
  readonly translate: (template: string) => string;
}

/** Says what stands at a place of a spec, and which schema says so. */
export function hoverSpec(
  document: ParsedDocument,
  position: Position,
  knowledge: HoverKnowledge,
): Hover | null {
  const { spec, source } = document;
  const place = spec && specPlaceAt(spec, source.offsetAt(position));
  if (place === undefined) return null;
  const value = textAt(place, knowledge);
  if (value === undefined) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: rangeOf(source, place.span),
  };
}

function textAt(place: SpecPlace, knowledge: HoverKnowledge): string | undefined {
  const { catalog, usesOf, translate } = knowledge;
  const say = (key: MessageKey, ...args: readonly Argument[]): string =>
    render({ key, args }, translate);
  if (place.kind === 'address') {
    const cached = catalog.cached(place.address);
    return cached === undefined ? say('hover.not-fetched') : schemaMarkdown(cached, translate);
  }
  if (place.kind === 'namespace' || place.kind === 'version') {
    const name = place.kind === 'namespace' ? place.name : place.entry.name;
    const entry = place.entry ?? { name, version: undefined, address: undefined };
    const { schema } = resolveEntry(entry, catalog);
    return schema && schemaMarkdown(schema, translate);
  }
  const resolved = resolveAttribute(place.attribute, resolveEntry(place.entry, catalog), catalog);
  const { schema, namespace, name } = resolved;
  const summary = schema && summaryOf(catalog, schema, name);
  if (schema === undefined || summary === undefined) return undefined;
  const alias =
    place.kind === 'value' && summary.definition.aliases.get(place.attribute.text ?? '');
  const head = alias
    ? [say('hover.alias', codeSpan(place.attribute.text ?? ''), codeSpan(alias))]
    : [];
  const uses = usesOf(namespace, name);
  return [
    ...head,
    attributeMarkdown({ ...summary, uses }, translate),
    fromSchema(schema, say),
  ].join('\n\n');
}

/** Which schema that is, and where it is from: a person has to be able to tell. */
function fromSchema(
  { namespace, version, origin, place }: CatalogSchema,
  say: (key: MessageKey, ...args: readonly Argument[]) => string,
): string {
  const named = escapeMarkdown(`${namespace} ${version}`.trim(), 200);
  const from = say(`hover.origin.${origin}`, codeSpan(shortPlace(place)));
  return `*${say('hover.schema', named, from)}*`;
}
