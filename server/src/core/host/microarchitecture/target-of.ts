import { architectureOf, familyOf, speaksOf } from './architecture.js';
import { type Choice, choose, commonOf, isTold, type Reason } from './candidates.js';
import { allTargets, type Microarchitecture } from './graph.js';
import type { CpuRecord, Processor } from './record.js';

/** A machine's CPU in archspec's terms. */
export interface CpuTarget {
  readonly target: Microarchitecture;
  /** The root of the target: `x86_64`. */
  readonly family: string;
  readonly why: readonly Reason[];
}

/** Why a machine has no target. */
export interface Undecided {
  readonly target: undefined;
  /** The root of the architecture, where that is known. */
  readonly family: string | undefined;
  readonly reason: /** The record does not show the architecture, and nothing else told it. */
    | 'no-architecture'
    /** archspec knows no CPU of it. */
    | 'unknown-architecture'
    /** The record does not tell what tells CPUs of that architecture apart. */
    | 'no-record'
    /** The record is that of a CPU of another architecture: an emulator shows the real machine's. */
    | 'other-architecture';
}

/**
 * The target of a machine: the best of archspec's graph that all of its processors fit. Undefined, with a
 * reason, where the record does not decide it.
 * @param architecture as uname, an ELF header or a platform says it; without it, what the record shows
 */
export function targetOf(
  record: CpuRecord,
  architecture: string | undefined = architectureOf(record),
): CpuTarget | Undecided {
  const undecided = (reason: Undecided['reason'], family?: string): Undecided => ({
    target: undefined,
    family,
    reason,
  });
  if (architecture === undefined) return undecided('no-architecture');
  const root = familyOf(architecture);
  if (root === undefined) return undecided('unknown-architecture');
  const family = root.name;
  if (!allTargets().some(({ parents }) => parents.includes(root))) {
    return { target: root, family, why: [{ kind: 'family' }] };
  }
  const ofFamily = record.processors.filter((one) => speaksOf(one, family));
  if (ofFamily.length === 0 && record.processors.length > 0) {
    return undecided('other-architecture', family);
  }
  const told = ofFamily.filter((one) => isTold(one, family));
  if (told.length === 0) return undecided('no-record', family);
  return {
    family,
    ...joined(
      root,
      told.map((one) => choose(root, one)),
    ),
  };
}

/** What the choices for several processors come to. */
function joined(
  root: Microarchitecture,
  choices: readonly Choice[],
): Pick<CpuTarget, 'target' | 'why'> {
  const [first] = choices as [Choice, ...Choice[]];
  const targets = [...new Set(choices.map(({ target }) => target))];
  if (targets.length === 1) return { target: first.target, why: first.why };
  // What all of them descend from, each of them fits.
  const target = commonOf(targets, first.candidates) ?? root;
  const names = targets.map(({ name }) => name);
  return { target, why: [{ kind: 'processors-differ', targets: names }] };
}

/** The features that every processor has; undefined where none tells. */
export function commonFeatures(processors: readonly Processor[]): ReadonlySet<string> | undefined {
  const told = processors.map(({ features }) => features).filter((one) => one !== undefined);
  const [first, ...others] = told;
  if (first === undefined) return undefined;
  return new Set([...first].filter((feature) => others.every((other) => other.has(feature))));
}
