import type { Probed, Probes } from './probes.js';

/** What an extractor says of one section. */
export interface SectionReading {
  /**
   * `ok`: something is known. `absent`: it was looked for and is not there. `failed`: what would tell could
   * not be read. `skipped`: nobody looked, since that needs a program and nothing may be run.
   */
  readonly status: 'ok' | 'absent' | 'failed' | 'skipped';
  /** Why, in a few words; of `ok`, what of it is not known. */
  readonly detail?: string;
  /** Raw metadata: strings, lists joined by `,`, booleans as `yes` and `no`; what is not known has no key. */
  readonly values: Readonly<Record<string, string>>;
}

type ReadSection = (probes: Probes) => Promise<SectionReading>;

/** Parsers of one kind of raw metadata, each reading one section. */
export interface Extractor {
  readonly name: string;
  readonly sections: Readonly<Record<string, ReadSection>>;
  /** The sections that no output of a real machine has been held against yet. */
  readonly unverified?: readonly string[];
}

/** A section of the values that are known; without any, it is absent for the reason that is given. */
export function reading(
  values: Readonly<Record<string, string | undefined>>,
  otherwise: string,
): SectionReading {
  const known = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  if (known.length === 0) return { status: 'absent', detail: otherwise, values: {} };
  return { status: 'ok', values: Object.fromEntries(known) };
}

/**
 * A section of which nothing is known, for the reason that a probe gave.
 * @param at what it looked at, a file or a folder; of a program it says so itself
 */
export function unread(
  probed: Exclude<Probed<unknown>, { status: 'ok' }>,
  at?: string,
): SectionReading {
  const detail = at === undefined ? probed.detail : `${at}: ${probed.detail}`;
  return { status: probed.status, detail, values: {} };
}

/**
 * A section of which nothing is known, by all that was asked: a failure is told before an absence, since
 * only where nothing failed is it known to be absent.
 */
export function unreadOf(probed: readonly Probed<unknown>[], otherwise: string): SectionReading {
  for (const status of ['failed', 'skipped'] as const) {
    const found = probed.find((one) => one.status === status);
    if (found !== undefined && found.status !== 'ok') return unread(found);
  }
  return { status: 'absent', detail: otherwise, values: {} };
}
