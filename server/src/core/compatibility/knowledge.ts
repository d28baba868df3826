import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { AttributeDefinition } from '../schema/definition.js';
import { spellingsOf } from './values.js';

/** What the catalog knows of an attribute, for a check. */
export interface KnownAttribute {
  /** Its name with its namespace. */
  readonly qualified: string;
  /** The same for all attributes that `is` edges join. */
  readonly truth: string;
  readonly definition: AttributeDefinition;
  readonly spellings: ReadonlyMap<string, string>;
}

/** An attribute by the extraction that knows its value on a machine. */
interface SourcedAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly schema: CatalogSchema;
}

/** An attribute whose value may be worked out from others. */
export interface Inference {
  readonly attribute: KnownAttribute;
  readonly from: string;
  readonly table: string;
}

/**
 * What checks ask a catalog, each thing looked up once: a cluster's profiles speak of the same
 * attributes again and again.
 */
export class Knowledge {
  static readonly #of = new WeakMap<Catalog, Knowledge>();
  readonly #attributes = new Map<string, KnownAttribute | undefined>();
  readonly #inferences = new Map<string, readonly Inference[]>();
  #bySource: ReadonlyMap<string, readonly SourcedAttribute[]> | undefined;

  private constructor(readonly catalog: Catalog) {}

  static of(catalog: Catalog): Knowledge {
    const known = Knowledge.#of.get(catalog) ?? new Knowledge(catalog);
    Knowledge.#of.set(catalog, known);
    return known;
  }

  /**
   * An attribute as a schema declares it, else as the newest version of its namespace does that has it.
   * @returns undefined where no known schema declares it
   */
  attribute(
    namespace: string,
    name: string,
    schema: CatalogSchema | undefined,
  ): KnownAttribute | undefined {
    const declares = schema?.schema.declares(name) === true;
    const by = declares ? schema : this.catalog.newestWith(namespace, name);
    const key = JSON.stringify([by?.origin, by?.place, namespace, name]);
    if (this.#attributes.has(key)) return this.#attributes.get(key);
    const known = by === undefined ? undefined : this.#read(by, namespace, name);
    // Names come from documents: what they ask about must not grow without end.
    if (this.#attributes.size >= mostAttributes) this.#attributes.clear();
    this.#attributes.set(key, known);
    return known;
  }

  /** The attributes that a source tells, of the newest version of each namespace, in the catalog's order. */
  told(source: string): readonly SourcedAttribute[] {
    this.#bySource ??= this.#readSources();
    return this.#bySource.get(source) ?? [];
  }

  /** What a namespace's schema says may be worked out; of a published one also what its newest bundled version says. */
  inferences(namespace: string): readonly Inference[] {
    const known = this.#inferences.get(namespace);
    if (known !== undefined) return known;
    if (!this.catalog.has(namespace)) return [];
    const inferences: Inference[] = [];
    const newer: CatalogSchema[] = [];
    for (const schema of this.catalog.versions(namespace)) {
      for (const name of this.catalog.described(schema)) {
        if (newer.some((one) => one.schema.declares(name))) continue;
        const attribute = this.attribute(namespace, name, schema);
        const inferred = attribute?.definition.inferred;
        if (attribute !== undefined && inferred !== undefined) {
          inferences.push({ attribute, ...inferred });
        }
      }
      newer.push(schema);
    }
    this.#inferences.set(namespace, inferences);
    return inferences;
  }

  #readSources(): ReadonlyMap<string, readonly SourcedAttribute[]> {
    const bySource = new Map<string, SourcedAttribute[]>();
    for (const namespace of this.catalog.namespaces) {
      const schema = this.catalog.find(namespace);
      if (schema === undefined) continue;
      for (const name of this.catalog.described(schema)) {
        const source = this.catalog.attribute(schema, name)?.definition.source;
        if (source === undefined) continue;
        const known = bySource.get(source);
        if (known === undefined) bySource.set(source, [{ namespace, name, schema }]);
        else known.push({ namespace, name, schema });
      }
    }
    return bySource;
  }

  #read(schema: CatalogSchema, namespace: string, name: string): KnownAttribute | undefined {
    const found = this.catalog.attribute(schema, name);
    if (found === undefined) return undefined;
    const { definition } = found;
    const [first = name] = [name, ...this.catalog.relatives(schema, name)].sort();
    return {
      qualified: qualify(namespace, name),
      truth: qualify(namespace, first),
      definition,
      spellings: spellingsOf(definition),
    };
  }
}

const mostAttributes = 100_000;

export function qualify(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}.${name}`;
}
