import { JsonKind } from '../core/json/tree.js';
import { type Argument, type MessageKey, render } from '../core/messages.js';
import type { CatalogSchema } from '../core/schema/catalog.js';
import { codeSpan, escapeMarkdown } from './markdown.js';

/** What is known of a schema, for a person: which one it is, what it is about, and where it is from. */
export function schemaMarkdown(
  { namespace, version, origin, place, schema }: CatalogSchema,
  translate: (template: string) => string,
): string {
  const say = (key: MessageKey, ...args: readonly Argument[]): string =>
    render({ key, args }, translate);
  const { tree, graph } = schema;
  const label = tree.member(graph, 'label');
  const description = tree.member(tree.member(graph, 'metadata'), 'description');
  const text = (node: number): string =>
    tree.is(node, JsonKind.String) ? escapeMarkdown(tree.string(node)) : '';
  return [
    `### ${escapeMarkdown(`${namespace} ${version}`.trim(), 500)}`,
    text(label),
    text(description),
    `- ${say('hover.attributes', String(schema.count))}\n- ${say(`hover.origin.${origin}`, codeSpan(shortPlace(place)))}`,
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Of a file its folder and name; of an address all of it. */
export function shortPlace(place: string): string {
  if (/^https?:/.test(place)) return place;
  const short = place.split('/').slice(-2).join('/');
  try {
    return decodeURIComponent(short);
  } catch (error) {
    // No encoding of anything: as it is, then.
    if (error instanceof URIError) return short;
    throw error;
  }
}
