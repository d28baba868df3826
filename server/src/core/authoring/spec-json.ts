import type { CompatibilityOutline, SpecOutline } from './new-spec.js';
import { type Pieces, quoted } from './snippet.js';

/** A compatibility spec as JSON. */
export function specJson({ name, addresses, compatibilities }: SpecOutline): Pieces {
  const schemas = addresses.map(([namespace, address]) => [
    `      ${quoted(namespace)}: ${quoted(address)}`,
  ]);
  return [
    '{\n  "version": "0.0.0",\n  "kind": "CompatibilitySpec",\n',
    '  "metadata": {\n    "name": "',
    name,
    '",\n    "schemas": ',
    ...block('{', schemas, '    }'),
    '\n  },\n  "compatibilities": ',
    ...block('[', compatibilities.map(compatibility), '  ]'),
    '\n}\n',
  ];
}

function compatibility({ namespace, version, attributes }: CompatibilityOutline): Pieces {
  const lines = attributes.map(({ name, value }) => [`        ${quoted(name)}: "`, value, '"']);
  return [
    `    {\n      "name": ${quoted(namespace)},\n`,
    version === '' ? '' : `      "version": ${quoted(version)},\n`,
    '      "attributes": ',
    ...block('{', lines, '      }'),
    '\n    }',
  ];
}

/** An object or array of members on lines of their own. */
function block(open: '{' | '[', members: readonly Pieces[], close: string): Pieces {
  if (members.length === 0) return [open + close.trimStart()];
  const separated = members.flatMap((member, index) => (index === 0 ? member : [',\n', ...member]));
  return [`${open}\n`, ...separated, `\n${close}`];
}
