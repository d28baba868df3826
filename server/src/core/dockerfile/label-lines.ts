import type { Span } from '../finding.js';
import { readRecipe } from '../recipe.js';
import { Lines } from '../text/lines.js';
import type { DockerfileLabels, Label } from './labels.js';

/** A label from its name to its value, with their quotes. */
export function pairSpan({ span, quote, valueSpan }: Label, source: string): Span {
  const start = span.start - quote.length;
  const isClosed = quote !== '' && source[span.end] === quote;
  const end = Math.max(span.end + (isClosed ? 1 : 0), valueSpan.end);
  return { start, end };
}

/** Where labels stand among the lines of a Dockerfile or definition file, and what of the text goes with them. */
export class LabelLines {
  readonly all: readonly Label[];
  readonly lines: Lines;

  /** @param source the text that the labels were read from */
  constructor(
    readonly labels: DockerfileLabels,
    readonly source: string,
  ) {
    this.all = labels.all;
    this.lines = new Lines(source);
  }

  /**
   * What of the text goes with labels, by their numbers in order: whole instructions where nothing else
   * is in them. Spans of labels that stand next to each other are one.
   */
  removed(indexes: readonly number[]): readonly Span[] {
    const spans: Span[] = [];
    for (let at = 0; at < indexes.length; ) {
      let last = at;
      while (indexes[last + 1] === indexes[last]! + 1 && this.#areSiblings(indexes[last]!))
        last += 1;
      spans.push(this.#removed(indexes[at]!, indexes[last]!));
      at = last + 1;
    }
    return spans;
  }

  /** The white space that a line begins with, up to an offset in it. */
  indentAt(offset: number): string {
    const start = this.lines.startOf(this.lines.positionAt(offset).line);
    return /^[ \t]*/.exec(this.source.slice(start, offset))?.[0] ?? '';
  }

  /** What ends the lines of the text; `\n` where it has one line. */
  get lineEnd(): string {
    return /\r\n?|\n/.exec(this.source)?.[0] ?? '\n';
  }

  /** The end of the line that an offset is in, in front of its line end. */
  lineEndAt(offset: number): number {
    const { line } = this.lines.positionAt(offset);
    return this.lines.startOf(line) + this.lines.lineText(line).length;
  }

  /** The labels of another text of the same kind. */
  read(source: string): DockerfileLabels {
    const isDefinition = this.labels.escapeCharacter === undefined;
    return readRecipe(isDefinition ? 'definition' : 'dockerfile', source);
  }

  #pair(index: number): Span {
    return pairSpan(this.all[index]!, this.source);
  }

  #areSiblings(index: number): boolean {
    return this.#sibling(index, 1) !== undefined;
  }

  #sibling(index: number, step: number): Span | undefined {
    const other = this.all[index + step];
    const isIn = other?.instruction.start === this.all[index]!.instruction.start;
    return isIn ? this.#pair(index + step) : undefined;
  }

  #removed(first: number, last: number): Span {
    const { start } = this.#pair(first);
    const { end } = this.#pair(last);
    const before = this.#sibling(first, -1);
    const behind = this.#sibling(last, 1);
    if (before === undefined && behind === undefined) {
      return this.#wholeLines(this.all[first]!.instruction);
    }
    // In a definition file every label has a line.
    if (this.labels.escapeCharacter === undefined) return this.#wholeLines({ start, end });
    if (behind === undefined) return { start: before!.end, end };
    if (behind.start <= this.lineEndAt(end)) return { start, end: behind.start };
    // On lines of their own: with them, and not with the comment of the next one.
    const line = this.lines.startOf(this.lines.positionAt(start).line);
    if (/^[ \t]*$/.test(this.source.slice(line, start))) {
      return this.#stayApart(line, behind.start)
        ? this.#wholeLines({ start, end })
        : { start, end: behind.start };
    }
    const [space] = /^[ \t]*/.exec(this.source.slice(end, this.lineEndAt(end))) ?? [''];
    return { start, end: end + space.length };
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
}
