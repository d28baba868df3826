import { entriesOf, isList } from '../../core/compatibility/values.js';
import { microarchitectureNames } from '../../core/host/microarchitecture/graph.js';
import { type Catalog, type CatalogSchema, origins } from '../../core/schema/catalog.js';
import type { AttributeDefinition } from '../../core/schema/definition.js';
import { hierarchyOf } from '../../core/schema/hierarchy.js';
import { currentDialect, type Dialect } from '../../core/spec/dialects.js';
import type { SpecEntry, SpecModel } from '../../core/spec/model.js';
import { type ResolvedAttribute, resolveAttribute, resolveEntry } from '../../core/spec/resolve.js';

/** Something that may stand at a place of a spec. */
export interface SpecProposal {
  /** The name or value itself. */
  readonly text: string;
  readonly type: 'attribute' | 'namespace' | 'member' | 'value' | 'version' | 'address';
  readonly detail?: string | undefined;
  /** The attribute it stands for, of which more can be told. */
  readonly attribute?: { readonly schema: CatalogSchema; readonly name: string };
  /** Of a name: what it is followed by. */
  readonly follows?: 'text' | 'object' | 'array';
  readonly isDeprecated?: boolean;
}

/** What the author's documents know: the addresses of schemas that other specs name. */
export type KnownAddresses = (namespace: string) => readonly string[];

/** The value that the host has of an attribute, and the host's name. */
export type HostValue = (
  namespace: string,
  name: string,
  schema: CatalogSchema | undefined,
) => { readonly value: string; readonly host: string } | undefined;

/** What is known beyond the spec. */
interface Known {
  readonly catalog: Catalog;
  readonly addressesOf: KnownAddresses;
  readonly hostValue: HostValue;
}

/** Entries of a list that is proposed as a whole. */
const longestList = 8;

/** What may stand at a path of a spec: a name where there is a `typed` one, else a value. */
export function proposalsAt(
  spec: SpecModel,
  entry: SpecEntry | undefined,
  path: readonly string[],
  { isKey, typed }: { readonly isKey: boolean; readonly typed: string },
  { catalog, addressesOf, hostValue }: Known,
): readonly SpecProposal[] {
  const place = path.join('/');
  if (isKey) {
    if (/^(?:compatibilities\/\*\/)?(?:attributes|annotations)$/.test(place)) {
      return entry === undefined ? [] : attributeProposals(entry, typed, catalog);
    }
    if (place === 'metadata/schemas') return namespaceProposals(spec, catalog, 'text', true);
    return memberProposals(place, spec.dialect);
  }
  const [last = ''] = path.slice(-1);
  if (/^(?:compatibilities\/\*\/)?(?:attributes|annotations)\/[^/]*$/.test(place)) {
    return entry === undefined ? [] : valueProposals(entry, last, catalog, hostValue);
  }
  if (place === 'kind') return [{ text: 'CompatibilitySpec', type: 'value' }];
  if (place === 'compatibilities/*/name') return namespaceProposals(spec, catalog);
  if (place === 'compatibilities/*/version') return versionProposals(entry, catalog);
  if (place === 'compatibilities/*/schema')
    return addressProposals(entry?.name ?? '', catalog, addressesOf);
  if (/^metadata\/schemas\/[^/]*$/.test(place)) return addressProposals(last, catalog, addressesOf);
  return [];
}

/** Attributes without a value yet, in the order of the hierarchy; qualified where a namespace is typed. */
function attributeProposals(
  entry: SpecEntry,
  typed: string,
  catalog: Catalog,
): readonly SpecProposal[] {
  const resolved = resolveEntry(entry, catalog);
  const used = new Set(
    entry.attributes.map((one) => {
      const { namespace, name } = resolveAttribute(one, resolved, catalog);
      return `${namespace}.${name}`;
    }),
  );
  const isFlat = entry.name === '';
  const schemas = isFlat
    ? catalog.namespaces.flatMap((namespace) => catalog.find(namespace) ?? [])
    : [resolved.schema].filter((one) => one !== undefined);
  return schemas.flatMap((schema) => {
    const { namespace } = schema;
    const isQualified = isFlat || isNamespaceTyped(typed, schema);
    const names = valueTakers(schema, catalog).filter(
      ({ name }) => !used.has(`${namespace}.${name}`),
    );
    return names.map(
      ({ name, definition }): SpecProposal => ({
        text: isQualified ? `${namespace}.${name}` : ungrouped(name, resolved.group),
        type: 'attribute',
        detail: definition.label,
        attribute: { schema, name },
        follows: 'text',
        isDeprecated: definition.deprecated !== undefined,
      }),
    );
  });
}

/** Whether what is typed is the beginning of the namespace, and not of a name in it. */
function isNamespaceTyped(typed: string, { namespace, schema }: CatalogSchema): boolean {
  if (typed === '') return false;
  if (typed.startsWith(`${namespace}.`)) return true;
  if (!namespace.startsWith(typed)) return false;
  return !schema.attributes.some(({ name }) => name.startsWith(typed));
}

/** In dialect a the name of the entry holds the group. */
function ungrouped(name: string, group: string): string {
  return group !== '' && name.startsWith(`${group}.`) ? name.slice(group.length + 1) : name;
}

