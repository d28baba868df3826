import {
  allTargets,
  bestFirst,
  isAncestorOrSelf,
  type Microarchitecture,
  withImplied,
} from './graph.js';
import type { Processor } from './record.js';

/** Why a target was chosen. */
export type Reason =
  /** It has all the features of the target. */
  | { readonly kind: 'features' }
  | { readonly kind: 'part'; readonly part: string }
  | { readonly kind: 'generation'; readonly generation: number }
  /** Its name says it. */
  | { readonly kind: 'model'; readonly model: string }
  /** No better one is known of its family, or none fits. */
  | { readonly kind: 'family' }
  /** Nothing tells which of these it is: the best that they have in common was taken. */
  | { readonly kind: 'alike'; readonly targets: readonly string[] }
  /** Processors differ (big.LITTLE): the best that they have in common was taken. */
  | { readonly kind: 'processors-differ'; readonly targets: readonly string[] };

/** The target of one processor. */
export interface Choice {
  readonly target: Microarchitecture;
  /** The targets that fit, best first. */
  readonly candidates: readonly Microarchitecture[];
  readonly why: readonly Reason[];
}

/** Whether a record tells enough of a processor to choose by it. */
export function isTold(processor: Processor, family: string): boolean {
  const { kind, features } = processor;
  if (kind === 'power' || kind === 'riscv') return true;
  return features !== undefined || targetByModel(processor, family) !== undefined;
}

/**
 * The target of one processor, by archspec's rules (archspec/cpu/detect.py). In one thing it is more
 * careful: of targets with the same features, such as m2 and m3, it does not take the newest without
 * being told the part.
 */
export function choose(root: Microarchitecture, processor: Processor): Choice {
  const fitting = fittingTargets(root, processor);
  // A niche feature that is switched off is not to hide the level: below the best generic target
  // nothing is looked for.
  const generic = fitting.filter(({ vendor }) => vendor === 'generic').sort(bestFirst)[0] ?? root;
  const above = fitting.filter((one) => one.ancestors.has(generic)).sort(bestFirst);
  const ofPart = above.filter(({ part }) => part !== undefined && part === processor.part);
  const [best] = ofPart.length > 0 ? ofPart : above;
  const shown = [...new Set([...ofPart, ...above, generic, ...fitting.sort(bestFirst)])];
  if (best === undefined)
    return { target: generic, candidates: shown, why: why(generic, processor) };
  if (ofPart.length > 0 || processor.kind === 'power' || isNamed(best, processor)) {
    return { target: best, candidates: shown, why: why(best, processor) };
  }
  const alike = above.filter((one) => sameFeatures(one, best));
  const target = commonOf(alike, shown) ?? generic;
  const reasons = why(target, processor);
  if (target === best) return { target, candidates: shown, why: reasons };
  const targets = alike.map(({ name }) => name);
  return { target, candidates: shown, why: [...reasons, { kind: 'alike', targets }] };
}

function fittingTargets(root: Microarchitecture, processor: Processor): Microarchitecture[] {
  const ofFamily = allTargets().filter(({ family }) => family === root.name);
  const { kind, vendor, generation = 0 } = processor;
  if (kind === 'power') return ofFamily.filter((target) => target.generation <= generation);
  const named = targetByModel(processor, root.name);
  if (kind === 'riscv' || (kind === 'arm' && processor.features === undefined)) {
    return ofFamily.filter(
      (target) =>
        target === root ||
        (named !== undefined && target.vendor !== 'generic' && isAncestorOrSelf(target, named)),
    );
  }
  const has = withImplied(processor.features ?? [], root.name);
  return ofFamily.filter((target) => {
    // Nothing that a record says shows which version of the Arm architecture a CPU has.
    if (target.vendor === 'generic' && kind === 'arm') return target === root;
    if (target.vendor !== 'generic' && target.vendor !== vendor) return false;
    return isSubset(target.features, has);
  });
}

function isNamed(target: Microarchitecture, processor: Processor): boolean {
  const isByName = processor.kind === 'riscv' || processor.features === undefined;
  return isByName && targetByModel(processor, target.family) === target;
}

function why(target: Microarchitecture, processor: Processor): Reason[] {
  const { kind, part, generation, model = '' } = processor;
  if (kind === 'power') {
    return target.generation === 0 || generation === undefined
      ? [{ kind: 'family' }]
      : [{ kind: 'generation', generation }];
  }
  if (isNamed(target, processor)) return [{ kind: 'model', model }];
  if (kind === 'riscv' || (kind === 'arm' && target.parents.length === 0))
    return [{ kind: 'family' }];
  const reasons: Reason[] = [{ kind: 'features' }];
  if (part !== undefined && target.part === part) reasons.push({ kind: 'part', part });
  return reasons;
}

/**
 * The target that a name says: `Apple M2 Max`, `sifive,u74-mc`, `Spacemit(R) X60`. An Apple M that is not
 * known is at least the newest one before it; macOS in a virtual machine says "Apple processor".
 */
export function targetByModel(
  { vendor, model = '', part = '' }: Processor,
  family: string,
): Microarchitecture | undefined {
  const ofFamily = allTargets().filter((target) => target.family === family);
  const lower = model.toLowerCase();
  if (vendor === 'Apple') {
    const number = /^apple processor$/.test(lower)
      ? 1
      : Number(/^apple\s+m(\d+)/.exec(lower)?.[1] ?? 0);
    const line = ofFamily.filter(
      ({ name }) => /^m\d+$/.test(name) && Number(name.slice(1)) <= number,
    );
    return line.sort((one, other) => Number(other.name.slice(1)) - Number(one.name.slice(1)))[0];
  }
  const words = [part.split(','), lower.replace(/\(r\)/g, '').split(/\s+/)];
  return ofFamily.find((target) =>
    words.some(
      ([maker, name]) =>
        maker === target.vendor.toLowerCase() && name?.replaceAll('-', '') === target.name,
    ),
  );
}

/** The best of `among` that all of some targets descend from or are. */
export function commonOf(
  targets: readonly Microarchitecture[],
  among: readonly Microarchitecture[],
): Microarchitecture | undefined {
  return among
    .filter((one) => targets.every((target) => isAncestorOrSelf(one, target)))
    .sort(bestFirst)[0];
}

function sameFeatures(one: Microarchitecture, other: Microarchitecture): boolean {
  return one.features.size === other.features.size && isSubset(one.features, other.features);
}

export function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const one of part) if (!whole.has(one)) return false;
  return true;
}
