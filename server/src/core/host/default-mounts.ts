import type { MountedLibrary } from '../compatibility/mounts.js';
import { mountNeeds } from './elf/needs.js';
import type { Probes } from './probes.js';
import { type UsualMount, usualMounts } from './usual-mounts.js';

/** A library that is usually mounted, and why it decides nothing where that is so. */
export interface LookedAt extends UsualMount {
  /** Why what it needs could not be read. */
  readonly failure?: string | undefined;
}

/** The libraries of a machine that are usually mounted. */
export interface DefaultMounts {
  /** What those need that could be read. */
  readonly libraries: readonly MountedLibrary[];
  /** What was looked for, and where it is. */
  readonly usual: readonly LookedAt[];
}

/**
 * What the libraries of a machine that are usually mounted need. Those that can not be read decide
 * nothing: the rule of thumb says more than that nothing is known. Never rejects.
 */
export async function defaultMounts(probes: Probes): Promise<DefaultMounts> {
  const found = await usualMounts(probes);
  const looked = await Promise.all(
    found.map(async (one) => {
      const needs = one.paths.map((path) => mountedLibrary(path, path, probes));
      return { one, needs: await Promise.all(needs) };
    }),
  );
  return {
    libraries: looked.flatMap(({ needs }) => needs.filter((need) => need.failure === undefined)),
    usual: looked.map(({ one, needs }) => ({
      ...one,
      failure: needs.find((need) => need.failure !== undefined)?.failure,
    })),
  };
}

/**
 * What a library of a machine needs where it is mounted.
 * @param library as a reader knows it
 * @param path absolute
 */
export async function mountedLibrary(
  library: string,
  path: string,
  probes: Probes,
): Promise<MountedLibrary> {
  const needs = await mountNeeds(path, probes);
  if (needs.status !== 'ok') return { library, failure: needs.detail };
  const { glibc, glibcxx, missing } = needs.value;
  return { library, glibc, glibcxx, missing };
}
