import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver-types';
import { takeText } from '../../core/judge.js';
import { Catalog, type CatalogSchema, catalogSchema } from '../../core/schema/catalog.js';
import { readSchema } from '../../core/schema/model.js';
import { readSpec } from '../../core/spec/model.js';
import { resolveAttribute, resolveEntry } from '../../core/spec/resolve.js';
import type { ParsedDocument } from '../document.js';
import { type NamesInEntry, namesInSpec, type WrittenName } from './names.js';

/** A document of the workspace, open or not, as far as others refer to it or it to others. */
export type IndexedDocument = IndexedSchema | IndexedSpec;

export interface IndexedSchema {
  readonly kind: 'schema';
  readonly uri: string;
  /** Of an open document. */
  readonly version: number | null;
  readonly source: TextDocument;
  readonly schema: CatalogSchema;
}

interface IndexedSpec {
  readonly kind: 'spec';
  readonly uri: string;
  readonly version: number | null;
  readonly entries: readonly NamesInEntry[];
}

/** A place in a spec where an attribute of a schema is used. */
export interface Use extends WrittenName {
  readonly document: IndexedSpec;
  /** What the name is in its namespace. */
  readonly short: string;
  /** The schema that the entry is judged by. */
  readonly schema: CatalogSchema | undefined;
}

/**
 * What the documents of a workspace say of each other: the schemas that specs are judged by, and the
 * specs that use an attribute. An open document stands for its file.
 */
export class WorkspaceIndex {
  readonly #files = new Map<string, IndexedDocument>();
  readonly #open = new Map<string, IndexedDocument>();
  /** Schemas from elsewhere, such as the cache. */
  #others: readonly CatalogSchema[] = [];
  #catalog: Catalog | undefined;
  #generation = 0;
  #uses: Uses | undefined;

  /** Differs after each change of what is known of schemas. */
  get generation(): number {
    return this.#generation;
  }

  /** All schemas that are known: of the workspace, from elsewhere, and the bundled ones. */
  get catalog(): Catalog {
    this.#catalog ??= new Catalog([...this.schemas().map(({ schema }) => schema), ...this.#others]);
    return this.#catalog;
  }

  /** Takes over the schemas from elsewhere. */
  setOthers(schemas: readonly CatalogSchema[]): void {
    this.#others = schemas;
    this.#schemasChanged();
  }

  /** Takes over the text of a file; undefined where it is gone. */
  setFile(uri: string, source: TextDocument | undefined): void {
    this.#put(this.#files, uri, source === undefined ? undefined : indexed(uri, source));
  }

  /** Takes over an open document; undefined where it is closed. */
  setOpen(uri: string, document: ParsedDocument | undefined): void {
    this.#put(this.#open, uri, document === undefined ? undefined : indexedOpen(document));
  }

  /** The schemas of the workspace, in no particular order. */
  schemas(): readonly IndexedSchema[] {
    return [...this.#documents()].filter((one) => one.kind === 'schema');
  }

  /** Everywhere in specs where an attribute of a namespace is used. */
  usesOf(namespace: string, name: string): readonly Use[] {
    return this.#usesNow().of(namespace, name);
  }

  /** How many specs use it. */
  countOf(namespace: string, name: string): number {
    return new Set(this.usesOf(namespace, name).map(({ document }) => document.uri)).size;
  }

  /** Everywhere in specs where attributes of a schema are used. */
  usesOfSchema(schema: CatalogSchema): readonly Use[] {
    return this.#usesNow()
      .ofNamespace(schema.namespace)
      .filter((use) => use.schema?.place === schema.place);
  }

  /** The entries of specs that give values of a namespace. */
  namespaceUses(namespace: string): Location[] {
    return [...this.#documents()].flatMap((document) => {
      if (document.kind !== 'spec') return [];
      return document.entries.flatMap((entry) => {
        const isIt = resolveEntry(entry, this.catalog).namespace === namespace;
        return isIt && entry.place !== undefined ? [{ uri: document.uri, range: entry.place }] : [];
      });
    });
  }

  /** The addresses that specs name for the schemas of a namespace. */
  addressesOf(namespace: string): readonly string[] {
    const found = new Set<string>();
    for (const document of this.#documents()) {
      for (const { name, address } of document.kind === 'spec' ? document.entries : []) {
        if (name === namespace && address !== undefined) found.add(address);
      }
    }
    return [...found];
  }

