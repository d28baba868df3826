import { bundledSchemas } from '../generated/catalog.js';
import { readJson } from '../json/read.js';
import { none } from '../json/tree.js';
import { type AttributeDefinition, definitionOf } from './definition.js';
import { edgesOf } from './incidence.js';
import { readSchema, type SchemaModel } from './model.js';
import { nearest } from './nearest.js';
import { newestFirst } from './versions.js';

/** Where schemas come from; of one namespace and version the one from the first of these is taken. */
export const origins = ['workspace', 'cache', 'bundled'] as const;
export type Origin = (typeof origins)[number];

/** A compatibility schema that can be found by its namespace and version. */
export interface CatalogSchema {
  readonly namespace: string;
  /** Empty where the schema has none. */
  readonly version: string;
  readonly origin: Origin;
  /** Of the workspace, the file; of the cache, the address; bundled, the path from the extension's root. */
  readonly place: string;
  readonly schema: SchemaModel;
}

/** An attribute that was found in a schema. */
export interface FoundAttribute {
  readonly in: CatalogSchema;
  readonly index: number;
  /** What is known of it. */
  readonly definition: AttributeDefinition;
  /** The schema whose metadata that is: where a published one has none, the newest bundled version. */
  readonly described: CatalogSchema;
}

/** All schemas that are known, by namespace and version. */
export class Catalog {
  /** By namespace, then from the newest version to the oldest, then by origin and place. */
  readonly all: readonly CatalogSchema[];
  readonly #byNamespace = new Map<string, CatalogSchema[]>();
  readonly #near = new Map<CatalogSchema, Map<string, string | undefined>>();
  /** By index, of those that somebody asked for: labels ask for the same ones again and again. */
  readonly #attributes = new WeakMap<CatalogSchema, Map<number, FoundAttribute>>();

  /** @param others the schemas that are known beside the bundled ones; those without a namespace are passed over */
  constructor(others: readonly CatalogSchema[] = []) {
    const known = [...others.filter(({ namespace }) => namespace !== ''), ...bundledCatalog()];
    this.all = known.sort(inOrder);
    for (const one of this.all) {
      const versions = this.#byNamespace.get(one.namespace);
      if (versions === undefined) this.#byNamespace.set(one.namespace, [one]);
      else versions.push(one);
    }
  }

  get namespaces(): readonly string[] {
    return [...this.#byNamespace.keys()];
  }

  has(namespace: string): boolean {
    return this.#byNamespace.has(namespace);
  }

  /** From the newest version to the oldest; one version may be there from several origins. */
  versions(namespace: string): readonly CatalogSchema[] {
    return this.#byNamespace.get(namespace) ?? [];
  }

  /** The schema of that namespace and version, or of its newest version where none is asked for. */
  find(namespace: string, version?: string): CatalogSchema | undefined {
    const versions = this.versions(namespace);
    if (version === undefined) return versions[0];
    return versions.find((one) => one.version === version);
  }

  /** The cached copy of an address. */
  cached(address: string): CatalogSchema | undefined {
    return this.all.find((one) => one.origin === 'cache' && one.place === address);
  }

  /** An attribute of a schema, with what is known of it; undefined where the schema does not declare it. */
  attribute(schema: CatalogSchema, name: string): FoundAttribute | undefined {
    const index = schema.schema.indexOf(name);
    if (index === none) return undefined;
    const known = this.#attributes.get(schema) ?? new Map<number, FoundAttribute>();
    this.#attributes.set(schema, known);
    const found = known.get(index) ?? this.#read(schema, index, name);
    known.set(index, found);
    return found;
  }

  #read(schema: CatalogSchema, index: number, name: string): FoundAttribute {
    const own = { in: schema, index, definition: definitionOf(schema.schema, index) };
    if (own.definition.hasMetadata) return { ...own, described: schema };
    const newest = this.#newestBundled(schema.namespace);
    const there = newest?.schema.indexOf(name) ?? none;
    if (newest === undefined || there === none) return { ...own, described: schema };
    const { label } = own.definition;
    const definition = definitionOf(newest.schema, there);
    return {
      ...own,
      definition: { ...definition, label: label ?? definition.label },
      described: newest,
    };
  }

  /**
   * The names of a schema's attributes that have metadata, in it or in the newest bundled version, in the
   * order of its text: of the others nothing but a label is known.
   */
  described({ namespace, schema }: CatalogSchema): readonly string[] {
    const indices = new Set(schema.described);
    const newest = this.#newestBundled(namespace)?.schema;
    for (const there of newest?.described ?? []) {
      const index = schema.indexOf(newest!.name(there));
      if (index !== none) indices.add(index);
    }
    return [...indices].sort((one, other) => one - other).map((index) => schema.name(index));
  }

  /** Other names of one truth: the attributes that `is` edges join to one, in this schema or the newest bundled version. */
  relatives(schema: CatalogSchema, name: string): readonly string[] {
    const newest = this.#newestBundled(schema.namespace);
    const own = sameTruth(schema.schema, name);
    const more = newest === undefined || newest === schema ? [] : sameTruth(newest.schema, name);
    return [...new Set([...own, ...more])];
  }

  /** The newest version that declares an attribute. */
  newestWith(namespace: string, name: string): CatalogSchema | undefined {
    return this.versions(namespace).find(({ schema }) => schema.declares(name));
  }

  /** A search for the attribute of a schema that somebody meant; what one search found the next ones know. */
  nearestIn(schema: CatalogSchema): (wrong: string) => string | undefined {
    const answers = this.#near.get(schema) ?? new Map<string, string | undefined>();
    this.#near.set(schema, answers);
    return nearest(schema.schema.allNames, answers);
  }

  #newestBundled(namespace: string): CatalogSchema | undefined {
    return this.versions(namespace).find(({ origin }) => origin === 'bundled');
  }
}

/** The names that `is` edges join to a name, near and far. */
function sameTruth(schema: SchemaModel, name: string): readonly string[] {
  const { edges } = schema;
  const own = schema.indexOf(name);
  if (own === none) return [];
  const found = new Set([own]);
  for (const one of found) {
    for (const edge of edgesOf(schema, one)) {
      if (edges.word(edge) !== 'is') continue;
      for (const end of [edges.target(edge), edges.source(edge)]) if (end !== none) found.add(end);
    }
  }
  found.delete(own);
  return [...found].map((one) => schema.name(one));
}

let bundled: readonly CatalogSchema[] | undefined;

/** The schemas that come with compspec, by namespace, then from the newest version to the oldest. */
export function bundledCatalog(): readonly CatalogSchema[] {
  bundled ??= bundledSchemas
    .map(({ path, text }) => catalogSchema(readSchema(readJson(text)), 'bundled', path))
    .sort(inOrder);
  return bundled;
}

/** A schema as an entry of the catalog. */
export function catalogSchema(schema: SchemaModel, origin: Origin, place: string): CatalogSchema {
  const { namespace = '', version = '' } = schema;
  return { namespace, version, origin, place, schema };
}

function inOrder(one: CatalogSchema, other: CatalogSchema): number {
  return (
    byText(one.namespace, other.namespace) ||
    newestFirst(one.version, other.version) ||
    origins.indexOf(one.origin) - origins.indexOf(other.origin) ||
    byText(one.place, other.place)
  );
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
