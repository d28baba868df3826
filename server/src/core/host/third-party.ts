import type { Probed, Probes } from './probes.js';
import type { SectionReading } from './section.js';

/** The names of extractors that are programs of others: `compspec-extract-NAME` on PATH. */
export const thirdPartyName = /^[a-z][a-z0-9-]{0,63}$/;

/** A key or a section's name, which a schema's `source` is to name. */
const keyName = /^[\w.-]{1,128}$/;

const mostSections = 100;
const mostValues = 5000;
const longestValue = 4096;

/** Sections by name, or why there are none. */
export type ThirdPartySections = Probed<ReadonlyMap<string, SectionReading['values']>>;

/**
 * Runs an extractor of others. It prints `{ "sections": { "<section>": { "<key>": "<value>" } } }` on standard
 * output, as `extract --raw` prints each extractor, and exits with 0.
 */
export async function thirdPartySections(
  name: string,
  probes: Probes,
): Promise<ThirdPartySections> {
  const ran = await probes.run(`compspec-extract-${name}`, []);
  if (ran.status !== 'ok') return ran;
  if (ran.value.exit !== 0) return failed(`it exited with ${ran.value.exit}`);
  return readSections(ran.value.stdout);
}

/** What such a program printed. All of it has to fit: what prints half nonsense is not to be relied on. */
function readSections(text: string): ThirdPartySections {
  const printed = jsonOf(text);
  const sections = isObject(printed) ? printed['sections'] : undefined;
  if (!isObject(sections)) return failed('it printed no JSON object with "sections"');
  const found = new Map<string, SectionReading['values']>();
  let count = 0;
  for (const [section, values] of Object.entries(sections)) {
    if (!keyName.test(section) || section.includes('.')) return failed('a section has no name');
    if (!isObject(values)) return failed(`the section ${section} is no object`);
    const entries = Object.entries(values);
    count += entries.length;
    const wrong = entries.find((entry) => !isValue(entry));
    if (wrong !== undefined) return failed(`a value in ${section} is no string, or too long`);
    found.set(section, Object.fromEntries(entries) as Record<string, string>);
  }
  if (found.size > mostSections || count > mostValues) return failed('it printed too many values');
  return { status: 'ok', value: found };
}

function isValue([key, value]: readonly [string, unknown]): boolean {
  return keyName.test(key) && typeof value === 'string' && value.length <= longestValue;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined where the text is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(detail: string): { readonly status: 'failed'; readonly detail: string } {
  return { status: 'failed', detail };
}
