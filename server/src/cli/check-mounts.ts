import { resolve } from 'node:path';
import type { MountedLibrary } from '../core/compatibility/mounts.js';
import { type LookedAt, mountedLibrary } from '../core/host/default-mounts.js';
import type { Probes } from '../core/host/probes.js';
import type { System } from './system.js';

/** The libraries of this machine that are to be mounted, and how they were come by. */
export interface Mounts {
  readonly libraries: readonly MountedLibrary[];
  /** The usual ones, where nobody named any: what was looked for, and where it is. */
  readonly usual?: readonly LookedAt[];
}

/** What libraries of this machine need where they are mounted. */
export async function namedMounts(
  paths: readonly string[],
  probes: Probes,
  { folder }: System,
): Promise<Mounts> {
  const needs = [...new Set(paths)].map((path) =>
    mountedLibrary(path, resolve(folder, path), probes),
  );
  return { libraries: await Promise.all(needs) };
}
