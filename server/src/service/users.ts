import { type Message, render } from '../core/messages.js';

/** How many documents use an attribute. */
export interface Users {
  readonly specs: number;
  readonly dockerfiles: number;
}

/** Counts documents, each of which is given once. */
export function counted(documents: Iterable<{ readonly kind: 'spec' | 'dockerfile' }>): Users {
  let specs = 0;
  let dockerfiles = 0;
  for (const { kind } of documents) {
    if (kind === 'spec') specs += 1;
    else dockerfiles += 1;
  }
  return { specs, dockerfiles };
}

/** How many they are and of what kind, as a hover or a lens says it. */
export function usersText(
  where: 'attribute' | 'lens',
  { specs, dockerfiles }: Users,
  translate: (template: string) => string,
): string {
  return render(usersMessage(where, specs, dockerfiles), translate);
}

function usersMessage(where: 'attribute' | 'lens', specs: number, dockerfiles: number): Message {
  if (dockerfiles === 0) {
    if (specs === 0) return { key: `${where}.uses.none`, args: [] };
    return specs === 1
      ? { key: `${where}.uses.one`, args: [] }
      : { key: `${where}.uses`, args: [String(specs)] };
  }
  if (specs === 0) {
    return dockerfiles === 1
      ? { key: `${where}.uses.dockerfile`, args: [] }
      : { key: `${where}.uses.dockerfiles`, args: [String(dockerfiles)] };
  }
  const args = [
    numbered('uses.spec', 'uses.specs', specs),
    numbered('uses.dockerfile', 'uses.dockerfiles', dockerfiles),
  ];
  return { key: `${where}.uses.both`, args };
}

function numbered<Key extends Message['key']>(one: Key, more: Key, count: number): Message {
  return count === 1 ? { key: one, args: [] } : { key: more, args: [String(count)] };
}