/** The attributes that take a value, each parent before its children. */
export function valueTakers(schema: CatalogSchema, catalog: Catalog) {
  const { roots, children } = hierarchyOf(schema.schema);
  const found: { readonly name: string; readonly definition: AttributeDefinition }[] = [];
  const waiting = [...roots].reverse();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const below = children(index);
    waiting.push(...[...below].reverse());
    const name = schema.schema.name(index);
    const definition = catalog.attribute(schema, name)?.definition;
    if (definition === undefined) continue;
    if (below.length === 0 || definition.type !== undefined) found.push({ name, definition });
  }
  return found;
}

function valueProposals(
  entry: SpecEntry,
  name: string,
  catalog: Catalog,
  hostValue: HostValue,
): readonly SpecProposal[] {
  const written = entry.attributes.find((one) => one.name === name) ?? { name };
  return valuesOf(
    resolveAttribute(written, resolveEntry(entry, catalog), catalog),
    catalog,
    hostValue,
  );
}

/** The values that an attribute may have, and other spellings of them. What the host has comes first, and is marked with its name. */
export function valuesOf(
  { schema, namespace, name }: Pick<ResolvedAttribute, 'schema' | 'namespace' | 'name'>,
  catalog: Catalog,
  hostValue: HostValue,
): readonly SpecProposal[] {
  const found = schema && catalog.attribute(schema, name);
  if (schema === undefined || found === undefined) return [];
  const there = hostValue(namespace, name, schema);
  const { definition } = found;
  const attribute = { schema, name };
  const values = choicesOf(definition).map(
    (text): SpecProposal => ({ text, type: 'value', attribute }),
  );
  const aliases = [...definition.aliases].map(
    ([text, means]): SpecProposal => ({
      text,
      type: 'value',
      detail: `= ${means}`,
      attribute,
    }),
  );
  if (there === undefined || isLongList(definition, there.value)) return [...values, ...aliases];
  const { value: text, host: detail } = there;
  const others = [...values, ...aliases].filter((one) => one.text !== text);
  return [{ text, type: 'value', detail, attribute }, ...others];
}

/** All features of a CPU, say: no image asks for all that a host has of such, nor could anybody read it. */
function isLongList(definition: AttributeDefinition, value: string): boolean {
  return isList(definition) && entriesOf(value).length > longestList;
}

export function choicesOf({ type, values }: AttributeDefinition): readonly string[] {
  if (values !== undefined) return values;
  if (type === 'microarchitecture') return microarchitectureNames();
  return type === 'boolean' ? ['yes', 'no'] : [];
}

/** Namespaces without an entry first. */
function namespaceProposals(
  spec: SpecModel,
  catalog: Catalog,
  follows?: 'text',
  areAddresses = false,
): readonly SpecProposal[] {
  const used = new Set(areAddresses ? spec.schemas.keys() : spec.entries.map(({ name }) => name));
  const proposals = catalog.namespaces.map((text): SpecProposal => {
    const schema = catalog.find(text);
    const detail = schema && `${schema.version} (${schema.origin})`;
    return { text, type: 'namespace', detail, ...(follows && { follows }) };
  });
  const byUse = (one: SpecProposal): number => Number(used.has(one.text)) * origins.length;
  const byOrigin = ({ text }: SpecProposal): number =>
    origins.indexOf(catalog.find(text)?.origin ?? 'bundled');
  return proposals.sort((a, b) => byUse(a) + byOrigin(a) - byUse(b) - byOrigin(b));
}

function versionProposals(entry: SpecEntry | undefined, catalog: Catalog): readonly SpecProposal[] {
  if (entry === undefined) return [];
  const { namespace } = resolveEntry(entry, catalog);
  const seen = new Set<string>();
  return catalog.versions(namespace).flatMap(({ version, origin }): SpecProposal[] => {
    if (version === '' || seen.has(version)) return [];
    seen.add(version);
    return [{ text: version, type: 'version', detail: `${namespace} (${origin})` }];
  });
}

/** Addresses that were fetched, or that other specs of the workspace name. */
function addressProposals(
  namespace: string,
  catalog: Catalog,
  addressesOf: KnownAddresses,
): readonly SpecProposal[] {
  const cached = catalog.versions(namespace).filter(({ origin }) => origin === 'cache');
  const all = new Set([...cached.map(({ place }) => place), ...addressesOf(namespace)]);
  return [...all].map((text) => ({ text, type: 'address' }));
}

interface Member {
  readonly name: string;
  readonly follows: NonNullable<SpecProposal['follows']>;
  readonly dialects?: readonly Dialect[];
}

/** The members of a spec by their place; some belong to one dialect. */
const members: Readonly<Record<string, readonly Member[]>> = {
  '': [
    { name: 'version', follows: 'text' },
    { name: 'kind', follows: 'text' },
    { name: 'metadata', follows: 'object' },
    { name: 'compatibilities', follows: 'array' },
  ],
  metadata: [
    { name: 'name', follows: 'text' },
    { name: 'schemas', follows: 'object', dialects: [currentDialect] },
    { name: 'jsonSchema', follows: 'text', dialects: ['a'] },
  ],
  'compatibilities/*': [
    { name: 'name', follows: 'text' },
    { name: 'version', follows: 'text' },
    { name: 'schema', follows: 'text', dialects: ['b', 'c'] },
    { name: 'attributes', follows: 'object', dialects: ['c', 'd'] },
    { name: 'annotations', follows: 'object', dialects: ['a', 'b'] },
  ],
};

function memberProposals(place: string, dialect: Dialect): readonly SpecProposal[] {
  return (members[place] ?? [])
    .filter(({ dialects }) => dialects === undefined || dialects.includes(dialect))
    .map(({ name, follows }) => ({ text: name, type: 'member', follows }));
}
