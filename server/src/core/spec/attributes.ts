import { type Finding, finding, type Span } from '../finding.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Argument } from '../messages.js';
import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import { typeNamed, typeOf } from '../schema/types.js';
import { faultOfValue } from '../schema/values.js';
import { YamlTree } from '../yaml/tree.js';
import type { SpecModel } from './model.js';
import { type ResolvedAttribute, type ResolvedEntry, resolveAttribute } from './resolve.js';

/** What is wrong with the attributes of one entry and their values. */
export function attributeFindings(
  spec: SpecModel,
  resolved: ResolvedEntry,
  catalog: Catalog,
  near: NearestNames,
): Finding[] {
  const { tree, isMapping, dialect } = spec;
  const { entry } = resolved;
  const findings: Finding[] = typeFindings(tree, entry.versionNode, 'version');
  const names = new Map<string, ResolvedAttribute>();
  // Whoever forgot the name of an entry is told that, and not that its attributes are unknown.
  const isNamed = dialect === 'e' || entry.name !== '';
  for (const attribute of entry.attributes) {
    const one = resolveAttribute(attribute, resolved, catalog);
    if (isNamed) findings.push(...nameFindings(tree, one, resolved, catalog, near));
    findings.push(...againFindings(tree, one, names));
    findings.push(...typeFindings(tree, attribute.value, attribute.name));
    if (!isMapping) findings.push(...valueFindings(tree, one, catalog));
  }
  return findings;
}

function nameFindings(
  tree: JsonTree,
  one: ResolvedAttribute,
  resolved: ResolvedEntry,
  catalog: Catalog,
  near: NearestNames,
): Finding[] {
  const { attribute, namespace, schema } = one;
  const span = tree.word(attribute.key);
  const written = resolved.namespace;
  if (written !== '' && namespace !== written) {
    const args = [attribute.name, namespace, written];
    return [finding('namespace-mismatch', span, 'spec.other-namespace', args)];
  }
  if (one.isDeclared) return [];
  if (schema !== undefined) {
    const meant = { ...one, name: nameInGroup(one, resolved) };
    return [unknownAttribute(span, meant, schema, catalog, near)];
  }
  // Of an entry whose schema is unknown that has been said at its name.
  if (written !== '' || attribute.name === '') return [];
  return [finding('unknown-schema', span, 'spec.unknown-schema.attribute', [attribute.name])];
}

/** In an entry of a group (`org.supercontainers.mpi`) names are without it. */
function nameInGroup({ name }: ResolvedAttribute, { group }: ResolvedEntry): string {
  return group === '' || name === group || name.startsWith(`${group}.`) ? name : `${group}.${name}`;
}

/** One search in each schema that attributes of the spec are of. */
export class NearestNames {
  readonly #searches = new Map<CatalogSchema, (wrong: string) => string | undefined>();

  constructor(readonly catalog: Catalog) {}

  to(wrong: string, schema: CatalogSchema): string | undefined {
    let search = this.#searches.get(schema);
    if (search === undefined) {
      search = this.catalog.nearestIn(schema);
      this.#searches.set(schema, search);
    }
    return search(wrong);
  }
}

/** Says what is meant: another name of the same truth, another version, or the nearest name. */
function unknownAttribute(
  span: Span,
  { attribute, name, namespace }: ResolvedAttribute,
  schema: CatalogSchema,
  catalog: Catalog,
  near: NearestNames,
): Finding {
  const where = `${schema.namespace} ${schema.version}`.trim();
  const asWritten = writtenLike(attribute.name, name);
  const { byName } = schema.schema;
  const later = catalog.newestWith(namespace, name);
  const relative =
    later === undefined ? undefined : catalog.relatives(later, name).find((one) => byName.has(one));
  const version = later?.version;
  const versioned = version !== undefined && { namespace, version };
  if (relative !== undefined) {
    const data = { name, nearest: asWritten(relative), ...versioned };
    return unknown(span, 'spec.unknown-attribute.is', [where, name, relative], data);
  }
  if (version !== undefined) {
    return unknown(span, 'spec.unknown-attribute.later', [where, name, version], {
      name,
      namespace,
      version,
    });
  }
  const meant = near.to(name, schema);
  if (meant === undefined) return unknown(span, 'spec.unknown-attribute', [where, name], { name });
  return unknown(span, 'spec.unknown-attribute.nearest', [where, name, meant], {
    name,
    nearest: asWritten(meant),
  });
}

