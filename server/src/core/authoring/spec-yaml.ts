import { visible } from '../text/visible.js';
import type { AttributeOutline, CompatibilityOutline, SpecOutline } from './new-spec.js';
import { type Pieces, quoted } from './snippet.js';

/**
 * A compatibility spec as YAML. Values stand in quotes, so that `no` and `22.04` stay texts; above each
 * attribute a comment says what it is about.
 */
export function specYaml({ name, addresses, compatibilities }: SpecOutline): Pieces {
  const schemas = addresses.map(
    ([namespace, address]) => `\n    ${key(namespace)}: ${quoted(address)}`,
  );
  return [
    'version: "0.0.0"\nkind: CompatibilitySpec\nmetadata:\n  name: "',
    name,
    '"\n  schemas:',
    ...(schemas.length === 0 ? [' {}'] : schemas),
    '\ncompatibilities:',
    ...(compatibilities.length === 0 ? [' []'] : compatibilities.flatMap(compatibility)),
    '\n',
  ];
}

function compatibility({ namespace, version, attributes }: CompatibilityOutline): Pieces {
  return [
    `\n  - name: ${quoted(namespace)}`,
    version === '' ? '' : `\n    version: ${quoted(version)}`,
    '\n    attributes:',
    ...(attributes.length === 0 ? [' {}'] : attributes.flatMap(attribute)),
  ];
}

function attribute({ name, meaning, value }: AttributeOutline): Pieces {
  return [comment(meaning), `\n      ${key(name)}: "`, value, '"'];
}

/** Lines of their own above an attribute, whatever the text. */
function comment(text: string): string {
  const lines: string[] = [];
  for (const word of visible(text.replace(/\s+/g, ' ').trim()).split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= commentWidth) lines[lines.length - 1] = longer;
    else if (word !== '') lines.push(word);
  }
  return lines.map((line) => `\n      # ${line}`).join('');
}

/** Characters of a line of a comment; a longer word stays whole. */
const commentWidth = 90;

/** A name as it stands, where YAML takes it for nothing but a text. */
function key(name: string): string {
  return /^[a-z_][\w-]*(?:\.[\w-]+)*$/i.test(name) && !taken.test(name) ? name : quoted(name);
}

/** What YAML 1.1 and 1.2 read as something else. */
const taken = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
