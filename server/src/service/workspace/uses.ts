import type { Range } from 'vscode-languageserver-types';
import type { Catalog, CatalogSchema } from '../../core/schema/catalog.js';
import {
  type NamedEntry,
  type ResolvedEntry,
  resolveAttribute,
  resolveEntry,
} from '../../core/spec/resolve.js';
import type { IndexedUser } from './index.js';
import type { NamesInEntry, Quote, WrittenName } from './names.js';

/** Where a document uses something of a schema. */
export interface PlaceOfUse {
  readonly document: IndexedUser;
  readonly range: Range;
}

/** A place in a spec or a Dockerfile where an attribute of a schema is used. */
export class Use implements WrittenName, PlaceOfUse {
  /**
   * @param short what the name is in its namespace
   * @param schema the one that the entry is judged by
   */
  constructor(
    readonly document: IndexedUser,
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

/**
 * The uses of attributes in specs and Dockerfiles. Kept is only which of them writes which name, so that
 * a schema may change at each keystroke; what a name means is found out for those that somebody asks for.
 */
export class Uses {
  readonly #byName = new Map<string, Set<IndexedUser>>();
  readonly #documents = new Set<IndexedUser>();

  add(document: IndexedUser): void {
    this.#documents.add(document);
    for (const { names } of document.entries) {
      for (const name of names) {
        const there = this.#byName.get(name);
        if (there === undefined) this.#byName.set(name, new Set([document]));
        else there.add(document);
      }
    }
  }

  remove(document: IndexedUser): void {
    this.#documents.delete(document);
    for (const { names } of document.entries) {
      for (const name of names) {
        const there = this.#byName.get(name);
        there?.delete(document);
        if (there?.size === 0) this.#byName.delete(name);
      }
    }
  }

  /** The uses of an attribute, by document, each one's in the order of its text. */
  of(namespace: string, name: string, catalog: Catalog): ReadonlyMap<IndexedUser, readonly Use[]> {
    const spellings = spellingsOf(`${namespace}.${name}`).filter((one) => this.#byName.has(one));
    const resolved = resolver(catalog);
    const found = new Map<IndexedUser, Use[]>();
    const documents = new Set(spellings.flatMap((one) => [...this.#byName.get(one)!]));
    for (const document of documents) {
      const uses: Use[] = [];
      for (const entry of document.entries) {
        for (const number of numbersOf(spellings, entry.names)) {
          const written = { name: entry.names[number]! };
          const meant = resolveAttribute(written, resolved(entry), catalog);
          if (meant.namespace !== namespace || meant.name !== name) continue;
          uses.push(new Use(document, entry, number, namespace, name, meant.schema));
        }
      }
      if (uses.length > 0) found.set(document, uses);
    }
    return found;
  }

  /** Where documents name a namespace; of attributes alone that are qualified with it, the first of each. */
  ofNamespace(namespace: string, catalog: Catalog): PlaceOfUse[] {
    const resolved = resolver(catalog);
    return [...this.#documents].flatMap((document) => {
      const places = document.entries.flatMap((entry) =>
        entry.place !== undefined && resolved(entry).namespace === namespace ? entry.place : [],
      );
      const first = places.length > 0 ? undefined : firstOf(document, namespace, resolved, catalog);
      return (first === undefined ? places : [first]).map((range) => ({ document, range }));
    });
  }
}

/** What resolves an entry. Specs mostly name the same few schemas: each is looked up once. */
type Resolver = (entry: NamedEntry) => ResolvedEntry<NamedEntry>;

function resolver(catalog: Catalog): Resolver {
  const known = new Map<string, ResolvedEntry<NamedEntry>>();
  return (entry) => {
    const { name, version, address } = entry;
    const key = JSON.stringify([name, version, address]);
    const resolved = known.get(key) ?? resolveEntry(entry, catalog);
    known.set(key, resolved);
    return resolved;
  };
}

/** Every way to write a qualified name: whole, as labels do, or less of the words that its entry says already. */
function spellingsOf(qualified: string): readonly string[] {
  const spellings = [qualified];
  for (let dot = qualified.indexOf('.'); dot >= 0; dot = qualified.indexOf('.', dot + 1)) {
    spellings.push(qualified.slice(dot + 1));
  }
  return spellings;
}

/** Which of the names are among the wanted ones, in the order of the names. */
function numbersOf(wanted: readonly string[], names: readonly string[]): readonly number[] {
  const found: number[] = [];
  for (const one of wanted) {
    for (let at = names.indexOf(one); at >= 0; at = names.indexOf(one, at + 1)) found.push(at);
  }
  return found.length > 1 ? found.sort((one, other) => one - other) : found;
}

/** The first attribute of a namespace in a spec that has no entry of that name. */
function firstOf(
  { entries }: IndexedUser,
  namespace: string,
  resolved: Resolver,
  catalog: Catalog,
): Range | undefined {
  for (const entry of entries) {
    const isOwn = resolved(entry).namespace === namespace;
    for (const [number, name] of entry.names.entries()) {
      if (!isOwn && !name.startsWith(`${namespace}.`)) continue;
      const meant = resolveAttribute({ name }, resolved(entry), catalog);
      if (meant.namespace === namespace) return entry.at(number).range;
    }
  }
  return undefined;
}
