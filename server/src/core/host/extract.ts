import type { Clock } from '../clock.js';
import type { Probes } from './probes.js';
import { remembering } from './remembering.js';
import { type Extractor, reading, type SectionReading, unread } from './section.js';
import { thirdPartySections } from './third-party.js';

/** A section that was looked at, and how that went. */
export interface ExtractedSection extends SectionReading {
  readonly extractor: string;
  readonly section: string;
  /** From the start of the extraction until it was known; sections wait for the same looks. */
  readonly milliseconds: number;
  /** Whether no output of a real machine has been held against its parser yet. */
  readonly isUnverified: boolean;
}

/** All that was found on a machine. */
export interface Extraction {
  /** In the order in which they were asked for. */
  readonly sections: readonly ExtractedSection[];
  readonly extractedAt: Date;
}

/** What is wanted: an extractor with all its sections, or with some. */
export interface Wanted {
  /** One of this program, or the name of one of others (`third-party.ts`). */
  readonly extractor: Extractor | string;
  /** Undefined is all of them. */
  readonly sections?: readonly string[] | undefined;
}

/**
 * Reads sections, all at the same time. Each is read once, each probe asked once; one that fails keeps
 * no other from its answer, nor does a defect in one.
 */
export async function extract(
  wanted: readonly Wanted[],
  probes: Probes,
  clock: Clock,
): Promise<Extraction> {
  const start = clock();
  const once = remembering(probes);
  const shown = (
    extractor: string,
    section: string,
    read: SectionReading,
    isUnverified = false,
  ): ExtractedSection => {
    const milliseconds = Math.max(0, clock().getTime() - start.getTime());
    return { ...read, extractor, section, milliseconds, isUnverified };
  };
  const own = ownSections(wanted).map(async ([extractor, section]) => {
    const read = await contained(extractor, section, once);
    return [shown(extractor.name, section, read, extractor.unverified?.includes(section))];
  });
  const others = wanted.map(async ({ extractor: name, sections }) => {
    if (typeof name !== 'string') return [];
    const readings = await readingsOf(name, sections, once);
    return readings.map(([section, read]) => shown(name, section, read));
  });
  const sections = await Promise.all([...own, ...others]);
  return { sections: sections.flat(), extractedAt: start };
}

/** Every section of this program's extractors that is wanted, once. */
function ownSections(wanted: readonly Wanted[]): readonly (readonly [Extractor, string])[] {
  const pairs = new Map<string, readonly [Extractor, string]>();
  for (const { extractor, sections } of wanted) {
    if (typeof extractor === 'string') continue;
    for (const section of sections ?? Object.keys(extractor.sections)) {
      pairs.set(`${extractor.name}.${section}`, [extractor, section]);
    }
  }
  return [...pairs.values()];
}

/** The sections of an extractor of others; where it failed, that it did stands under `*`. */
async function readingsOf(
  name: string,
  wanted: readonly string[] | undefined,
  probes: Probes,
): Promise<readonly (readonly [string, SectionReading])[]> {
  const all = await thirdPartySections(name, probes);
  if (all.status !== 'ok') return [['*', unread(all)]];
  const nothing = 'the program printed no such section';
  return [...(wanted ?? all.value.keys())].map((section) => [
    section,
    reading(all.value.get(section) ?? {}, nothing),
  ]);
}

async function contained(
  { sections }: Extractor,
  name: string,
  probes: Probes,
): Promise<SectionReading> {
  const read = Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (read === undefined)
    return { status: 'failed', detail: 'there is no such section', values: {} };
  try {
    return await read(probes);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { status: 'failed', detail: `a defect of compspec: ${detail}`, values: {} };
  }
}

/** Raw metadata in the shape of the Go prototype: what is known, by extractor and section. */
export function rawValues(
  extraction: Extraction,
): ReadonlyMap<string, ReadonlyMap<string, SectionReading['values']>> {
  const extractors = new Map<string, Map<string, SectionReading['values']>>();
  for (const { extractor, section, values } of extraction.sections) {
    if (Object.keys(values).length === 0) continue;
    const known = extractors.get(extractor);
    if (known === undefined) extractors.set(extractor, new Map([[section, values]]));
    else known.set(section, values);
  }
  return extractors;
}
