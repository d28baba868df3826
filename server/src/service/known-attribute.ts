import { type Argument, type MessageKey, render } from '../core/messages.js';
import type { Catalog, CatalogSchema } from '../core/schema/catalog.js';
import { summaryOf } from '../core/schema/summary.js';
import { attributeMarkdown } from './attribute-markdown.js';
import { codeSpan, escapeMarkdown } from './markdown.js';
import { shortPlace } from './schema-markdown.js';
import type { Users } from './users.js';

/** What is known beyond the document that an attribute stands in. */
export interface AttributeKnowledge {
  readonly catalog: Catalog;
  /** How many documents of the workspace use an attribute. */
  readonly usersOf: (namespace: string, name: string) => Users;
  readonly translate: (template: string) => string;
}

/** An attribute that a spec or a label names. */
interface NamedAttribute {
  readonly namespace: string;
  /** In the namespace. */
  readonly name: string;
  readonly schema: CatalogSchema | undefined;
}

/**
 * Says in Markdown what an attribute means, and which schema says so; undefined where none does.
 * @param value that it is given, where that is what is asked about
 */
export function knownAttributeMarkdown(
  { namespace, name, schema }: NamedAttribute,
  value: string | undefined,
  { catalog, usersOf, translate }: AttributeKnowledge,
): string | undefined {
  const summary = schema && summaryOf(catalog, schema, name);
  if (schema === undefined || summary === undefined) return undefined;
  const say = (key: MessageKey, ...args: readonly Argument[]): string =>
    render({ key, args }, translate);
  const alias = value === undefined ? undefined : summary.definition.aliases.get(value);
  const head = alias ? [say('hover.alias', codeSpan(value ?? ''), codeSpan(alias))] : [];
  const users = usersOf(namespace, name);
  return [
    ...head,
    attributeMarkdown({ ...summary, users }, translate),
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
