import type { Clock } from '../clock.js';
import { type DefaultMounts, defaultMounts } from './default-mounts.js';
import { type Extraction, extract } from './extract.js';
import { extractors } from './extractors/table.js';
import type { Probes } from './probes.js';
import { remembering } from './remembering.js';

/** All that a check on a machine needs to know of it. */
export interface MachineLook extends Extraction {
  /** Its libraries that are usually mounted; undefined where nobody looked for them. */
  readonly mounts?: DefaultMounts | undefined;
}

/**
 * Looks at a machine: reads every section, and what the libraries need that are usually mounted. Each
 * look is taken once for both.
 * @param others names of extractors that are programs of others (`third-party.ts`)
 */
export async function lookAt(
  probes: Probes,
  clock: Clock,
  others: readonly string[] = [],
): Promise<MachineLook> {
  const once = remembering(probes);
  const own = new Set(extractors.map(({ name }) => name));
  const names = [...new Set(others)].filter((name) => !own.has(name));
  const wanted = [...extractors, ...names].map((extractor) => ({ extractor }));
  const [extraction, mounts] = await Promise.all([
    extract(wanted, once, clock),
    defaultMounts(once),
  ]);
  return { ...extraction, mounts };
}
