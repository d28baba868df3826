import type { Written } from './written.js';

/** What a spec says of one namespace. */
export interface ContentEntry {
  /** Empty where nobody knows it. */
  readonly namespace: string;
  /** The version of the schema. */
  readonly version: string | undefined;
  /** The address of the schema. */
  readonly address: string | undefined;
  /** Values by names in the namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Members that no dialect knows. */
  readonly members: ReadonlyMap<string, Written>;
}

/**
 * Entries that are one: of a namespace, a version and an address, unless they contradict each other.
 * @param own what entries say of their own namespace
 * @param foreign what they say of another one, by qualified names: it goes to the entry of that
 * namespace where there is just one, since it names no version itself
 */
export function joinedEntries(
  own: readonly ContentEntry[],
  foreign: readonly ContentEntry[],
): readonly ContentEntry[] {
  const entries: ContentEntry[] = [];
  const join = (index: number, piece: ContentEntry): void => {
    const { attributes, members, ...heading } = entries[index]!;
    entries[index] = {
      ...heading,
      attributes: new Map([...attributes, ...piece.attributes]),
      members: new Map([...members, ...piece.members]),
    };
  };
  const add = (piece: ContentEntry): void => {
    const same = entries.findIndex((entry) => isSame(entry, piece) && agree(entry, piece));
    if (same < 0) entries.push(piece);
    else join(same, piece);
  };
  for (const piece of own) add(piece);
  for (const piece of foreign) {
    const there = entries.filter(({ namespace }) => namespace === piece.namespace);
    const [only] = there;
    if (only !== undefined && there.length === 1 && agree(only, piece)) {
      join(entries.indexOf(only), piece);
    } else add(piece);
  }
  return entries;
}

function isSame(one: ContentEntry, other: ContentEntry): boolean {
  return (
    one.namespace === other.namespace &&
    one.version === other.version &&
    one.address === other.address
  );
}

/** Whether no attribute has two values; of members that no dialect knows, none may be there twice. */
function agree(one: ContentEntry, other: ContentEntry): boolean {
  for (const [name, value] of other.attributes) {
    if ((one.attributes.get(name) ?? value) !== value) return false;
  }
  return ![...other.members.keys()].some((name) => one.members.has(name));
}
