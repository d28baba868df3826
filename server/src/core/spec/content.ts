import { duplicateKeyFindings } from '../json/findings.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Message } from '../messages.js';
import type { Catalog } from '../schema/catalog.js';
import { type Address, addressesOf } from './addresses.js';
import { type ContentEntry, joinedEntries } from './content-entries.js';
import { piecesOf } from './content-pieces.js';
import type { SpecModel } from './model.js';
import { resolveEntries } from './resolve.js';
import { type Written, writtenValue } from './written.js';

/** What a compatibility spec says, whatever the dialect and format it is written in. */
export interface SpecContent {
  /** The version of the spec itself. */
  readonly version: string | undefined;
  readonly name: string | undefined;
  /** One for each namespace and schema version, in the order of the text. */
  readonly entries: readonly ContentEntry[];
  /** Addresses of schemas, by namespaces that have no entry. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Members of the root that no dialect knows, as they are. */
  readonly members: ReadonlyMap<string, Written>;
  /** Members of `metadata` that no dialect knows. */
  readonly metadata: ReadonlyMap<string, Written>;
  /** Whether its values are extractor paths. */
  readonly isMapping: boolean;
}

/** The content of a spec, and what there is to say about taking it out of its text. */
export interface SpecReading {
  readonly content: SpecContent;
  /** What the text says and the content does not. */
  readonly losses: readonly Message[];
  /** What the content says in other words. */
  readonly notices: readonly Message[];
}

/**
 * Reads what a spec says. Names mean what the catalog makes of them: a namespace written backwards is
 * the namespace, the group in the name of an entry (`org.supercontainers.mpi`) is part of its
 * attributes' names, and a qualified name is an attribute of its namespace. A qualified name that
 * begins with no known namespace stays whole, in an entry whose namespace is empty.
 */
export function contentOf(spec: SpecModel, catalog: Catalog): SpecReading {
  return new ContentReader(spec, catalog).read();
}

class ContentReader {
  readonly #tree: JsonTree;
  readonly #losses: Message[] = [];
  readonly #notices: Message[] = [];

  constructor(
    readonly spec: SpecModel,
    readonly catalog: Catalog,
  ) {
    this.#tree = spec.tree;
  }

