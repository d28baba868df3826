import { JsonKind, none } from '../json/tree.js';
import { isObject, type JsonObject, type JsonValue, valueAt } from '../json/value.js';
import { formatNamed, type ValueFormat } from './formats.js';
import type { SchemaModel } from './model.js';

/** How a value of an attribute, always written as a string, is read. */
const valueTypes = [
  'string',
  'version',
  'boolean',
  'integer',
  'microarchitecture',
  'list',
] as const;
type ValueType = (typeof valueTypes)[number];

/** What a schema says of an attribute. Metadata that can not be used as written is left out. */
export interface AttributeDefinition {
  readonly name: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  /** Undefined where the schema names none; a value is then read as a `string`. */
  readonly type: ValueType | undefined;
  /** What a `string` has to look like; undefined where that is not told. */
  readonly format: ValueFormat | undefined;
  /** The values there are, where they can be told in full; of a list, those of each entry. */
  readonly values: readonly string[] | undefined;
  /** Other spellings, each with the value it stands for. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The name of the comparison that a check makes. */
  readonly comparison: string | undefined;
  /** The questions of a check that the attribute bears on. */
  readonly answers: readonly string[];
  readonly inferred: { readonly from: string; readonly table: string } | undefined;
  /** `extractor.section.key`, where extraction finds a host's value. */
  readonly source: string | undefined;
  /** Why not to use it, and what instead. */
  readonly deprecated: string | undefined;
  /** Whether images of the domain should carry the attribute as a label. */
  readonly recommended: boolean;
  /** Whether the node has a `metadata` object at all. */
  readonly hasMetadata: boolean;
}

/** The definition of a schema's attribute, by its index. */
export function definitionOf(schema: SchemaModel, index: number): AttributeDefinition {
  const { tree } = schema;
  const label = tree.member(tree.valueOf(schema.key(index)), 'label');
  const node = schema.metadata(index);
  const metadata = node === none ? {} : (valueAt(tree, node) as JsonObject);
  const inferred = metadata['inferred'];
  return {
    name: schema.name(index),
    label: tree.is(label, JsonKind.String) ? tree.string(label) : undefined,
    description: textOr(metadata['description']),
    type: valueTypes.find((type) => type === metadata['type']),
    format: formatNamed(metadata['format']),
    values: textsOr(metadata['values']),
    aliases: aliasesOf(metadata['aliases']),
    comparison: textOr(metadata['comparison']),
    answers: textsOr(metadata['answers']) ?? [],
    inferred: inferenceOf(inferred),
    source: textOr(metadata['source']),
    deprecated: textOr(metadata['deprecated']),
    recommended: metadata['recommended'] === true,
    hasMetadata: node !== none,
  };
}

function textOr(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOr(value: JsonValue | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((one) => typeof one === 'string');
  return texts.length > 0 ? texts : undefined;
}

function aliasesOf(value: JsonValue | undefined): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const [alias, means] of isObject(value) ? Object.entries(value) : []) {
    if (typeof means === 'string') aliases.set(alias, means);
  }
  return aliases;
}

function inferenceOf(value: JsonValue | undefined): AttributeDefinition['inferred'] {
  if (!isObject(value)) return undefined;
  const { from, table } = value;
  return typeof from === 'string' && typeof table === 'string' ? { from, table } : undefined;
}
