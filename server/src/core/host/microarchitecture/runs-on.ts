import { isSubset } from './candidates.js';
import {
  allTargets,
  genericOf,
  isAncestorOrSelf,
  type Microarchitecture,
  withImplied,
} from './graph.js';

/** The CPU that a program is to run on; of a host profile often no more is known than the target. */
export interface HostCpu {
  readonly target: Microarchitecture;
  /** All features of the CPU, by their names in Linux. */
  readonly features?: ReadonlySet<string> | undefined;
}

/** How a program that was compiled for a target does on a CPU. */
export interface RunsOn {
  /** Whether the CPU has every feature of the image's target. */
  readonly run: 'yes' | 'no' | 'unknown';
  /** `yes`: built for this CPU. `lesser`: for an ancestor of it. `no`: for another line, or a better CPU. */
  readonly optimal: 'yes' | 'lesser' | 'no' | 'unknown';
  readonly why: RunReason;
}

/** What decided whether it runs. */
export type RunReason =
  | { readonly kind: 'same' | 'ancestor' | 'features' }
  /** `no`: the CPU lacks these. */
  | { readonly kind: 'missing'; readonly features: readonly string[] }
  /** `unknown`: nothing says that CPUs of the host's target have these. */
  | { readonly kind: 'not-told'; readonly features: readonly string[] }
  /** `no`: the CPU is below the level, `x86_64_v4` or `armv8.4a`, that the image's target is built on. */
  | { readonly kind: 'level'; readonly level: string }
  /** `no`: an older generation of POWER. */
  | { readonly kind: 'generation'; readonly wanted: number; readonly found: number }
  /** `no`: a CPU of another family. */
  | { readonly kind: 'family'; readonly wanted: string; readonly found: string }
  /** `unknown`: the 32-bit family of the host's; whether it runs is up to CPU and kernel. */
  | { readonly kind: 'width'; readonly wanted: string; readonly found: string }
  /** `unknown`: archspec does not tell what the image's target asks of a CPU. */
  | { readonly kind: 'not-comparable' };

/**
 * How a program that was compiled for a target does on a CPU. Whether it runs is asked of features: one
 * for haswell runs on a zen3, which has all of them, though neither is above the other in the graph.
 * Whether it is the best for the CPU is asked of the graph.
 */
export function runsOn(image: Microarchitecture, host: HostCpu): RunsOn {
  const why = reasonOf(image, host);
  const run = verdicts[why.kind];
  return { run, optimal: optimalOf(image, host.target, run), why };
}

const verdicts: Readonly<Record<RunReason['kind'], RunsOn['run']>> = {
  same: 'yes',
  ancestor: 'yes',
  features: 'yes',
  missing: 'no',
  level: 'no',
  generation: 'no',
  family: 'no',
  'not-told': 'unknown',
  width: 'unknown',
  'not-comparable': 'unknown',
};

function optimalOf(
  image: Microarchitecture,
  host: Microarchitecture,
  run: RunsOn['run'],
): RunsOn['optimal'] {
  if (image === host) return 'yes';
  if (host.ancestors.has(image)) return 'lesser';
  // Where the host's target is not the last word on it, a program for a better one may be just right.
  return image.ancestors.has(host) ? run : 'no';
}

function reasonOf(image: Microarchitecture, { target: host, features }: HostCpu): RunReason {
  if (image === host) return { kind: 'same' };
  if (host.ancestors.has(image)) return { kind: 'ancestor' };
  if (image.family !== host.family) {
    const kind = narrow.get(host.family) === image.family ? 'width' : 'family';
    return { kind, wanted: image.family, found: host.family };
  }
  if (image.features.size === 0) return reasonByName(image, host);
  if (features !== undefined) {
    const has = withImplied([...features, ...host.features], host.family);
    const missing = lackingIn(image, has);
    return missing.length === 0 ? { kind: 'features' } : { kind: 'missing', features: missing };
  }
  const missing = lackingIn(image, host.offers);
  if (missing.length === 0) return { kind: 'features' };
  const level = genericOf(image);
  if (isPlaced(host) && !isAncestorOrSelf(level, host)) return { kind: 'level', level: level.name };
  const absent = missing.filter((feature) => isAbsent(feature, host));
  return absent.length === 0
    ? { kind: 'not-told', features: missing }
    : { kind: 'missing', features: absent };
}

/** 64-bit families, and the 32-bit ones whose programs some of their CPUs and kernels run as well. */
const narrow: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'x86'],
  ['aarch64', 'arm'],
  ['ppc64', 'ppc'],
  ['ppc64le', 'ppcle'],
  ['sparc64', 'sparc'],
]);

/** Of targets without features: versions of the Arm architecture, generations of POWER, RISC-V. */
function reasonByName(image: Microarchitecture, host: Microarchitecture): RunReason {
  if (host.vendor === 'generic') return { kind: 'not-comparable' };
  if (image.generation > 0) {
    return { kind: 'generation', wanted: image.generation, found: host.generation };
  }
  return image.vendor === 'generic'
    ? { kind: 'level', level: image.name }
    : { kind: 'not-comparable' };
}

/**
 * Whether the place of a host in the graph says which levels its CPU has. A root does not: it is also
 * what people write who know no more than the architecture.
 */
function isPlaced(host: Microarchitecture): boolean {
  return host.vendor !== 'generic' || (host.parents.length > 0 && host.family === 'x86_64');
}

function lackingIn(image: Microarchitecture, has: ReadonlySet<string>): string[] {
  if (isSubset(image.features, has)) return [];
  return [...image.features].filter((feature) => !has.has(feature)).sort();
}

/**
 * Whether a CPU of a vendor's target surely lacks a feature: what the vendor's CPUs have nowhere, or only
 * further down the host's own line. Else the target's list may just not mention it.
 */
function isAbsent(feature: string, host: Microarchitecture): boolean {
  if (host.vendor === 'generic' || shownByNewerKernels.has(feature)) return false;
  return allTargets()
    .filter(({ vendor, family }) => vendor === host.vendor && family === host.family)
    .every((one) => !one.offers.has(feature) || one.ancestors.has(host));
}

/**
 * Features of Arm CPUs that Linux shows since 4.20 and 5.0, which is later than some of the CPUs have
 * them: that a target's list, made from a machine's, lacks them proves nothing. Source: the kernel's
 * arch/arm64/include/uapi/asm/hwcap.h.
 */
const shownByNewerKernels: ReadonlySet<string> = new Set(['ssbs', 'sb', 'paca', 'pacg']);
