import { type Finding, finding, type Span } from '../finding.js';
import { type ValidationError, validateNodeMetadata } from '../generated/validators.js';
import { Locator, pointerSegment, segmentsOf } from '../json/locate.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { isObject, type JsonObject, type JsonValue, valueAt } from '../json/value.js';
import { fits, inferenceTables } from './metadata-fit.js';
import type { SchemaModel } from './model.js';
import { typeNamed, typeOf } from './types.js';

/** Members that only a validator can judge; a `description` that is a string needs none. */
const judged = [
  'type',
  'format',
  'values',
  'aliases',
  'comparison',
  'answers',
  'inferred',
  'source',
  'deprecated',
  'recommended',
];

/** Metadata that compspec knows but can not use as written. Its form: `schemas/node-metadata.schema.json`. */
export function metadataFindings(schema: SchemaModel): Finding[] {
  const { tree } = schema;
  const locator = new Locator(tree);
  const findings: Finding[] = [];
  for (let index = 0; index < schema.count; index += 1) {
    const metadata = schema.metadata(index);
    if (metadata === none || isPlain(tree, metadata)) continue;
    const value = valueAt(tree, metadata) as JsonObject;
    const place = new Place(tree, locator, metadata);
    findings.push(...formFindings(value, place), ...meaningFindings(schema, value, place));
  }
  return findings;
}

function isPlain(tree: JsonTree, metadata: number): boolean {
  const description = tree.member(metadata, 'description');
  if (description !== none && !tree.is(description, JsonKind.String)) return false;
  return judged.every((name) => tree.key(metadata, name) === none);
}

function formFindings(value: JsonObject, place: Place): Finding[] {
  if (validateNodeMetadata(value)) return [];
  return (validateNodeMetadata.errors ?? []).map((error) => formFinding(error, place));
}

function formFinding(error: ValidationError, place: Place): Finding {
  const { keyword, params, instancePath } = error;
  const span = place.of(instancePath);
  const name = segmentsOf(instancePath).pop() ?? 'metadata';
  switch (keyword) {
    case 'type': {
      const is = place.typeOf(instancePath);
      const type = typeNamed(String(params['type']));
      return finding('invalid-node-metadata', span, 'schema.metadata.type', [name, type, is]);
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly string[]).join(', ');
      return finding('invalid-node-metadata', span, 'schema.metadata.value', [
        place.textOf(instancePath),
        allowed,
      ]);
    }
    case 'pattern':
      return finding('invalid-node-metadata', span, 'schema.metadata.pattern', [
        place.textOf(instancePath),
        name,
      ]);
    case 'required':
      return finding('invalid-node-metadata', span, 'schema.metadata.missing', [
        name,
        String(params['missingProperty']),
      ]);
    case 'minItems':
    case 'minProperties':
      return finding('invalid-node-metadata', span, 'schema.metadata.empty', [name]);
    default:
      return finding('invalid-node-metadata', span, 'schema.metadata.other', [
        error.message ?? keyword,
      ]);
  }
}

/** What a JSON Schema can not say: that one member fits another, or the rest of the schema. */
function meaningFindings(schema: SchemaModel, value: JsonObject, place: Place): Finding[] {
  return [
    ...aliasFindings(value, place),
    ...comparisonFindings(value, place),
    ...tableFindings(value, place),
    ...inferenceFindings(schema, value, place),
  ];
}

function comparisonFindings({ type, comparison }: JsonObject, place: Place): Finding[] {
  if (typeof type !== 'string' || typeof comparison !== 'string' || fits(type, comparison)) {
    return [];
  }
  const span = place.of('/comparison');
  return [finding('invalid-node-metadata', span, 'schema.metadata.unfit', [comparison, type])];
}

function tableFindings({ inferred }: JsonObject, place: Place): Finding[] {
  const table = isObject(inferred) ? inferred['table'] : undefined;
  if (typeof table !== 'string' || inferenceTables.some((known) => known === table)) return [];
  const args = [table, inferenceTables.join(', ')];
  return [
    finding('invalid-node-metadata', place.of('/inferred/table'), 'schema.metadata.table', args),
  ];
}

function aliasFindings({ aliases, values }: JsonObject, place: Place): Finding[] {
  if (!Array.isArray(values) || !isObject(aliases)) return [];
  const allowed = new Set<JsonValue>(values);
  return Object.entries(aliases)
    .filter(([, means]) => typeof means === 'string' && !allowed.has(means))
    .map(([alias, means]) =>
      finding(
        'invalid-node-metadata',
        place.of(`/aliases/${pointerSegment(alias)}`),
        'schema.metadata.alias',
        [alias, String(means)],
      ),
    );
}

function inferenceFindings(schema: SchemaModel, { inferred }: JsonObject, place: Place): Finding[] {
  const from = isObject(inferred) ? inferred['from'] : undefined;
  if (typeof from !== 'string') return [];
  const { byName, namespace } = schema;
  const own = namespace !== undefined && from.startsWith(`${namespace}.`);
  const name = own ? from.slice(namespace.length + 1) : from;
  if (byName.has(name)) return [];
  // A name that starts like none of this schema's attributes is of another namespace: the catalog knows it.
  const first = name.split('.', 1)[0] ?? name;
  if (!own && first !== name && !byName.has(first)) return [];
  return [
    finding('invalid-node-metadata', place.of('/inferred/from'), 'schema.metadata.inferred', [
      from,
    ]),
  ];
}

/** Places in one attribute's metadata, by JSON pointer into it. */
class Place {
  constructor(
    readonly tree: JsonTree,
    readonly locator: Locator,
    readonly metadata: number,
  ) {}

  of(pointer: string): Span {
    const { tree } = this;
    const node = this.#node(pointer);
    if (tree.is(node, JsonKind.String)) return tree.word(node);
    const parent = tree.parent(node);
    if (tree.is(node, JsonKind.Object) || tree.is(node, JsonKind.Array)) {
      if (tree.is(parent, JsonKind.Key)) return tree.word(parent);
      return { start: tree.start(node), end: tree.start(node) + 1 };
    }
    return { start: tree.start(node), end: tree.end(node) };
  }

  typeOf(pointer: string): ReturnType<typeof typeOf> {
    return typeOf(this.tree, this.#node(pointer));
  }

  textOf(pointer: string): string {
    const node = this.#node(pointer);
    if (this.tree.is(node, JsonKind.String)) return this.tree.string(node);
    return this.tree.text.slice(this.tree.start(node), this.tree.end(node));
  }

  #node(pointer: string): number {
    return this.locator.find(pointer, this.metadata);
  }
}
