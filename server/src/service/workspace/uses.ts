import type { Location, Range } from 'vscode-languageserver-types';
import type { Catalog, CatalogSchema } from '../../core/schema/catalog.js';
import { resolveAttribute, resolveEntry } from '../../core/spec/resolve.js';
import type { IndexedSpec } from './index.js';
import type { NamesInEntry, Quote, WrittenName } from './names.js';

/** A place in a spec where an attribute of a schema is used. */
export class Use implements WrittenName {
  /**
   * @param short what the name is in its namespace
   * @param schema the one that the entry is judged by
   */
  constructor(
    readonly document: IndexedSpec,
    readonly entry: NamesInEntry,
    readonly number: number,
    readonly namespace: string,
    readonly short: string,
    readonly schema: CatalogSchema | undefined,
  ) {}

  get name(): string {
    return this.entry.names[this.number]!;
  }

  get range(): Range {
    return this.entry.at(this.number).range;
  }

  get quote(): Quote {
    return this.entry.at(this.number).quote;
  }
}

/** What specs hold of one attribute or namespace, by spec: one that is edited is taken out at once. */
type BySpec<Held> = Map<IndexedSpec, Held[]>;

const noUses: ReadonlyMap<IndexedSpec, readonly Use[]> = new Map();

/** The uses of attributes in specs, found out for each spec once and for as long as the catalog stays. */
export class Uses {
  /** In which lists a spec is. */
  readonly #known = new Map<IndexedSpec, Set<BySpec<unknown>>>();
  /** By namespace, then by name. */
  readonly #uses = new Map<string, Map<string, BySpec<Use>>>();
  readonly #namespaces = new Map<string, BySpec<Range>>();

  constructor(readonly catalog: Catalog) {}

  /** The uses of an attribute, by spec. */
  of(namespace: string, name: string): ReadonlyMap<IndexedSpec, readonly Use[]> {
    return this.#uses.get(namespace)?.get(name) ?? noUses;
  }

  /** Where specs name a namespace; of attributes alone that are qualified with it, the first. */
  ofNamespace(namespace: string): Location[] {
    return [...(this.#namespaces.get(namespace) ?? [])].flatMap(([{ uri }, ranges]) =>
      ranges.map((range) => ({ uri, range })),
    );
  }

  add(document: IndexedSpec): void {
    if (this.#known.has(document)) return;
    const lists = new Set<BySpec<unknown>>();
    this.#known.set(document, lists);
    const put = <Held>(list: BySpec<Held>, held: Held): void => {
      const there = list.get(document);
      if (there === undefined) list.set(document, [held]);
      else there.push(held);
      lists.add(list);
    };
    for (const entry of document.entries) {
      const resolved = resolveEntry(entry, this.catalog);
      if (entry.place !== undefined) put(this.#placesOf(resolved.namespace), entry.place);
      for (let number = 0; number < entry.names.length; number += 1) {
        const written = { name: entry.names[number]! };
        const { namespace, name, schema } = resolveAttribute(written, resolved, this.catalog);
        const use = new Use(document, entry, number, namespace, name, schema);
        put(this.#usesOf(namespace, name), use);
        const places = this.#placesOf(namespace);
        if (!places.has(document)) put(places, use.range);
      }
    }
  }

  remove(document: IndexedSpec): void {
    for (const list of this.#known.get(document) ?? []) list.delete(document);
    this.#known.delete(document);
  }

  #usesOf(namespace: string, name: string): BySpec<Use> {
    const names = madeUnless(this.#uses, namespace, () => new Map<string, BySpec<Use>>());
    return madeUnless(names, name, () => new Map());
  }

  #placesOf(namespace: string): BySpec<Range> {
    return madeUnless(this.#namespaces, namespace, () => new Map());
  }
}

function madeUnless<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
