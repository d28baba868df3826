import { JsonKind, type JsonTree } from '../json/tree.js';
import type { Catalog } from '../schema/catalog.js';
import type { SpecModel } from '../spec/model.js';
import { resolveAttribute, resolveEntries } from '../spec/resolve.js';
import type { Facts } from './comparison.js';
import { impliedBy, inferredValues } from './infer.js';
import { Knowledge, qualify } from './knowledge.js';
import { type Origin, type Stated, type StatedValues, sureOf } from './stated.js';
import { canonical } from './values.js';

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
  const knowledge = Knowledge.of(catalog);
  const byTruth = new Map<string, Stated>();
  const bySource = new Map<string, Stated>();
  const namespaces = new Set<string>();
  for (const entry of resolveEntries(spec, catalog)) {
    for (const attribute of entry.entry.attributes) {
      const { text } = attribute;
      if (text === undefined || text.trim() === '') continue;
      const { namespace, name, schema } = resolveAttribute(attribute, entry, catalog);
      namespaces.add(namespace);
      const known = knowledge.attribute(namespace, name, schema);
      const value =
        known === undefined ? text.trim() : canonical(known.definition, known.spellings, text);
      // A list of nothing but commas.
      if (value === '') continue;
      const one: Stated = {
        attribute: qualify(namespace, name),
        known,
        value,
        written: text,
        origin,
        key: attribute.key,
      };
      const truth = known?.truth ?? one.attribute;
      const before = byTruth.get(truth);
      if (before === undefined) {
        byTruth.set(truth, one);
        addSource(bySource, one);
      } else if (before.value !== value && before.contradicted === undefined) {
        const contradicted = { ...before, contradicted: value };
        byTruth.set(truth, contradicted);
        const source = before.known?.definition.source;
        if (source !== undefined && bySource.get(source) === before) {
          bySource.set(source, contradicted);
        }
      }
    }
  }
  const implied = new Map<string, string>();
  for (const one of inferredValues(namespaces, { byTruth, bySource }, knowledge)) {
    byTruth.set(one.known?.truth ?? one.attribute, one);
    addSource(bySource, one);
    for (const [source, value] of impliedBy(one)) implied.set(source, value);
  }
  return {
    name: spec.name,
    stated: [...byTruth.values()],
    byTruth,
    bySource,
    facts: (source) => {
      const stated = bySource.get(source);
      return stated === undefined ? implied.get(source) : sureOf(stated);
    },
    probes: readProbes(spec.tree),
  };
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
  else if (before.value !== one.value && before.contradicted === undefined) {
    bySource.set(source, { ...before, contradicted: one.value });
  }
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
