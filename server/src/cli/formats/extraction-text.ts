import stringWidth from 'string-width';
import type { ExtractedSection, Extraction } from '../../core/host/extract.js';
import { visible } from '../../core/text/visible.js';
import type { Colours } from '../colours.js';
import { showLine } from './line-window.js';
import { counted } from './numbers.js';
import { wrapped } from './wrap.js';

interface Page {
  /** The profile's name. */
  readonly name: string;
  /** The attributes that the schemas make of it, by namespace. */
  readonly attributes: readonly {
    readonly namespace: string;
    readonly attributes: ReadonlyMap<string, string>;
  }[];
  /** Whether long sections are shown in full. */
  readonly isRaw: boolean;
  readonly colours: Colours;
  /** Columns of a line. */
  readonly width: number;
}

/** A section with more values, such as a kernel's configuration, is counted. */
const longSection = 16;

/** Of a list with more entries, such as a CPU's features, the first are shown. */
const longList = 16;
const shownOfList = 8;

/** An extraction for a person at a terminal: by extractor and section, with what is not known, and why. */
export function extractionText(extraction: Extraction, page: Page): string {
  const { colours } = page;
  const lines: string[] = [
    `${colours.bold(visible(page.name))}, ${extraction.extractedAt.toISOString()}`,
  ];
  for (const [extractor, sections] of byExtractor(extraction)) {
    lines.push('', colours.bold(visible(extractor)));
    const width = Math.max(...sections.map(({ section }) => stringWidth(visible(section))));
    for (const section of sections) lines.push(...sectionLines(section, width, page));
  }
  lines.push('', ...summary(extraction, page));
  return lines.map((line) => `${line}\n`).join('');
}

function byExtractor({ sections }: Extraction): ReadonlyMap<string, readonly ExtractedSection[]> {
  const groups = new Map<string, ExtractedSection[]>();
  for (const section of sections) {
    const group = groups.get(section.extractor);
    if (group === undefined) groups.set(section.extractor, [section]);
    else group.push(section);
  }
  return groups;
}

function sectionLines(one: ExtractedSection, width: number, page: Page): readonly string[] {
  const { colours } = page;
  const name = visible(one.section);
  const why = one.detail === undefined ? '' : `: ${one.detail}`;
  const mark = one.isUnverified && one.status === 'ok' ? ' (unverified)' : '';
  const indent = `  ${name}${' '.repeat(width - stringWidth(name))}  `;
  const colour = one.status === 'ok' ? colours.green : colours.yellow;
  const status = visible(`${one.status}, ${one.milliseconds} ms${mark}${why}`);
  const [first = '', ...others] = wrapped(status, page.width - indent.length);
  const hanging = others.map((line) => ' '.repeat(indent.length) + line);
  const heading = [indent + first.replace(one.status, colour(one.status)), ...hanging].join('\n');
  const values = Object.entries(one.values);
  if (values.length > longSection && !page.isRaw) {
    return [heading, `    ${counted(values.length, 'value')}; --raw shows them`];
  }
  const key = Math.min(24, Math.max(0, ...values.map(([each]) => stringWidth(visible(each)))));
  return [heading, ...values.flatMap(([each, value]) => valueLines(each, value, key, page))];
}

/** A key with its value, which goes on below itself where a line does not hold it. */
function valueLines(key: string, value: string, keyWidth: number, page: Page): readonly string[] {
  const name = visible(key);
  const before = `    ${name}${' '.repeat(Math.max(0, keyWidth - stringWidth(name)))}  `;
  const room = page.width - stringWidth(before);
  if (room === Number.POSITIVE_INFINITY) return [before + visible(readable(value, page))];
  if (room < leastRoom) return [showLine(`${before}${value}`, page.width).text];
  return wrapped(readable(value, page), room).map(
    (line, index) =>
      (index === 0 ? before : ' '.repeat(stringWidth(before))) + showLine(line, room).text,
  );
}

/** With less room than that behind its key, a value is cut instead of being set as a column. */
const leastRoom = 20;

/** A long list by its first entries and their number; all of them, to be broken between, where all is asked for. */
function readable(value: string, { isRaw, width }: Page): string {
  const entries = value.split(',').filter((entry) => entry !== '');
  if (entries.length <= longList || entries.some((entry) => entry.includes(' '))) return value;
  if (isRaw) return width === Number.POSITIVE_INFINITY ? value : entries.join(', ');
  const first = entries.slice(0, shownOfList).join(', ');
  return `${first}, … ${entries.length} in all; --raw shows them`;
}

function summary({ sections }: Extraction, { attributes }: Page): readonly string[] {
  const known = attributes.reduce((sum, one) => sum + one.attributes.size, 0);
  const count = (status: ExtractedSection['status']): number =>
    sections.filter((one) => one.status === status).length;
  const others = (['absent', 'failed', 'skipped'] as const)
    .filter((status) => count(status) > 0)
    .map((status) => `, ${count(status)} ${status}`)
    .join('');
  const lines = [
    `${counted(count('ok'), 'section')} known${others}.`,
    `${counted(known, 'attribute')} of ${counted(attributes.length, 'namespace')} in the profile.`,
  ];
  if (sections.some(({ isUnverified, status }) => isUnverified && status === 'ok')) {
    lines.push('Unverified: read by its documentation, not yet held against a real machine.');
  }
  return lines;
}
