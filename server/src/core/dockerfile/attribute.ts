import type { Catalog } from '../schema/catalog.js';
import { type ResolvedAttribute, resolveAttribute, resolveEntry } from '../spec/resolve.js';
import type { Label } from './labels.js';

/** A Dockerfile chooses no versions: a label means the newest one known of its namespace. */
const noEntry = { name: '', version: undefined, address: undefined };

/** No attribute has a longer name; each dot of one would be looked at. UTF-16 code units. */
const longestName = 1000;

/** What a label means: an attribute of the namespace that its name begins with, or of none. */
export function attributeOf<Named extends Pick<Label, 'name'>>(
  label: Named,
  catalog: Catalog,
): ResolvedAttribute<Named> {
  const { name } = label;
  if (name.length > longestName) {
    return { attribute: label, namespace: '', name, schema: undefined, isDeclared: false };
  }
  return resolveAttribute(label, resolveEntry(noEntry, catalog), catalog);
}