/** How another name of a namespace is written where one is: as qualified as that, and as much without its group. */
function writtenLike(written: string, name: string): (other: string) => string {
  if (written.endsWith(name)) {
    const namespace = written.slice(0, written.length - name.length);
    return (other) => namespace + other;
  }
  const group = name.slice(0, name.length - written.length);
  return (other) => (other.startsWith(group) ? other.slice(group.length) : other);
}

function unknown(
  span: Span,
  key: Parameters<typeof finding>[2],
  args: readonly string[],
  data: Readonly<Record<string, string>>,
): Finding {
  return finding('unknown-attribute', span, key, args, { data });
}

/** The same attribute under its short and its qualified name. */
function againFindings(
  tree: JsonTree,
  one: ResolvedAttribute,
  names: Map<string, ResolvedAttribute>,
): Finding[] {
  const { attribute, namespace, name } = one;
  const qualified = `${namespace}.${name}`;
  const first = names.get(qualified);
  // Written alike twice they are one member twice, which is another finding.
  if (first !== undefined && first.attribute.name !== attribute.name) {
    const args = [attribute.name, first.attribute.name];
    return [
      finding('duplicate-namespace', tree.word(attribute.key), 'spec.duplicate-attribute', args),
    ];
  }
  names.set(qualified, one);
  return [];
}

/** Values are strings; so is the version of a schema. */
function typeFindings(tree: JsonTree, value: number, name: string): Finding[] {
  if (value === none || tree.is(value, JsonKind.String)) return [];
  if (tree.is(value, JsonKind.Object) || tree.is(value, JsonKind.Array)) {
    const span = { start: tree.start(value), end: tree.start(value) + 1 };
    return [finding('attribute-value-type', span, 'spec.not-scalar', [typeOf(tree, value)])];
  }
  const span = visible(tree, value);
  const text = tree.lexeme(value);
  if (tree.is(value, JsonKind.Null)) {
    return [finding('attribute-value-type', span, 'spec.no-value', [name])];
  }
  if (!(tree instanceof YamlTree)) {
    const args = [text, typeOf(tree, value)];
    return [finding('attribute-value-type', span, 'spec.not-a-string', args, { data: { text } })];
  }
  const args = [text, takenFor(tree, value, text)];
  return [
    finding('attribute-value-type', span, 'spec.not-a-string.yaml', args, { data: { text } }),
  ];
}

/** What readers of YAML take a text without quotes for. */
function takenFor(tree: JsonTree, value: number, text: string): Argument {
  if (!tree.is(value, JsonKind.Number)) return String(tree.is(value, JsonKind.True));
  return /^\d{4}-\d/.test(text) ? { key: 'type.date', args: [] } : typeNamed('number');
}

/** The place of a value; of an empty one, the name before it. */
function visible(tree: JsonTree, value: number): Span {
  const span = { start: tree.start(value), end: tree.end(value) };
  const parent = tree.parent(value);
  return span.start < span.end || !tree.is(parent, JsonKind.Key) ? span : tree.word(parent);
}

function valueFindings(
  tree: JsonTree,
  { attribute, name, schema, isDeclared }: ResolvedAttribute,
  catalog: Catalog,
): Finding[] {
  const { value, text } = attribute;
  if (!isDeclared || schema === undefined || text === undefined) return [];
  if (!tree.is(value, JsonKind.String)) return [];
  const found = catalog.attribute(schema, name);
  if (found === undefined) return [];
  const span = tree.word(value);
  if (found.definition.type === undefined && schema.schema.isGroup(found.index)) {
    return [finding('attribute-value', tree.word(attribute.key), 'value.group', [name])];
  }
  // A published version keeps its findings: metadata that came later does not judge its values.
  const definition =
    found.described === schema ? found.definition : { ...found.definition, ...unjudged };
  const fault = faultOfValue(definition, text);
  if (fault === undefined) return [];
  const data = fault.nearest === undefined ? {} : { data: { nearest: fault.nearest } };
  return [finding('attribute-value', span, fault.message.key, fault.message.args, data)];
}

const unjudged = { type: undefined, values: undefined, comparison: undefined };
