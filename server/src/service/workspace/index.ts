import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DockerfileLabels } from '../../core/dockerfile/labels.js';
import type { EscapeCharacter } from '../../core/dockerfile/parser.js';
import { type ProfileHead, profileHead } from '../../core/host/profile-head.js';
import type { JsonTree } from '../../core/json/tree.js';
import { takeText } from '../../core/judge.js';
import type { RecipeKind } from '../../core/kind.js';
import { isRecipe, readRecipe, recipeKindOf } from '../../core/recipe.js';
import { Catalog, type CatalogSchema, catalogSchema } from '../../core/schema/catalog.js';
import { readSchema } from '../../core/schema/model.js';
import { readSpec } from '../../core/spec/model.js';
import { resolveEntry } from '../../core/spec/resolve.js';
import type { ParsedDocument } from '../document.js';
import { isOurSchema } from '../languages.js';
import { counted, type Users } from '../users.js';
import { type NamesInEntry, namesInRecipe, namesInSpec } from './names.js';
import { type PlaceOfUse, type Use, Uses } from './uses.js';

/** A document of the workspace, open or not, as far as others refer to it or it to others. */
export type IndexedDocument = IndexedSchema | IndexedUser;

/** A document that uses attributes of schemas. */
export type IndexedUser = IndexedSpec | IndexedRecipe;

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
  /** Where its subject is a machine: what it says of itself. */
  readonly profile: ProfileHead | undefined;
}

interface IndexedRecipe {
  readonly kind: RecipeKind;
  readonly uri: string;
  readonly version: number | null;
  /** One, of all its labels. */
  readonly entries: readonly NamesInEntry[];
  /** Undefined in a definition file. */
  readonly escapeCharacter: EscapeCharacter | undefined;
}

/**
 * What the documents of a workspace say of each other: the schemas that specs are judged by, and the
 * specs and recipes that use an attribute. An open document stands for its file.
 */
export class WorkspaceIndex {
  readonly #files = new Map<string, IndexedDocument>();
  readonly #open = new Map<string, IndexedDocument>();
  /** Schemas from elsewhere, such as the cache. */
  #others: readonly CatalogSchema[] = [];
  #catalog: Catalog | undefined;
  #schemas: readonly IndexedSchema[] | undefined;
  #generation = 0;
  #revision = 0;
  readonly #uses = new Uses();

  /** Differs after each change of what is known of schemas. */
  get generation(): number {
    return this.#generation;
  }

  /** Differs after each change of anything in the index. */
  get revision(): number {
    return this.#revision;
  }

  /** All schemas that are known: of the workspace, from elsewhere, and the bundled ones. */
  get catalog(): Catalog {
    this.#catalog ??= new Catalog([...this.schemas().map(({ schema }) => schema), ...this.#others]);
    return this.#catalog;
  }

  /** Takes over the schemas from elsewhere. */
  setOthers(schemas: readonly CatalogSchema[]): void {
    this.#others = schemas;
    this.#revision += 1;
    this.#schemasChanged();
  }

