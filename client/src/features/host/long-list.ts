/** Entries of a list that a line has room for. */
const most = 8;
/** Of a longer one so many are shown. */
const shown = 2;

/** The beginning of a long list, as a line in a tree has room for it. */
export interface LongList {
  readonly first: string;
  /** Entries in all. */
  readonly count: number;
}

/** Undefined of what is no list (entries with commas between), or a short one. */
export function longList(value: string): LongList | undefined {
  // A comma before a space is one of a sentence or a name.
  const entries = value.split(/,(?! )/);
  if (entries.length <= most) return undefined;
  return { first: entries.slice(0, shown).join(', '), count: entries.length };
}
