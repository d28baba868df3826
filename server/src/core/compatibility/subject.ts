import { JsonKind, type JsonTree } from '../json/tree.js';
import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { SpecModel } from '../spec/model.js';
import { resolveAttribute, resolveEntries } from '../spec/resolve.js';
import type { Facts } from './comparison.js';
import { impliedBy, inferredValues } from './infer.js';
import { Knowledge, qualify } from './knowledge.js';
import { type Origin, type Stated, type StatedValues, sureOf } from './stated.js';
import { areSame, canonical } from './values.js';

/** What a probe of an extractor came back with, as a profile tells it. */
interface ProbeOutcome {
  readonly status: string;
  readonly detail: string;
}

/** An image or a host, as a check sees it: each truth once, whatever name it is stated under. */
export interface Subject extends StatedValues {
  /** `metadata.name` of the document. */
  readonly name: string | undefined;
  /** In the order of the document, and behind them what is inferred. */
  readonly stated: readonly Stated[];
  readonly facts: Facts;
  /** Of a profile, what became of its probes, by extractor and section: `library.mpi`. */
  readonly probes: ReadonlyMap<string, ProbeOutcome>;
}

/** A value that a document gives an attribute. */
export interface Statement {
  readonly namespace: string;
  /** In the namespace. */
  readonly name: string;
  /** By which it is declared; undefined where no known one does. */
  readonly schema: CatalogSchema | undefined;
  readonly text: string;
  readonly origin: Exclude<Origin, 'inferred'>;
  /** By which its document tells its place; undefined where it stands nowhere there. */
  readonly key: number | undefined;
}

/**
 * Reads what a spec or a profile states. Attributes of namespaces that nobody knows are kept: they are
 * statements all the same, if nobody knows of what.
 * @param origin where its values are from
 */
export function readSubject(
  spec: SpecModel,
  catalog: Catalog,
  origin: Exclude<Origin, 'inferred'>,
): Subject {
  const statements = new Statements(catalog);
  for (const entry of resolveEntries(spec, catalog)) {
    for (const attribute of entry.entry.attributes) {
      const { text, key } = attribute;
      if (text === undefined) continue;
      const { namespace, name, schema } = resolveAttribute(attribute, entry, catalog);
      statements.add({ namespace, name, schema, text, origin, key });
    }
  }
  return statements.subject(spec.name, readProbes(spec.tree));
}

/** What a document states, collected: each truth once, and what contradicts itself as such. */
export class Statements {
  readonly #knowledge: Knowledge;
  readonly #byTruth = new Map<string, Stated>();
  readonly #bySource = new Map<string, Stated>();
  readonly #namespaces = new Set<string>();

  constructor(catalog: Catalog) {
    this.#knowledge = Knowledge.of(catalog);
  }

  /** What is stated of what a source tells; undefined where nothing is. */
  told(source: string): string | undefined {
    return this.#bySource.get(source)?.value;
  }

  get namespaces(): ReadonlySet<string> {
    return this.#namespaces;
  }

  add({ namespace, name, schema, text, origin, key }: Statement): void {
    if (text.trim() === '') return;
    this.#namespaces.add(namespace);
    const known = this.#knowledge.attribute(namespace, name, schema);
    const value =
      known === undefined ? text.trim() : canonical(known.definition, known.spellings, text);
    // A list of nothing but commas.
    if (value === '') return;
    const attribute = qualify(namespace, name);
    const stated = { attribute, known, value, written: text, origin };
    const one: Stated = key === undefined ? stated : { ...stated, key };
    const truth = known?.truth ?? attribute;
    const before = this.#byTruth.get(truth);
    if (before === undefined) {
      this.#byTruth.set(truth, one);
      addSource(this.#bySource, one);
    } else if (differ(before, one) && before.contradicted === undefined) {
      const contradicted = { ...before, contradicted: value };
      this.#byTruth.set(truth, contradicted);
      const source = before.known?.definition.source;
      if (source !== undefined && this.#bySource.get(source) === before) {
        this.#bySource.set(source, contradicted);
      }
    }
  }

  /** @param name of the document */
  subject(name: string | undefined, probes: Subject['probes'] = new Map()): Subject {
    const byTruth = new Map(this.#byTruth);
    const bySource = new Map(this.#bySource);
    const implied = new Map<string, string>();
    const values = { byTruth, bySource };
    for (const one of inferredValues(this.#namespaces, values, this.#knowledge)) {
      byTruth.set(one.known?.truth ?? one.attribute, one);
      addSource(bySource, one);
      for (const [source, value] of impliedBy(one)) implied.set(source, value);
    }
    return {
      name,
      stated: [...byTruth.values()],
      byTruth,
      bySource,
      facts: (source) => {
        const stated = bySource.get(source);
        return stated === undefined ? implied.get(source) : sureOf(stated);
      },
      probes,
    };
  }
}

/**
 * Of several attributes that one probe knows, the first that is stated. Where they differ, it is not to be
 * relied on.
 */
function addSource(bySource: Map<string, Stated>, one: Stated): void {
  const source = one.known?.definition.source;
  if (source === undefined) return;
  const before = bySource.get(source);
  if (before === undefined) bySource.set(source, one);
  else if (differ(before, one) && before.contradicted === undefined) {
    bySource.set(source, { ...before, contradicted: one.value });
  }
}

function differ(one: Stated, other: Stated): boolean {
  return !areSame(one.known?.definition, one.value, other.value);
}

function readProbes(tree: JsonTree): ReadonlyMap<string, ProbeOutcome> {
  const probes = new Map<string, ProbeOutcome>();
  const all = tree.member(tree.member(tree.root, 'metadata'), 'probes');
  if (!tree.is(all, JsonKind.Object)) return probes;
  for (const key of tree.children(all)) {
    const status = tree.member(tree.valueOf(key), 'status');
    const detail = tree.member(tree.valueOf(key), 'detail');
    if (!tree.is(status, JsonKind.String)) continue;
    probes.set(tree.string(key), {
      status: tree.string(status),
      detail: tree.is(detail, JsonKind.String) ? tree.string(detail) : '',
    });
  }
  return probes;
}
