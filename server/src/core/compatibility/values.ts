import type { AttributeDefinition } from '../schema/definition.js';
import { compareVersions, readVersion } from '../version/version.js';

/** A `boolean` value; undefined where the text is none. */
export function readBoolean(text: string): boolean | undefined {
  switch (text.toLowerCase()) {
    case 'yes':
    case 'true':
      return true;
    case 'no':
    case 'false':
      return false;
    default:
      return undefined;
  }
}

/** The entries of a `list`, each once. */
export function entriesOf(text: string): readonly string[] {
  const entries = text.split(',').map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ''))];
}

/** Whether values of an attribute are lists: `one-of` takes several of any type. */
export function isList({ type, comparison }: AttributeDefinition): boolean {
  return type === 'list' || comparison === 'one-of';
}

/**
 * How the schema writes a value: aliases replaced, and of values that the schema lists the case. Of a
 * list, each entry.
 */
export function canonical(
  definition: AttributeDefinition,
  spellings: ReadonlyMap<string, string>,
  text: string,
): string {
  const one = (written: string): string => {
    return definition.aliases.get(written) ?? spellings.get(written.toLowerCase()) ?? written;
  };
  const trimmed = text.trim();
  if (isList(definition)) return entriesOf(trimmed).map(one).join(',');
  const value = one(trimmed);
  if (definition.type !== 'boolean') return value;
  const truth = readBoolean(value);
  return truth === undefined ? value : yesOrNo(truth);
}

/**
 * Whether two values, as the schema writes them, say the same: versions where a missing number is 0, as in
 * 2.35 and 2.35.0, lists in whatever order.
 * @param definition undefined where no known schema declares the attribute
 */
export function areSame(
  definition: AttributeDefinition | undefined,
  one: string,
  other: string,
): boolean {
  if (one === other || definition === undefined) return one === other;
  if (isList(definition)) {
    const entries = new Set(entriesOf(one));
    const others = entriesOf(other);
    return others.length === entries.size && others.every((entry) => entries.has(entry));
  }
  const [left, right] = [readVersion(one), readVersion(other)];
  if (definition.type !== 'version' || left === undefined || right === undefined) return false;
  return compareVersions(left, right) === 0;
}

function yesOrNo(truth: boolean): string {
  return truth ? 'yes' : 'no';
}

/** The values and aliases of an attribute in lower case, each with the value that is meant. */
export function spellingsOf({ values, aliases }: AttributeDefinition): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const [alias, means] of aliases) spellings.set(alias.toLowerCase(), means);
  for (const value of values ?? []) spellings.set(value.toLowerCase(), value);
  return spellings;
}