  /** Takes over the text of a file; undefined where it is gone. */
  setFile(uri: string, source: TextDocument | undefined): void {
    const read = source && (asOpen(this.#open.get(uri), uri, source) ?? indexed(uri, source));
    this.#put(this.#files, uri, read);
  }

  /** Takes over an open document; undefined where it is closed. */
  setOpen(uri: string, document: ParsedDocument | undefined): void {
    this.#put(this.#open, uri, document === undefined ? undefined : indexedOpen(document));
  }

  /** The schemas of the workspace, in the order of their addresses. */
  schemas(): readonly IndexedSchema[] {
    this.#schemas ??= [...this.#documents()]
      .filter((one) => one.kind === 'schema')
      .sort((one, other) => (one.uri < other.uri ? -1 : 1));
    return this.#schemas;
  }

  /** The specs whose subject is a machine, by their normalized addresses. */
  *profiles(): Iterable<readonly [string, ProfileHead]> {
    for (const [uri, document] of this.#byAddress()) {
      if (document.kind === 'spec' && document.profile !== undefined) {
        yield [uri, document.profile];
      }
    }
  }

  /** The specs and recipes that say something of images, by their normalized addresses. */
  *users(): Iterable<readonly [string, IndexedUser]> {
    for (const [uri, document] of this.#byAddress()) {
      if (document.kind === 'schema') continue;
      if (document.kind !== 'spec' || document.profile === undefined) yield [uri, document];
    }
  }

  /** The document that a schema of the catalog is the content of; undefined where it is not of the workspace. */
  documentOf({ origin, place }: CatalogSchema): IndexedSchema | undefined {
    return origin === 'workspace' ? this.schemas().find(({ uri }) => uri === place) : undefined;
  }

  /** Everywhere in specs and recipes where an attribute of a namespace is used. */
  usesOf(namespace: string, name: string): readonly Use[] {
    return [...this.#usesByUser(namespace, name).values()].flat();
  }

  /** How many documents use it. */
  usersOf(namespace: string, name: string): Users {
    return counted(this.#usesByUser(namespace, name).keys());
  }

  /** Where documents name a namespace; of attributes alone that are qualified with it, the first of each. */
  namespaceUses(namespace: string): readonly PlaceOfUse[] {
    return namespace === '' ? [] : this.#uses.ofNamespace(namespace, this.catalog);
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

  /** All addresses that specs name for schemas. */
  addresses(): readonly string[] {
    const found = new Set<string>();
    for (const { address } of this.#entries()) if (address !== undefined) found.add(address);
    return [...found];
  }

  /** The addresses of schemas that are not known, or not in the version that is asked for. */
  missingAddresses(): readonly string[] {
    const found = new Set<string>();
    for (const entry of this.#entries()) {
      if (entry.address === undefined || found.has(entry.address)) continue;
      const { schema, isVersionKnown } = resolveEntry(entry, this.catalog);
      if (schema === undefined || !isVersionKnown) found.add(entry.address);
    }
    return [...found];
  }

  *#entries(): Iterable<NamesInEntry> {
    for (const document of this.#documents()) if (document.kind === 'spec') yield* document.entries;
  }

  /** Attributes of no namespace are nobody's: each spec of dialect `e` may have one of that name. */
  #usesByUser(namespace: string, name: string): ReadonlyMap<IndexedUser, readonly Use[]> {
    return namespace === '' ? new Map() : this.#uses.of(namespace, name, this.catalog);
  }

  /** Those of open documents, and of files that are not open. */
  *#documents(): Iterable<IndexedDocument> {
    for (const [, document] of this.#byAddress()) yield document;
  }

  *#byAddress(): Iterable<readonly [string, IndexedDocument]> {
    yield* this.#open;
    for (const [uri, document] of this.#files) if (!this.#open.has(uri)) yield [uri, document];
  }

  #put(
    documents: Map<string, IndexedDocument>,
    uri: string,
    document: IndexedDocument | undefined,
  ): void {
    const before = this.#open.get(uri) ?? this.#files.get(uri);
    if (document === undefined) documents.delete(uri);
    else documents.set(uri, withKnownSchema(document, before));
    const now = this.#open.get(uri) ?? this.#files.get(uri);
    if (before === now) return;
    this.#revision += 1;
    if (before?.kind === 'schema' || now?.kind === 'schema') {
      this.#schemas = undefined;
      if (!isSameSchema(before, now)) this.#schemasChanged();
    }
    if (before !== undefined && before.kind !== 'schema') this.#uses.remove(before);
    if (now !== undefined && now.kind !== 'schema') this.#uses.add(now);
  }

  #schemasChanged(): void {
    this.#catalog = undefined;
    this.#generation += 1;
  }
}

/** A schema of the very same text need not be known twice, and what was said by it stays true. */
function withKnownSchema(
  document: IndexedDocument,
  before: IndexedDocument | undefined,
): IndexedDocument {
  if (document.kind !== 'schema' || before?.kind !== 'schema') return document;
  return isSameSchema(before, document) ? { ...document, schema: before.schema } : document;
}

/** Clients differ in how they spell an address: the document of a file may have another one. */
function isSameSchema(
  one: IndexedDocument | undefined,
  other: IndexedDocument | undefined,
): boolean {
  if (one?.kind !== 'schema' || other?.kind !== 'schema') return false;
  return one.uri === other.uri && one.schema.schema.tree.text === other.schema.schema.tree.text;
}

/** The schema of a file that is open with the very same text: a large one need not be read again. */
function asOpen(
  open: IndexedDocument | undefined,
  uri: string,
  source: TextDocument,
): IndexedSchema | undefined {
  if (open?.kind !== 'schema' || open.uri !== uri) return undefined;
  const { tree } = open.schema.schema;
  if (tree.text !== source.getText() || !isOurSchema(uri, tree)) return undefined;
  return { ...open, version: null, source };
}

/** A file that is not open; undefined where it has nothing to do with others. */
function indexed(uri: string, source: TextDocument): IndexedDocument | undefined {
  const recipe = recipeKindOf(uri, source.getText());
  if (recipe !== undefined) {
    const labels = readRecipe(recipe, source.getText());
    // Most have none, and need not be known. An open one is even so: it stands for its file.
    return labels.all.length === 0 ? undefined : indexedRecipe(recipe, uri, null, source, labels);
  }
  const { kind, tree } = takeText(source.getText(), { name: uri, explicit: false });
  if (kind === 'schema' && isOurSchema(uri, tree)) {
    const schema = catalogSchema(readSchema(tree), 'workspace', uri);
    return { kind, uri, version: null, source, schema };
  }
  if (kind !== 'spec') return undefined;
  return indexedSpec(uri, null, source, tree);
}

function indexedOpen(document: ParsedDocument): IndexedDocument | undefined {
  const { kind, uri, version, source, tree, labels } = document;
  if (isRecipe(kind) && labels !== undefined) {
    return indexedRecipe(kind, uri, version, source, labels);
  }
  if (kind === 'spec') return indexedSpec(uri, version, source, tree);
  const mayBeSchema = document.features.help && (kind === 'schema' || kind === 'other');
  const schema = mayBeSchema ? document.lastGoodSchema : undefined;
  if (schema === undefined) return undefined;
  const entry = catalogSchema(schema, 'workspace', uri);
  return { kind: 'schema', uri, version, source, schema: entry };
}

function indexedSpec(
  uri: string,
  version: number | null,
  source: TextDocument,
  tree: JsonTree,
): IndexedSpec {
  const entries = namesInSpec(source, readSpec(tree));
  return { kind: 'spec', uri, version, entries, profile: profileHead(tree) };
}

function indexedRecipe(
  kind: RecipeKind,
  uri: string,
  version: number | null,
  source: TextDocument,
  labels: DockerfileLabels,
): IndexedRecipe {
  const { escapeCharacter } = labels;
  const entries = [namesInRecipe(source, labels)];
  return { kind, uri, version, entries, escapeCharacter };
}
