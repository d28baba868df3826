import { JsonKind, type JsonTree } from '../json/tree.js';
import type { Message, MessageKey } from '../messages.js';

const named: Readonly<Record<string, MessageKey>> = {
  object: 'type.object',
  array: 'type.array',
  string: 'type.string',
  number: 'type.number',
  integer: 'type.number',
  boolean: 'type.boolean',
  null: 'type.null',
};

/** A JSON Schema type as words: "an object". */
export function typeNamed(type: string): Message {
  return { key: named[type] ?? 'type.object', args: [] };
}

/** What a node is, as words. */
export function typeOf(tree: JsonTree, node: number): Message {
  return { key: byKind[tree.kind(node) ?? JsonKind.Null], args: [] };
}

const byKind: Readonly<Record<JsonKind, MessageKey>> = {
  [JsonKind.Null]: 'type.null',
  [JsonKind.False]: 'type.boolean',
  [JsonKind.True]: 'type.boolean',
  [JsonKind.Number]: 'type.number',
  [JsonKind.String]: 'type.string',
  [JsonKind.Key]: 'type.string',
  [JsonKind.Array]: 'type.array',
  [JsonKind.Object]: 'type.object',
};