  read(): SpecReading {
    const { spec, catalog } = this;
    const tree = this.#tree;
    const { root } = tree;
    for (const { message } of duplicateKeyFindings(tree)) {
      this.#losses.push({ key: 'conversion.duplicate', args: message.args });
    }
    const isFlat = spec.dialect === 'e';
    const metadata = this.#member(root, 'metadata', JsonKind.Object);
    const version = this.#text(root, 'version');
    const name = this.#text(metadata, 'name');
    if (isFlat) this.#member(root, 'attributes', JsonKind.Object);
    else this.#checkEntries(this.#member(root, 'compatibilities', JsonKind.Array));
    const addresses = addressesOf(spec, catalog, this.#schemas(metadata));
    const entries = resolveEntries(spec, catalog).map((entry) => {
      if (isFlat) return { entry, members: new Map<string, Written>() };
      this.#checkEntry(entry.entry.node);
      return { entry, members: this.#others(entry.entry.node, entryMembers) };
    });
    const pieces = piecesOf(spec, entries, addresses, catalog);
    this.#losses.push(...pieces.losses);
    this.#notices.push(...pieces.notices);
    const joined = joinedEntries(pieces.own, pieces.foreign);
    const spare = this.#spareAddresses(addresses.all, joined, metadata);
    const content = {
      version,
      name,
      entries: joined,
      addresses: spare,
      members: this.#others(root, isFlat ? flatMembers : rootMembers),
      metadata: this.#others(metadata, metadataMembers),
      isMapping: spec.isMapping,
    };
    return { content, losses: this.#losses, notices: this.#notices };
  }

  /** The object of addresses by namespace, or `none`. */
  #schemas(metadata: number): number {
    const schemas = this.#member(metadata, 'schemas', JsonKind.Object);
    for (const key of this.#tree.children(schemas)) {
      if (!this.#tree.is(this.#tree.valueOf(key), JsonKind.String)) this.#unread(key);
    }
    return schemas;
  }

  /** The addresses that no entry has: those of namespaces without one are kept. */
  #spareAddresses(
    all: readonly Address[],
    entries: readonly ContentEntry[],
    metadata: number,
  ): ReadonlyMap<string, string> {
    const spare = new Map<string, string>();
    for (const { node, namespace, address } of all) {
      const own = entries.filter((entry) => entry.namespace === namespace);
      if (own.some((entry) => entry.address === address)) continue;
      const kept = spare.get(namespace) ?? address;
      if (own.length > 0 || kept !== address) this.#unused(node);
      else spare.set(namespace, address);
    }
    const common = this.#member(metadata, 'jsonSchema', JsonKind.String);
    const text = common === none ? undefined : this.#tree.string(common);
    if (common !== none && !entries.some(({ address }) => address === text)) this.#unused(common);
    return spare;
  }

  #checkEntries(array: number): void {
    for (const item of this.#tree.children(array)) {
      if (!this.#tree.is(item, JsonKind.Object)) this.#unread(item);
    }
  }

  #checkEntry(node: number): void {
    const tree = this.#tree;
    this.#member(node, 'name', JsonKind.String);
    this.#member(node, 'schema', JsonKind.String);
    this.#text(node, 'version');
    this.#member(node, 'attributes', JsonKind.Object);
    const annotations = this.#member(node, 'annotations', JsonKind.Object);
    if (annotations !== none && tree.key(node, 'attributes') !== none) this.#unread(annotations);
  }

  /** A member of that kind, or `none`; one of another kind is lost. */
  #member(object: number, name: string, kind: JsonKind): number {
    const value = this.#tree.member(object, name);
    if (value === none || this.#tree.is(value, kind)) return value;
    this.#unread(value);
    return none;
  }

  /** A member that says a text; a number is the text that it is written as. */
  #text(object: number, name: string): string | undefined {
    const tree = this.#tree;
    const value = tree.member(object, name);
    if (value === none) return undefined;
    const kind = tree.kind(value);
    if (kind === JsonKind.Null || kind === JsonKind.Array || kind === JsonKind.Object) {
      this.#unread(value);
      return undefined;
    }
    const text = tree.lexeme(value);
    if (kind !== JsonKind.String) {
      this.#notices.push({ key: 'conversion.quoted', args: [pathOf(tree, value), text] });
    }
    return text;
  }

  /** The members of an object that no dialect knows. */
  #others(object: number, known: ReadonlySet<string>): ReadonlyMap<string, Written> {
    const tree = this.#tree;
    const others = new Map<string, Written>();
    if (!tree.is(object, JsonKind.Object)) return others;
    for (const key of tree.children(object)) {
      const name = tree.string(key);
      if (known.has(name) || isUsualKind(tree, key, name)) continue;
      const value = writtenValue(tree, tree.valueOf(key));
      if (value === undefined) this.#unread(key);
      else others.set(name, value);
    }
    return others;
  }

  #unused(address: number): void {
    const args = [pathOf(this.#tree, address)];
    this.#losses.push({ key: 'conversion.unused-address', args });
  }

  #unread(node: number): void {
    this.#losses.push({ key: 'conversion.unread', args: [pathOf(this.#tree, node)] });
  }
}

const rootMembers: ReadonlySet<string> = new Set(['compatibilities', 'metadata', 'version']);
const flatMembers: ReadonlySet<string> = new Set(['attributes', ...rootMembers]);
const metadataMembers: ReadonlySet<string> = new Set(['jsonSchema', 'name', 'schemas']);
const entryMembers: ReadonlySet<string> = new Set([
  ...['annotations', 'attributes', 'name', 'schema', 'version'],
]);

/** `kind: CompatibilitySpec` says that it is a spec, and nothing more. */
function isUsualKind(tree: JsonTree, key: number, name: string): boolean {
  if (name !== 'kind' || tree.parent(key) !== tree.root) return false;
  const value = tree.valueOf(key);
  return tree.is(value, JsonKind.String) && tree.stringIs(value, 'CompatibilitySpec');
}

/** `compatibilities[0].name` */
function pathOf(tree: JsonTree, node: number): string {
  return tree
    .path(node)
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
