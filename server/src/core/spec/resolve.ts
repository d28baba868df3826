import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { SpecAttribute, SpecEntry, SpecModel } from './model.js';

/** What of an entry tells which schema is meant. */
export type NamedEntry = Pick<SpecEntry, 'name' | 'version' | 'address'>;

/** An entry of a spec and what the catalog knows of its namespace. */
export interface ResolvedEntry<Entry extends NamedEntry = SpecEntry> {
  readonly entry: Entry;
  /** The namespace that is meant; as written where the catalog knows none. */
  readonly namespace: string;
  /** The words of the name behind the namespace (`mpi` of `org.supercontainers.mpi`), or empty. */
  readonly group: string;
  /** Whether the name is the namespace with its words in the other order. */
  readonly isBackwards: boolean;
  /** The schema that the entry is judged by: of its version, or of the newest where that is not known. */
  readonly schema: CatalogSchema | undefined;
  /** Whether `schema` is of the version that the entry names, or it names none. */
  readonly isVersionKnown: boolean;
}

/** An attribute of a spec and where it stands in the catalog. */
export interface ResolvedAttribute<Named extends { readonly name: string } = SpecAttribute> {
  readonly attribute: Named;
  /** The namespace it belongs to: its own where the name is qualified with one, else that of its entry. */
  readonly namespace: string;
  /** The name in that namespace. */
  readonly name: string;
  /** The schema of that namespace. */
  readonly schema: CatalogSchema | undefined;
  readonly isDeclared: boolean;
}

/** What the entries of a spec mean. The entry of dialect `e` has no namespace: its attributes have. */
export function resolveEntries(spec: SpecModel, catalog: Catalog): readonly ResolvedEntry[] {
  return spec.entries.map((entry) => resolveEntry(entry, catalog));
}

export function resolveEntry<Entry extends NamedEntry>(
  entry: Entry,
  catalog: Catalog,
): ResolvedEntry<Entry> {
  const { name, address } = entry;
  const as = (namespace: string, group = '', isBackwards = false): ResolvedEntry<Entry> => ({
    entry,
    namespace,
    group,
    isBackwards,
    ...schemaFor(namespace, entry, catalog),
  });
  const meant = meantNamespace(name, catalog);
  if (meant !== undefined) return as(meant.namespace, meant.group, meant.isBackwards);
  if (name === '') return as(name);
  const cached = address === undefined ? undefined : catalog.cached(address);
  if (cached === undefined) return as(name);
  const isVersionKnown = entry.version === undefined || entry.version === cached.version;
  return { entry, namespace: name, group: '', isBackwards: false, schema: cached, isVersionKnown };
}

/** The namespace of the catalog that a written one means; undefined where it is none of them. */
export function meantNamespace(
  name: string,
  catalog: Catalog,
): Pick<ResolvedEntry, 'namespace' | 'group' | 'isBackwards'> | undefined {
  if (name === '') return undefined;
  if (catalog.has(name)) return { namespace: name, group: '', isBackwards: false };
  const turned = name.split('.').reverse().join('.');
  if (catalog.has(turned)) return { namespace: turned, group: '', isBackwards: true };
  const split = splitQualified(name, catalog);
  if (split === undefined) return undefined;
  return { namespace: split.namespace, group: split.name, isBackwards: false };
}

/**
 * A workspace's schema of that version first, or of any where the entry names none; then the cached
 * copy of the very address that the spec names, then any other of that version, then the newest.
 */
function schemaFor(namespace: string, { version, address }: NamedEntry, catalog: Catalog) {
  const isAsked = (one: CatalogSchema): boolean => (version ?? one.version) === one.version;
  const asked = catalog.versions(namespace).filter(isAsked);
  const cached = address === undefined ? undefined : catalog.cached(address);
  const isCached = cached?.namespace === namespace && isAsked(cached);
  const found =
    asked.find(({ origin }) => origin === 'workspace') ?? (isCached ? cached : asked[0]);
  return {
    schema: found ?? catalog.find(namespace),
    isVersionKnown: found !== undefined || version === undefined,
  };
}

/** What an attribute of an entry means. */
export function resolveAttribute<Named extends { readonly name: string }>(
  attribute: Named,
  { namespace, group, schema }: ResolvedEntry<NamedEntry>,
  catalog: Catalog,
): ResolvedAttribute<Named> {
  const { name } = attribute;
  const declares = (short: string): boolean => schema?.schema.declares(short) === true;
  const own = (short: string): ResolvedAttribute<Named> => {
    return { attribute, namespace, name: short, schema, isDeclared: declares(short) };
  };
  // In an entry of a group a name is the group's before it is the namespace's.
  if (group !== '' && declares(`${group}.${name}`)) return own(`${group}.${name}`);
  if (declares(name) && namespace !== '') return own(name);
  if (namespace !== '' && name.startsWith(`${namespace}.`))
    return own(name.slice(namespace.length + 1));
  const split = splitQualified(name, catalog);
  if (split === undefined) return own(name);
  const other = catalog.find(split.namespace);
  const isDeclared = other?.schema.declares(split.name) === true;
  return { attribute, ...split, schema: other, isDeclared };
}

/**
 * A qualified name as its namespace and the rest: of the namespaces that it begins with, the longest
 * that declares the rest; where none does, the longest that begins with a dot in it, since a namespace
 * of one word is the beginning of many a name.
 */
function splitQualified(
  qualified: string,
  catalog: Catalog,
): { readonly namespace: string; readonly name: string } | undefined {
  let likely: { namespace: string; name: string } | undefined;
  for (let dot = qualified.lastIndexOf('.'); dot > 0; dot = qualified.lastIndexOf('.', dot - 1)) {
    const namespace = qualified.slice(0, dot);
    if (!catalog.has(namespace)) continue;
    const name = qualified.slice(dot + 1);
    if (catalog.versions(namespace).some(({ schema }) => schema.declares(name))) {
      return { namespace, name };
    }
    if (namespace.includes('.')) likely ??= { namespace, name };
  }
  return likely;
}
