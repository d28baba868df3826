import { type DistributionLibc, libcOf, libcOfName } from '../host/distributions.js';
import { type InferenceTable, inferenceTables } from '../schema/metadata-fit.js';
import { type Inference, type Knowledge, qualify } from './knowledge.js';
import { type Stated, type StatedValues, statedOf, sureOf } from './stated.js';

/** How a named table works a value out; undefined where it can not. */
type Table = (look: (name: string) => string | undefined, from: string) => string | undefined;

/** The tables that a schema may name in `inferred`. */
const tables: Readonly<Record<InferenceTable, Table>> = { 'distribution-glibc': distributionGlibc };

/**
 * What follows from the stated values of some namespaces. Attributes of one table say the same of a
 * subject: where one of them is stated, nothing is inferred by it.
 */
export function* inferredValues(
  namespaces: ReadonlySet<string>,
  values: StatedValues,
  knowledge: Knowledge,
): Generator<Stated> {
  const all = [...namespaces].flatMap((namespace) =>
    knowledge.inferences(namespace).map((inference) => ({ namespace, inference })),
  );
  const stated = all.filter(({ inference }) => statedOf(values, inference.attribute) !== undefined);
  const settled = new Set(stated.map(({ inference }) => inference.table));
  for (const { namespace, inference } of all) {
    if (settled.has(inference.table)) continue;
    const { attribute, table } = inference;
    if (statedOf(values, attribute) !== undefined) continue;
    const value = infer(namespace, inference, values, knowledge);
    if (value === undefined) continue;
    const { qualified } = attribute;
    yield {
      attribute: qualified,
      known: attribute,
      value,
      written: value,
      origin: 'inferred',
      table,
    };
  }
}

/** What an inferred value says beside itself, by source: the table's versions are glibc's. */
export function impliedBy({ value, table }: Stated): readonly [source: string, value: string][] {
  if (table !== 'distribution-glibc') return [];
  return [['library.libc.name', value === 'musl' ? 'musl' : 'glibc']];
}

function infer(
  namespace: string,
  { from, table }: Inference,
  values: StatedValues,
  knowledge: Knowledge,
): string | undefined {
  const short = from.startsWith(`${namespace}.`) ? from.slice(namespace.length + 1) : from;
  const look = (name: string): string | undefined => {
    const known = knowledge.attribute(namespace, name, undefined);
    // Of another namespace, whose attributes are named in full.
    const stated =
      known === undefined
        ? (values.byTruth.get(name) ?? values.byTruth.get(qualify(namespace, name)))
        : statedOf(values, known);
    const source = stated?.known?.definition.source;
    const same = source === undefined ? undefined : values.bySource.get(source);
    // Another namespace may say another value of the same.
    if (stated === undefined || (same !== undefined && sureOf(same) === undefined))
      return undefined;
    return sureOf(stated);
  };
  const known = inferenceTables.find((name) => name === table);
  return known === undefined ? undefined : tables[known](look, short);
}

/** @param from an attribute with a distribution's name and release, or the group of several */
function distributionGlibc(
  look: (name: string) => string | undefined,
  from: string,
): string | undefined {
  const id = look(`${from}.vendor`) ?? look(`${from}.id`);
  const release = look(`${from}.version`) ?? look(`${from}.release`);
  const name = look(from) ?? look(`${from}.name`);
  const found =
    (id === undefined ? undefined : libcOf(id, release)) ??
    (name === undefined ? undefined : libcOfName(name));
  return found === undefined ? undefined : asValue(found);
}

/** Of a distribution without glibc, the name of its C library: there is no version to compare. */
function asValue(found: DistributionLibc): string | undefined {
  if (found.libc === 'glibc') return found.version;
  return found.libc === 'musl' ? 'musl' : undefined;
}
