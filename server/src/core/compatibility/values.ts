import type { AttributeDefinition } from '../schema/definition.js';

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
