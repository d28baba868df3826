import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { valueAt } from '../json/value.js';
import type { FoundAttribute } from '../schema/catalog.js';
import type { AttributeDefinition } from '../schema/definition.js';
import type { SchemaModel } from '../schema/model.js';
import type { PictureDetail } from './view/model.js';

/** Longer texts are told by their beginning: a picture is no place to read a chapter. */
const mostText = 2000;
/** Members that nobody described: so many are shown. */
const mostMembers = 50;

/** What is known of an attribute, row by row; what the schema does not say has no row. */
export function attributeDetails({
  in: { schema, version },
  index,
  definition,
  described,
}: FoundAttribute): PictureDetail[] {
  const { tree } = schema;
  const rows: PictureDetail[] = [];
  const add = (key: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') rows.push({ key, text: beginning(text) });
  };
  const { inferred } = definition;
  const isBorrowed = definition.hasMetadata && described.version !== version;
  add('label', definition.label);
  add('description', definition.description);
  add('type', definition.type);
  add('values', definition.values?.join(', '));
  add('aliases', aliasesOf(definition));
  add('comparison', definition.comparison);
  add('answers', definition.answers.join(', '));
  if (inferred !== undefined) add('inferred', `${inferred.from} (${inferred.table})`);
  add('source', definition.source);
  add('deprecated', definition.deprecated);
  if (isBorrowed) add('from', described.version);
  otherMembers(rows, tree, schema.metadata(index), knownMetadata);
  otherMembers(rows, tree, tree.valueOf(schema.key(index)), knownMembers);
  return rows;
}

function aliasesOf({ aliases }: AttributeDefinition): string {
  if (aliases.size === 0) return '';
  return [...aliases].map(([alias, means]) => `${alias} → ${means}`).join(', ');
}

const knownMetadata: ReadonlySet<string> = new Set([
  'description',
  'type',
  'values',
  'aliases',
  'comparison',
  'answers',
  'inferred',
  'source',
  'deprecated',
]);
const knownMembers: ReadonlySet<string> = new Set(['label', 'metadata']);
const knownOfGraph: ReadonlySet<string> = new Set(['version', 'description', 'source']);

/** What a graph says of itself as a whole. */
export function graphDetails({ tree, graph, version }: SchemaModel): PictureDetail[] {
  const metadata = tree.member(graph, 'metadata');
  const rows: PictureDetail[] = [];
  for (const [key, text] of [
    ['label', textAt(tree, tree.member(graph, 'label'))],
    ['version', version],
    ['description', textAt(tree, tree.member(metadata, 'description'))],
    ['source', textAt(tree, tree.member(metadata, 'source'))],
  ] as const) {
    if (text !== undefined && text !== '') rows.push({ key, text: beginning(text) });
  }
  otherMembers(rows, tree, metadata, knownOfGraph);
  return rows;
}

/** The text of a string; undefined of anything else. */
export function textAt(tree: JsonTree, node: number): string | undefined {
  return tree.is(node, JsonKind.String) ? tree.string(node) : undefined;
}

/** Members that no row is made of, as they are written: their heading is their name. */
function otherMembers(
  rows: PictureDetail[],
  tree: JsonTree,
  object: number,
  known: ReadonlySet<string>,
): void {
  if (object === none || !tree.is(object, JsonKind.Object)) return;
  const most = rows.length + mostMembers;
  const end = tree.next(object);
  for (let key = object + 1; key < end && rows.length < most; key = tree.next(key)) {
    const name = tree.string(key);
    const value = tree.valueOf(key);
    if (value === none || known.has(name)) continue;
    const text = textAt(tree, value) ?? JSON.stringify(valueAt(tree, value));
    rows.push({ key: beginning(name), text: beginning(text) });
  }
}

/** The beginning of a text that may be of any length. */
export function beginning(text: string, most: number = mostText): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\p{Surrogate}$/u, '')}…`;
}
