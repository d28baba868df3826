import { jsonSchemas } from '../generated/json-schemas.js';
import { isObject, type JsonValue } from '../json/value.js';

/** What the words of a node's metadata mean, as `schemas/node-metadata.schema.json` says it. */
interface Meanings {
  readonly types: ReadonlyMap<string, string>;
  readonly formats: ReadonlyMap<string, string>;
  readonly comparisons: ReadonlyMap<string, string>;
  readonly questions: ReadonlyMap<string, string>;
}

let read: Meanings | undefined;

/** How values of a type look and are read; plain text. */
export function meaningOfType(type: string): string | undefined {
  return meanings().types.get(type);
}

/** What a text of a format looks like; plain text. */
export function meaningOfFormat(format: string): string | undefined {
  return meanings().formats.get(format);
}

/** What a comparison asks of a host; plain text. */
export function meaningOfComparison(comparison: string): string | undefined {
  return meanings().comparisons.get(comparison);
}

/** What a question of a check asks; plain text. */
export function meaningOfQuestion(question: string): string | undefined {
  return meanings().questions.get(question);
}

/** Read by the first who asks. */
function meanings(): Meanings {
  if (read === undefined) {
    const schema = JSON.parse(jsonSchemas.nodeMetadata) as JsonValue;
    read = {
      types: described(schema, 'properties', 'type'),
      formats: described(schema, 'properties', 'format'),
      comparisons: described(schema, 'properties', 'comparison'),
      questions: described(schema, 'properties', 'answers', 'items'),
    };
  }
  return read;
}

/** The words that a member may be, each with its description. */
function described(schema: JsonValue, ...path: readonly string[]): ReadonlyMap<string, string> {
  let at: JsonValue | undefined = schema;
  for (const name of path) at = isObject(at) ? at[name] : undefined;
  const words = isObject(at) ? at['enum'] : undefined;
  const texts = isObject(at) ? at['enumDescriptions'] : undefined;
  const meant = new Map<string, string>();
  if (!Array.isArray(words) || !Array.isArray(texts)) return meant;
  for (const [index, word] of words.entries()) {
    const text = texts[index];
    if (typeof word === 'string' && typeof text === 'string') meant.set(word, text);
  }
  return meant;
}
