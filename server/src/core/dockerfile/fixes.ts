import type { Finding, Span } from '../finding.js';
import type { Message } from '../messages.js';
import type { Fix } from '../schema/fixes.js';
import { Lines } from '../text/lines.js';
import { type DockerfileLabels, type Label, writtenName, writtenText } from './labels.js';

/** From a finding to what can be done about it; all changes are replacements. */
export type LabelFixer = (finding: Finding) => readonly Fix[];

/**
 * What can be done about findings of a Dockerfile's labels: the nearest name or value in the quotes that
 * stand there, the removal of what a later label replaces, and a comment that silences the finding.
 * @param source the text that the labels were read from
 */
export function labelFixer(labels: DockerfileLabels, source: string): LabelFixer {
  let lines: Lines | undefined;
  return (finding) => {
    const index = indexAt(labels.all, finding.start);
    if (index === undefined) return [];
    lines ??= new Lines(source);
    const text = new DockerfileText(labels, source, lines);
    return [
      ...meant(labels, index, finding),
      ...text.removal(index, finding),
      text.ignore(finding),
    ];
  };
}

/** The label that a finding begins in. */
function indexAt(all: readonly Label[], offset: number): number | undefined {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]!.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}

function meant(
  { all, escapeCharacter }: DockerfileLabels,
  index: number,
  { code, data, start, end }: Finding,
): readonly Fix[] {
  const label = all[index]!;
  const nearest = data?.['nearest'];
  if (code === 'label-unknown') {
    const text = nearest && writtenName(nearest, label.quote, escapeCharacter);
    return text ? [replacement(nearest, { start, end }, text, true)] : [];
  }
  if (code !== 'label-value') return [];
  const values = nearest === undefined ? valuesIn(data?.['values']) : [nearest];
  return values.map((value) => {
    const { valueQuote: quote, valueSpan } = label;
    const text = quote + writtenText(value, quote, escapeCharacter) + quote;
    return replacement(value, valueSpan, text, nearest !== undefined);
  });
}

function valuesIn(json: string | undefined): readonly string[] {
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}

function replacement(meant: string, span: Span, text: string, isPreferred: boolean): Fix {
  const title: Message = { key: 'fix.rename', args: [meant] };
  return { title, changes: [{ kind: 'replace', span, text }], isPreferred, isSafe: false };
}

class DockerfileText {
  readonly #all: readonly Label[];

  constructor(
    readonly labels: DockerfileLabels,
    readonly source: string,
    readonly lines: Lines,
  ) {
    this.#all = labels.all;
  }

  removal(index: number, { code }: Finding): readonly Fix[] {
    if (code !== 'label-duplicate') return [];
    const title: Message = { key: 'fix.remove-label', args: [this.#all[index]!.name] };
    const span = this.#removed(index);
    const changes = [{ kind: 'replace', span, text: '' } as const];
    return [{ title, changes, isPreferred: true, isSafe: false }];
  }

  /** A comment directly above the line of the finding, indented as that. */
  ignore({ code, start }: Finding): Fix {
    const { source, lines } = this;
    const above = lines.startOf(lines.positionAt(start).line);
    const [indent] = /^[ \t]*/.exec(source.slice(above, start)) ?? [''];
    const text = `${indent}# compspec-ignore ${code}${this.#lineEnd()}`;
    const title: Message = { key: 'fix.ignore', args: [code] };
    const changes = [{ kind: 'replace', span: { start: above, end: above }, text } as const];
    return { title, changes, isPreferred: false, isSafe: false };
  }

  /** What of the text goes with a label: the whole instruction where it is the only one in it. */
  #removed(index: number): Span {
    const label = this.#all[index]!;
    const { start, end } = this.#pair(label);
    const before = this.#sibling(index, -1);
    const behind = this.#sibling(index, 1);
    if (before === undefined && behind === undefined) return this.#wholeLines(label.instruction);
    if (behind === undefined) return { start: before!.end, end };
    const line = this.#lineSpan(start, end);
    if (behind.start <= line.end) return { start, end: behind.start };
    // On lines of its own: with them, and not with the comment of the next one.
    if (/^[ \t]*$/.test(this.source.slice(line.start, start))) {
      return this.#stayApart(line.start, behind.start)
        ? this.#wholeLines({ start, end })
        : { start, end: behind.start };
    }
    const [space] = /^[ \t]*/.exec(this.source.slice(end, line.end)) ?? [''];
    return { start, end: end + space.length };
  }

  /** A label from its name to its value, with their quotes. */
  #pair({ span, quote, valueSpan }: Label): Span {
    const start = span.start - quote.length;
    const isClosed = quote !== '' && this.source[span.end] === quote;
    const end = Math.max(span.end + (isClosed ? 1 : 0), valueSpan.end);
    return { start, end };
  }

  #sibling(index: number, step: number): Span | undefined {
    const other = this.#all[index + step];
    const isIn = other?.instruction.start === this.#all[index]!.instruction.start;
    return isIn ? this.#pair(other) : undefined;
  }

  /** Whether white space is left between what is in front of a line and what stands on a later one. */
  #stayApart(line: number, behind: number): boolean {
    const { source, lines } = this;
    const before = lines.lineText(lines.positionAt(line).line - 1);
    return /[ \t][\\`][ \t]*$/.test(before) || /[ \t]/.test(source.charAt(behind - 1));
  }

  #wholeLines({ start, end }: Span): Span {
    const { lines } = this;
    return {
      start: lines.startOf(lines.positionAt(start).line),
      end: lines.startOf(lines.positionAt(end).line + 1),
    };
  }

  /** From the beginning of the first line to the end of the last one, without its line end. */
  #lineSpan(start: number, end: number): Span {
    const { lines } = this;
    const { line } = lines.positionAt(end);
    return {
      start: lines.startOf(lines.positionAt(start).line),
      end: lines.startOf(line) + lines.lineText(line).length,
    };
  }

  #lineEnd(): string {
    return /\r\n?|\n/.exec(this.source)?.[0] ?? '\n';
  }
}
