import type { Code } from '../codes.js';
import type { Finding, Span } from '../finding.js';
import type { TextEdit } from '../json/edits.js';
import type { Message } from '../messages.js';
import type { Fix } from '../schema/fixes.js';
import { builtStage } from './image.js';
import { LabelLines } from './label-lines.js';
import { type DockerfileLabels, type Label, writtenName, writtenText } from './labels.js';
import { movedLabel } from './move-label.js';

/** From a finding to what can be done about it; all changes are replacements. */
export type LabelFixer = (finding: Finding) => readonly Fix[];

/** Some fixes look at the whole text; who selects more findings than this means none of them. */
const mostWide = 10;

/**
 * What can be done about findings of a Dockerfile's labels: the nearest name or value, or the host's, in
 * the quotes that stand there, the removal of what a later label replaces, the move to the stage that is
 * built, and a comment that silences the finding.
 * @param source the text that the labels were read from
 * @param target the stage that is built, as `docker build --target` takes it; else the last
 */
export function labelFixer(labels: DockerfileLabels, source: string, target?: string): LabelFixer {
  let lines: LabelLines | undefined;
  let wide = 0;
  return (finding) => {
    lines ??= new LabelLines(labels, source);
    const index = finding.code.startsWith('label-')
      ? indexAt(labels.all, finding.start)
      : undefined;
    // It is about another instruction than a label.
    if (index === undefined) return [ignore(lines, finding)];
    const wider = wideFixes[finding.code];
    if (wider !== undefined) wide += 1;
    return [
      ...meant(labels, index, finding),
      ...(finding.code === 'label-duplicate' ? [removal(lines, index)] : []),
      ...(wider !== undefined && wide <= mostWide ? wider(lines, index, target) : []),
      ignore(lines, finding),
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
  const rename = (to: string): Message => ({ key: 'fix.rename', args: [to] });
  const withValue = (value: string, title: Message, isPreferred: boolean): Fix => {
    const { valueQuote: quote, valueSpan } = label;
    const text = quote + writtenText(value, quote, escapeCharacter) + quote;
    return replacement(title, valueSpan, text, isPreferred);
  };
  if (code === 'label-unknown') {
    const spaced = data?.['spaced'];
    if (spaced !== undefined) return [replacement(rename(spaced), { start, end }, spaced, true)];
    const text = nearest && writtenName(nearest, label.quote, escapeCharacter);
    return text ? [replacement(rename(nearest), { start, end }, text, true)] : [];
  }
  if (code === 'label-host-mismatch') {
    const host = data?.['host'];
    // What the image needs is not what one machine has: nobody should take it without a thought.
    return host && !label.valueHasVariable
      ? [withValue(host, { key: 'fix.host-value', args: [host] }, false)]
      : [];
  }
  if (code === 'label-base-mismatch') {
    return nearest ? [withValue(nearest, rename(nearest), false)] : [];
  }
  if (code !== 'label-value') return [];
  const values = nearest === undefined ? valuesIn(data?.['values']) : [nearest];
  return values.map((value) => withValue(value, rename(value), nearest !== undefined));
}

function valuesIn(json: string | undefined): readonly string[] {
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}

function replacement(title: Message, span: Span, text: string, isPreferred: boolean): Fix {
  return fix(title, [{ ...span, text }], isPreferred);
}

function fix(title: Message, edits: readonly TextEdit[], isPreferred: boolean): Fix {
  const changes = edits.map(({ start, end, text }) => {
    return { kind: 'replace', span: { start, end }, text } as const;
  });
  return { title, changes, isPreferred, isSafe: false };
}

type WideFixes = (lines: LabelLines, index: number, target: string | undefined) => readonly Fix[];

const wideFixes: Readonly<Partial<Record<Code, WideFixes>>> = {
  'label-duplicate': removalOfAll,
  'label-unused-stage': move,
};

/** What a later label replaces. */
function removal(lines: LabelLines, index: number): Fix {
  const title: Message = { key: 'fix.remove-label', args: [lines.all[index]!.name] };
  return fix(title, removalsOf(lines, [index]), true);
}

/** Where several are replaced, all of them. */
function removalOfAll(lines: LabelLines, index: number): readonly Fix[] {
  const { name, stage, isTrigger } = lines.all[index]!;
  const isSame = (one: Label): boolean =>
    one.name === name && one.stage === stage && one.isTrigger === isTrigger && one.isNameKnown;
  const same = lines.all.flatMap((one, at) => (isSame(one) ? [at] : []));
  const earlier = same.slice(0, -1);
  if (earlier.length < 2) return [];
  const title: Message = { key: 'fix.remove-labels', args: [String(earlier.length), name] };
  return [fix(title, removalsOf(lines, earlier), false)];
}

function removalsOf(lines: LabelLines, indexes: readonly number[]): readonly TextEdit[] {
  return lines.removed(indexes).map((span) => ({ ...span, text: '' }));
}

function move(lines: LabelLines, index: number, target: string | undefined): readonly Fix[] {
  const { stages } = lines.labels;
  const stage = builtStage(target, stages);
  const edits = movedLabel(lines, index, stage);
  if (edits === undefined) return [];
  const name = stages[stage]?.name;
  const title: Message =
    name === undefined
      ? { key: 'fix.move-label', args: [] }
      : { key: 'fix.move-label.named', args: [name] };
  return [fix(title, edits, true)];
}

/** A comment directly above the line of the finding, indented as that. */
function ignore({ lines, source, lineEnd }: LabelLines, { code, start }: Finding): Fix {
  const above = lines.startOf(lines.positionAt(start).line);
  const [indent] = /^[ \t]*/.exec(source.slice(above, start)) ?? [''];
  const text = `${indent}# compspec-ignore ${code}${lineEnd}`;
  return replacement(
    { key: 'fix.ignore', args: [code] },
    { start: above, end: above },
    text,
    false,
  );
}
