import { microarchitectureTable } from '../../generated/microarchitectures.js';
import { type MicroarchitectureTable, readTable, type TargetRow } from './table.js';

/** A target of archspec: a kind of CPU that programs are compiled for. */
export interface Microarchitecture {
  readonly name: string;
  readonly parents: readonly Microarchitecture[];
  /** All above it. A program for any of them runs on it. */
  readonly ancestors: ReadonlySet<Microarchitecture>;
  /** The name of the root above it: `x86_64`, `aarch64`. Each target has exactly one. */
  readonly family: string;
  /** `generic` where CPUs of any vendor may be it. */
  readonly vendor: string;
  /**
   * The features by which archspec knows it, by their names in Linux. On Arm the generic targets have
   * none: their name says what they have. On POWER and RISC-V no target has any.
   */
  readonly features: ReadonlySet<string>;
  /**
   * All features that its CPUs have as far as it is known: its own, those of its ancestors, those that
   * archspec does not list, and what all of these imply.
   */
  readonly offers: ReadonlySet<string>;
  /** The `CPU part` of an Arm CPU; undefined where archspec does not know it. */
  readonly part: string | undefined;
  /** Of POWER, elsewhere 0. */
  readonly generation: number;
}

interface Graph {
  readonly table: MicroarchitectureTable;
  /** Parents before their children. */
  readonly targets: ReadonlyMap<string, Microarchitecture>;
}

let graph: Graph | undefined;

/** Read on first need: most runs of the command line ask nothing about a CPU. */
function theGraph(): Graph {
  graph ??= build(readTable(microarchitectureTable));
  return graph;
}

function build(table: MicroarchitectureTable): Graph {
  const targets = new Map<string, Microarchitecture>();
  for (const row of table.targets) targets.set(row.name, buildTarget(row, targets, table));
  return { table, targets };
}

function buildTarget(
  row: TargetRow,
  above: ReadonlyMap<string, Microarchitecture>,
  table: MicroarchitectureTable,
): Microarchitecture {
  const parents = row.parents.map((name) => {
    const parent = above.get(name);
    if (parent === undefined) throw new Error(`${row.name} stands above its parent ${name}.`);
    return parent;
  });
  const families = new Set(parents.map(({ family }) => family));
  if (families.size > 1) throw new Error(`${row.name} has parents of several families.`);
  const [family = row.name] = families;
  const features = new Set(parents.flatMap((parent) => [...parent.features]));
  for (const feature of row.added) features.add(feature);
  for (const feature of row.lacking) features.delete(feature);
  const inherited = parents.flatMap((parent) => [...parent.offers]);
  const known = [...inherited, ...features, ...(table.also.get(row.name) ?? [])];
  return {
    name: row.name,
    parents,
    ancestors: new Set(parents.flatMap((parent) => [...parent.ancestors, parent])),
    family,
    vendor: row.vendor,
    features,
    offers: implied(known, family, table),
    part: row.part,
    generation: row.generation,
  };
}

/** All targets, parents before their children. */
export function allTargets(): readonly Microarchitecture[] {
  return [...theGraph().targets.values()];
}

/** The names of all targets, as archspec writes them. */
export function microarchitectureNames(): readonly string[] {
  return [...theGraph().targets.keys()];
}

/**
 * The target of that name, as archspec (`x86_64_v3`), compilers (`x86-64-v3`, `armv8.2-a`) or platforms
 * (`amd64`, `arm64`) write it.
 */
export function targetNamed(name: string): Microarchitecture | undefined {
  const lower = name.trim().toLowerCase();
  const { targets } = theGraph();
  return (
    targets.get(lower) ??
    targets.get(platformNames.get(lower) ?? '') ??
    targets.get(lower.replace(/^(armv\d\.\d)-a$/, '$1a').replaceAll('-', '_'))
  );
}

/** The platforms of OCI images (GOARCH) that archspec calls otherwise. */
const platformNames: ReadonlyMap<string, string> = new Map([
  ['amd64', 'x86_64'],
  ['x64', 'x86_64'],
  ['arm64', 'aarch64'],
  ['386', 'x86'],
  ['i386', 'x86'],
]);

/** Whether a program for `one` runs on `other` because `other` is it or descends from it. */
export function isAncestorOrSelf(one: Microarchitecture, other: Microarchitecture): boolean {
  return one === other || other.ancestors.has(one);
}

/** What stands beside the targets in the table. */
export function featureFacts(): Omit<MicroarchitectureTable, 'targets'> {
  return theGraph().table;
}

/** The features, with those that they or the family imply: `sse3` by `ssse3`, `neon` by aarch64. */
export function withImplied(features: Iterable<string>, family: string): ReadonlySet<string> {
  return implied(features, family, theGraph().table);
}

function implied(
  features: Iterable<string>,
  family: string,
  { aliases, always }: MicroarchitectureTable,
): ReadonlySet<string> {
  const all = new Set(features);
  for (const [feature, by] of aliases) if (by.some((one) => all.has(one))) all.add(feature);
  for (const [feature, families] of always) if (families.includes(family)) all.add(feature);
  return all;
}

/** The better of two targets first: the one with more ancestors, of equals the one with more features. */
export function bestFirst(one: Microarchitecture, other: Microarchitecture): number {
  return other.ancestors.size - one.ancestors.size || other.features.size - one.features.size;
}

/**
 * The best generic target that a target is or descends from: `x86_64_v3` of zen3, `armv8.4a` of m1. It is
 * what to build for where an image is to run on all CPUs of that kind.
 */
export function genericOf(target: Microarchitecture): Microarchitecture {
  const generic = [target, ...target.ancestors].filter(({ vendor }) => vendor === 'generic');
  return generic.sort(bestFirst)[0] ?? target;
}
