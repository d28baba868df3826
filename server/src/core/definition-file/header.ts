import type { StageHead } from '../dockerfile/stages.js';
import type { Span } from '../finding.js';
import { trimmed } from './parts.js';
import { filled, type TemplateArguments } from './template.js';

/** What stands behind a key. */
interface HeaderValue {
  readonly text: string;
  /** Where it stands; empty, behind the colon, where there is none yet. */
  readonly span: Span;
}

/** Agents whose `From` is the name of an image in a registry of OCI images, or in Docker's own store. */
const referenceAgents: ReadonlySet<string> = new Set(['docker', 'docker-daemon', 'oras']);

/**
 * The stage that a header begins. Its image is known where `Bootstrap` is `docker`, `docker-daemon` or
 * `oras`, whose `From` is a reference, and of `scratch`; the others name files, libraries of their own,
 * or build a distribution from its packages. No stage has the labels of another one. Sources: of
 * Apptainer's user guide "Definition Files", the sections "Header" and "Multi-Stage Builds", and its
 * appendix "Build Modules"; `parser.doHeader`.
 */
export function readStageHead(
  source: string,
  lines: readonly Span[],
  values: TemplateArguments,
): StageHead {
  const header = readHeader(source, lines);
  const textOf = (key: string): string | undefined => {
    const { text } = header.get(key) ?? {};
    return text === undefined ? '' : filled(text, values).text;
  };
  const written = lines.filter(({ start, end }) => start < end && source[start] !== '#');
  const instruction = { start: written[0]?.start ?? 0, end: written.at(-1)?.end ?? 0 };
  const agent = header.get('bootstrap');
  const { end } = agent?.span ?? instruction;
  return {
    name: textOf('stage') || undefined,
    image: imageOf(textOf),
    base: undefined,
    instruction,
    imageSpan: header.get('from')?.span ?? { start: end, end },
    platform: undefined,
  };
}

/** The image as a reference; empty where it is half typed, undefined where it is not known or none. */
function imageOf(textOf: (key: string) => string | undefined): string | undefined {
  const agent = textOf('bootstrap')?.toLowerCase();
  if (agent === '' || agent === 'scratch') return agent;
  if (agent === undefined || !referenceAgents.has(agent)) return undefined;
  const from = textOf('from');
  if (from === undefined || from === '' || agent !== 'docker') return from;
  const registry = textOf('registry')?.replace(/^https?:\/\//, '');
  const parts = [registry, textOf('namespace'), from];
  return parts.includes(undefined) ? undefined : parts.filter((part) => part !== '').join('/');
}

/**
 * The keys, in lower case, and their values: a comment behind a value is none of it, and a line that
 * ends in a backslash goes on in the next one.
 */
function readHeader(source: string, lines: readonly Span[]): ReadonlyMap<string, HeaderValue> {
  const header = new Map<string, HeaderValue>();
  let key = '';
  let pieces: string[] = [];
  let span: Span | undefined;
  const take = (): void => {
    if (span !== undefined) header.set(key, { text: pieces.join(''), span });
    pieces = [];
    span = undefined;
  };
  for (const { start, end: lineEnd } of lines) {
    const comment = source.slice(start, lineEnd).indexOf('#');
    const end = comment === -1 ? lineEnd : start + comment;
    let value = trimmed(source, start, end);
    if (value.start === value.end) take();
    else if (span === undefined) {
      const colon = source.slice(start, end).indexOf(':');
      if (colon === -1) continue;
      key = source
        .slice(start, start + colon)
        .trim()
        .toLowerCase();
      value = trimmed(source, start + colon + 1, end);
      span = value;
    }
    if (span === undefined) continue;
    const isContinued = value.start < value.end && source[value.end - 1] === '\\';
    pieces.push(source.slice(value.start, value.end - (isContinued ? 1 : 0)));
    span = { start: span.start, end: Math.max(span.end, value.end) };
    if (!isContinued) take();
  }
  take();
  return header;
}
