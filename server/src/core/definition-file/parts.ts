import { isSpace } from '../dockerfile/words.js';
import type { Span } from '../finding.js';

/** A section of which the lines are read. */
interface Section {
  /** In lower case, without the `%`: `labels`. */
  readonly name: string;
  /** From its `%` to the end of its last line that is not empty. */
  readonly span: Span;
  /** Those that are neither empty nor comments, without the white space around them. */
  readonly lines: readonly Span[];
}

/** A part of a definition file with a header of its own: a stage, or what stands before the first. */
export interface Part {
  /** Whether its header says `Bootstrap:`. */
  readonly isStage: boolean;
  /** Lines of the header, comments and empty ones among them, without the white space around them. */
  readonly header: readonly Span[];
  /** Those that are read, in the order of the text. */
  readonly sections: readonly Section[];
}

interface OpenSection extends Section {
  span: Span;
  readonly lines: Span[];
}

interface OpenPart extends Part {
  isStage: boolean;
  readonly header: Span[];
  readonly sections: OpenSection[];
}

/** What else is in a definition file are scripts and texts. */
const readSections: ReadonlySet<string> = new Set(['labels', 'arguments']);

const bootstrapAnywhere = /[\t ]*bootstrap[\t ]*:/iy;
const bootstrap = /bootstrap:/iy;

/**
 * Cuts a definition file into its stages: one begins wherever a line begins with `Bootstrap:`, in a
 * script, too; a section at each line whose first word begins with `%`. Of the first header the keys
 * may come in any order, as older versions have it. Source: Apptainer's `parser.All` and
 * `scanDefinitionFile`, and of its user guide "Definition Files" the sections "Sections" and
 * "Multi-Stage Builds".
 */
export function readParts(source: string): readonly Part[] {
  let part: OpenPart = newPart(false);
  let section: OpenSection | 'other' | undefined;
  const parts: OpenPart[] = [part];
  for (let at = source.startsWith('\uFEFF') ? 1 : 0; at < source.length; ) {
    const next = source.indexOf('\n', at);
    const end = next === -1 ? source.length : next;
    const line = trimmed(source, at, end);
    const isFirstHeader = !part.isStage && section === undefined;
    if (matchesAt(isFirstHeader ? bootstrapAnywhere : bootstrap, source, at)) {
      if (!isFirstHeader) {
        part = newPart(true);
        parts.push(part);
      }
      part.isStage = true;
      section = undefined;
      part.header.push(line);
    } else if (source[line.start] === '%' && line.start < line.end) {
      const name = sectionName(source, line);
      section = 'other';
      if (readSections.has(name)) {
        section = { name, span: line, lines: [] };
        part.sections.push(section);
      }
    } else if (section === undefined) part.header.push(line);
    else if (section !== 'other' && line.start < line.end) {
      section.span = { start: section.span.start, end: line.end };
      if (source[line.start] !== '#') section.lines.push(line);
    }
    at = end + 1;
  }
  return parts;
}

function newPart(isStage: boolean): OpenPart {
  return { isStage, header: [], sections: [] };
}

function matchesAt(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at;
  return expression.test(text);
}

/** A name may have arguments behind it. */
function sectionName(source: string, { start, end }: Span): string {
  let from = start;
  while (from < end && source[from] === '%') from += 1;
  let to = from;
  while (to < end && !isSpace(source.charAt(to))) to += 1;
  return source.slice(from, to).toLowerCase();
}

/** A stretch without the white space around it; of nothing else, an empty one at its beginning. */
export function trimmed(source: string, start: number, end: number): Span {
  let from = start;
  while (from < end && isSpace(source.charAt(from))) from += 1;
  if (from === end) return { start, end: start };
  let to = end;
  while (isSpace(source.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
