import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import { placeholdersOf } from './placeholders.js';
import { asSnippet, asText, type Slot } from './snippet.js';
import { specJson } from './spec-json.js';
import { specYaml } from './spec-yaml.js';

/** What a new compatibility spec says, before it is written in a format. */
export interface SpecOutline {
  readonly name: Slot;
  /** The addresses of schemas by namespace, of those that have one. */
  readonly addresses: readonly (readonly [namespace: string, address: string])[];
  readonly compatibilities: readonly CompatibilityOutline[];
}

export interface CompatibilityOutline {
  readonly namespace: string;
  /** Empty where the schema has none. */
  readonly version: string;
  readonly attributes: readonly AttributeOutline[];
}

export interface AttributeOutline {
  readonly name: string;
  /** What it is about, for people; empty where the schema does not say. */
  readonly meaning: string;
  readonly value: Slot;
}

const writers = { json: specJson, yaml: specYaml };
type SpecFormat = keyof typeof writers;

export interface NewSpecOptions {
  readonly format: SpecFormat;
  /** As a snippet, with a tab stop at each value. */
  readonly snippet?: boolean;
  /** Values of attributes that have one already, by their names. */
  readonly values?: ReadonlyMap<string, string>;
}

/** The text of a compatibility spec to start from: the attributes of schemas, each to be given a value. */
export function newSpecText(
  schemas: readonly CatalogSchema[],
  catalog: Catalog,
  { format, snippet = false, values = new Map() }: NewSpecOptions,
): string {
  const pieces = writers[format]({
    name: { byDefault: 'example' },
    addresses: schemas.flatMap(addressOf),
    compatibilities: schemas.map((schema) => ({
      namespace: schema.namespace,
      version: schema.version,
      attributes: placeholdersOf(schema, catalog).map((definition) => ({
        name: definition.name,
        meaning: [definition.label, definition.description].filter(Boolean).join(': '),
        value: { byDefault: values.get(definition.name) ?? '' },
      })),
    })),
  });
  return snippet ? asSnippet(pieces) : asText(pieces);
}

/** Only what was fetched has an address that is known; other schemas are found by their namespace. */
function addressOf({ namespace, origin, place }: CatalogSchema): [string, string][] {
  return origin === 'cache' ? [[namespace, place]] : [];
}
