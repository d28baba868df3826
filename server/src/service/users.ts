import type { RecipeKind } from '../core/kind.js';
import { type Message, render } from '../core/messages.js';

/** How many documents use an attribute. */
export interface Users {
  readonly specs: number;
  readonly dockerfiles: number;
  readonly definitions: number;
}

/** Counts documents, each of which is given once. */
export function counted(documents: Iterable<{ readonly kind: 'spec' | RecipeKind }>): Users {
  const counts = { spec: 0, dockerfile: 0, definition: 0 };
  for (const { kind } of documents) counts[kind] += 1;
  return { specs: counts.spec, dockerfiles: counts.dockerfile, definitions: counts.definition };
}

/** How many they are and of what kind, as a hover or a lens says it. */
export function usersText(
  where: 'attribute' | 'lens',
  users: Users,
  translate: (template: string) => string,
): string {
  return render(usersMessage(where, users), translate);
}

function usersMessage(
  where: 'attribute' | 'lens',
  { specs, dockerfiles, definitions }: Users,
): Message {
  const all: Message[] = [
    ...numbered('uses.spec', 'uses.specs', specs),
    ...numbered('uses.dockerfile', 'uses.dockerfiles', dockerfiles),
    ...numbered('uses.definition', 'uses.definitions', definitions),
  ];
  if (all.length === 3) return { key: `${where}.uses.all`, args: all };
  if (all.length === 2) return { key: `${where}.uses.both`, args: all };
  if (dockerfiles > 0) {
    return dockerfiles === 1
      ? { key: `${where}.uses.dockerfile`, args: [] }
      : { key: `${where}.uses.dockerfiles`, args: [String(dockerfiles)] };
  }
  if (definitions > 0) {
    return definitions === 1
      ? { key: `${where}.uses.definition`, args: [] }
      : { key: `${where}.uses.definitions`, args: [String(definitions)] };
  }
  if (specs === 0) return { key: `${where}.uses.none`, args: [] };
  return specs === 1
    ? { key: `${where}.uses.one`, args: [] }
    : { key: `${where}.uses`, args: [String(specs)] };
}

/** None, one or more of them. */
function numbered<Key extends Message['key']>(one: Key, more: Key, count: number): Message[] {
  if (count === 0) return [];
  return [count === 1 ? { key: one, args: [] } : { key: more, args: [String(count)] }];
}
