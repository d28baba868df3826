import type { Subject } from '../../core/compatibility/subject.js';
import { entriesOf, isList } from '../../core/compatibility/values.js';
import { visible } from '../../core/text/visible.js';

/** Numbers in names by their value. */
const order = new Intl.Collator('en', { numeric: true });

/**
 * What a host states, to be read beside another one: an attribute a line, by name; values as the schemas
 * write them; of a list each entry on a line of its own. What is inferred is left out: it says nothing
 * that the rest does not.
 */
export function attributesText({ stated }: Subject): string {
  const lines = stated
    .filter(({ origin }) => origin !== 'inferred')
    .sort((one, other) => order.compare(one.attribute, other.attribute))
    .flatMap(({ attribute, known, value, contradicted }) => {
      const values = contradicted === undefined ? [value] : [value, contradicted];
      const isSplit = known !== undefined && isList(known.definition);
      const shown = isSplit ? values.flatMap(entriesOf).sort(order.compare) : values;
      if (shown.length === 1) return [`${attribute}: ${shown[0]}`];
      return [`${attribute}:`, ...[...new Set(shown)].map((one) => `  ${one}`)];
    });
  return lines.map((line) => `${visible(line)}\n`).join('');
}
