import { canonical, entriesOf, isList, spellingsOf } from '../compatibility/values.js';
import { attributeOf } from '../dockerfile/attribute.js';
import { readJson } from '../json/read.js';
import type { Message } from '../messages.js';
import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { AttributeDefinition } from '../schema/definition.js';
import type { ContentEntry } from './content-entries.js';
import { judgeSpec } from './judge.js';
import { nestedShape } from './nested.js';
import { documentText, layoutOf } from './write.js';
import type { WrittenObject } from './written.js';

/** A label of an image, as far as it is known. */
export interface GivenLabel {
  readonly name: string;
  /** Whether the name is known; else it is as written, with its variable. */
  readonly isNameKnown: boolean;
  /** Undefined where it holds a variable that is not known. */
  readonly value: string | undefined;
}

/**
 * Why a label is not in the spec: no schema is known of its namespace; its schema, the newest version,
 * does not declare it; its name or its value holds a variable that is not known; or it has no text,
 * which takes back what a base image says.
 */
export type LeftOut = 'namespace' | 'undeclared' | 'name' | 'value' | 'empty';

/** What there is to say of a label. */
export interface LabelRemark {
  readonly label: string;
  /** Undefined where it is in the spec all the same. */
  readonly leftOut: LeftOut | undefined;
  /** What a judgement of the spec says of it, or would say if it were there. */
  readonly message: Message | undefined;
}

/** What labels say, as a spec says it. */
export interface LabelsReading {
  /** One for each namespace, in the order of the labels. */
  readonly entries: readonly ContentEntry[];
  /** First those of labels that are no attributes. */
  readonly remarks: readonly LabelRemark[];
}

/**
 * Takes the attributes out of labels: those whose name begins with the namespace of a known schema, in
 * its newest version, by which labels are judged. Values are written as the schema writes them: aliases
 * and other spellings are replaced, `true` is `yes`, lists have no white space.
 * @param labels each name once
 */
export function entriesOfLabels(labels: readonly GivenLabel[], catalog: Catalog): LabelsReading {
  const found: Found[] = [];
  const left: LabelRemark[] = [];
  for (const label of labels) {
    const one = findAttribute(label, catalog);
    if (typeof one !== 'string') found.push(one);
    else left.push({ label: label.name, leftOut: one, message: undefined });
  }
  return {
    entries: byNamespace(found.filter(({ isDeclared }) => isDeclared)),
    remarks: [...left, ...judged(found, catalog)],
  };
}

/** A new spec of dialect d. */
export function specOfEntries(name: string, entries: readonly ContentEntry[]): WrittenObject {
  const content = {
    version: '0.0.0',
    name,
    entries,
    addresses: new Map(),
    members: new Map(),
    metadata: new Map(),
    isMapping: false,
  };
  return nestedShape(content, 'd').value;
}

/** A label that is an attribute, or would be one if its schema declared it. */
interface Found {
  readonly label: string;
  readonly schema: CatalogSchema;
  readonly name: string;
  readonly value: string;
  readonly isDeclared: boolean;
}

function findAttribute(label: GivenLabel, catalog: Catalog): Found | LeftOut {
  if (!label.isNameKnown) return 'name';
  const { schema, name, isDeclared } = attributeOf(label, catalog);
  if (schema === undefined) return 'namespace';
  if (label.value === undefined) return 'value';
  if (label.value.trim() === '') return 'empty';
  const definition = catalog.attribute(schema, name)?.definition;
  const value = definition === undefined ? label.value : valueIn(definition, label.value);
  return { label: label.name, schema, name, value, isDeclared };
}

/** A value as the schema writes it; of a list, each entry once. */
function valueIn(definition: AttributeDefinition, text: string): string {
  const value = canonical(definition, spellingsOf(definition), text);
  return isList(definition) ? entriesOf(value).join(',') : value;
}

function byNamespace(found: readonly Found[]): readonly ContentEntry[] {
  const entries = new Map<CatalogSchema, Map<string, string>>();
  for (const { schema, name, value } of found) {
    const attributes = entries.get(schema) ?? new Map<string, string>();
    entries.set(schema, attributes.set(name, value));
  }
  return [...entries].map(([{ namespace, version, origin, place }, attributes]) => ({
    namespace,
    version: version === '' ? undefined : version,
    // Only what was fetched has an address that is known.
    address: origin === 'cache' ? place : undefined,
    attributes,
    members: new Map(),
  }));
}

/** What a judgement says of the spec that all of them would be, in the words it has for specs. */
function judged(found: readonly Found[], catalog: Catalog): readonly LabelRemark[] {
  const value = specOfEntries('', byNamespace(found));
  const tree = readJson(documentText(value, 'json', layoutOf('', 'json')));
  const { spec, findings } = judgeSpec(tree, catalog);
  const byLabel = new Map(found.map((one) => [one.label, one]));
  const places = new Map<number, Found>();
  for (const entry of spec.entries) {
    for (const { name, key, value: node } of entry.attributes) {
      const one = byLabel.get(`${entry.name}.${name}`)!;
      places.set(tree.word(key).start, one).set(tree.word(node).start, one);
    }
  }
  const remarks = findings.flatMap(({ start, message }): LabelRemark[] => {
    const one = places.get(start);
    if (one === undefined) return [];
    return [{ label: one.label, leftOut: one.isDeclared ? undefined : 'undeclared', message }];
  });
  // Whatever a judgement says or does not: what is left out is told.
  const told = new Set(remarks.map(({ label }) => label));
  const untold = found.filter(({ label, isDeclared }) => !isDeclared && !told.has(label));
  return [
    ...remarks,
    ...untold.map(({ label }): LabelRemark => {
      return { label, leftOut: 'undeclared', message: undefined };
    }),
  ];
}