  #usesNow(): Uses {
    if (this.#uses?.catalog !== this.catalog) this.#uses = new Uses(this.catalog);
    for (const document of this.#documents()) {
      if (document.kind === 'spec') this.#uses.add(document);
    }
    return this.#uses;
  }

  /** Those of open documents, and of files that are not open. */
  *#documents(): Iterable<IndexedDocument> {
    yield* this.#open.values();
    for (const [uri, document] of this.#files) if (!this.#open.has(uri)) yield document;
  }

  #put(
    documents: Map<string, IndexedDocument>,
    uri: string,
    document: IndexedDocument | undefined,
  ): void {
    const before = this.#open.get(uri) ?? this.#files.get(uri);
    if (document === undefined) documents.delete(uri);
    else documents.set(uri, document);
    const now = this.#open.get(uri) ?? this.#files.get(uri);
    if (before?.kind === 'spec' && before !== now) this.#uses?.remove(before);
    const isSame = before?.kind === 'schema' && now?.kind === 'schema' && sameText(before, now);
    if (!isSame && (before?.kind === 'schema' || now?.kind === 'schema')) this.#schemasChanged();
  }

  #schemasChanged(): void {
    this.#catalog = undefined;
    this.#generation += 1;
  }
}

/** The uses of attributes, found out for each spec once and for as long as the catalog stays. */
class Uses {
  readonly #known = new Set<IndexedSpec>();
  /** By namespace, then by name. */
  readonly #uses = new Map<string, Map<string, Use[]>>();

  constructor(readonly catalog: Catalog) {}

  of(namespace: string, name: string): readonly Use[] {
    return this.#uses.get(namespace)?.get(name) ?? [];
  }

  ofNamespace(namespace: string): readonly Use[] {
    return [...(this.#uses.get(namespace)?.values() ?? [])].flat();
  }

  add(document: IndexedSpec): void {
    if (this.#known.has(document)) return;
    this.#known.add(document);
    for (const entry of document.entries) {
      const resolved = resolveEntry(entry, this.catalog);
      for (let index = 0; index < entry.names.length; index += 1) {
        const written = entry.at(index);
        const { namespace, name, schema } = resolveAttribute(written, resolved, this.catalog);
        this.#list(namespace, name).push({ ...written, document, short: name, schema });
      }
    }
  }

  remove(document: IndexedSpec): void {
    if (!this.#known.delete(document)) return;
    for (const names of this.#uses.values()) {
      for (const [name, uses] of names) {
        names.set(
          name,
          uses.filter((use) => use.document !== document),
        );
      }
    }
  }

  #list(namespace: string, name: string): Use[] {
    let names = this.#uses.get(namespace);
    if (names === undefined) {
      names = new Map();
      this.#uses.set(namespace, names);
    }
    let uses = names.get(name);
    if (uses === undefined) {
      uses = [];
      names.set(name, uses);
    }
    return uses;
  }
}

function sameText(one: IndexedSchema, other: IndexedSchema): boolean {
  return one.schema.schema.tree.text === other.schema.schema.tree.text;
}

/** A file that is not open; undefined where it is neither a schema nor a spec. */
function indexed(uri: string, source: TextDocument): IndexedDocument | undefined {
  const { kind, tree } = takeText(source.getText(), { name: uri, explicit: false });
  if (kind === 'schema') {
    const schema = catalogSchema(readSchema(tree), 'workspace', uri);
    return { kind, uri, version: null, source, schema };
  }
  if (kind !== 'spec') return undefined;
  return { kind, uri, version: null, entries: namesInSpec(source, readSpec(tree)) };
}

function indexedOpen(document: ParsedDocument): IndexedDocument | undefined {
  const { kind, uri, version, source, tree } = document;
  if (kind === 'spec') return { kind, uri, version, entries: namesInSpec(source, readSpec(tree)) };
  const mayBeSchema = document.features.help && (kind === 'schema' || kind === 'other');
  const schema = mayBeSchema ? document.lastGoodSchema : undefined;
  if (schema === undefined) return undefined;
  const entry = catalogSchema(schema, 'workspace', uri);
  return { kind: 'schema', uri, version, source, schema: entry };
}
