import stringWidth from 'string-width';
import type { CheckLine, NamedReport } from '../../core/compatibility/report.js';
import { type Question, questions, verdicts } from '../../core/compatibility/verdict.js';
import { english } from '../../core/messages.js';
import { meaningOfComparison, meaningOfQuestion } from '../../core/schema/comparisons.js';
import { visible } from '../../core/text/visible.js';
import { mark, painted } from './check-marks.js';
import { matrix } from './check-matrix.js';
import type { CheckFormat, CheckPage, CheckReportOptions } from './check-report.js';
import { endOf, showLine } from './line-window.js';
import { counted } from './numbers.js';
import { padded, wrapped } from './wrap.js';

/** `--format text`: for a person at a terminal, who wants the verdict first and then why. */
export const textCheck: CheckFormat = (targets, page) => {
  const reports = targets.map(({ reports: all, path }) => {
    const [only, ...others] = all;
    if (only === undefined) return '';
    return others.length === 0 ? single(only, page) : matrix(path, all, page);
  });
  return [...reports, lookedFor(page)].filter((one) => one !== '').join('\n');
};

/** Which libraries of this machine were to be mounted and are in no line, since there is nothing to say of them. */
function lookedFor({ usualMounts = [], colours, width }: CheckReportOptions): string {
  const absent = usualMounts.filter(({ paths }) => paths.length === 0).map(({ name }) => name);
  const unread = usualMounts.flatMap(({ name, failure }) => {
    return failure === undefined ? [] : [`${name} could not be read: ${failure}.`];
  });
  const sentences = [
    ...(absent.length === 0
      ? []
      : [`Not on this machine, so nothing is said of mounting: ${absent.join(', ')}.`]),
    ...unread,
  ];
  return text(
    sentences.flatMap((sentence) =>
      wrapped(visible(sentence), width).map((one) => colours.dim(one)),
    ),
  );
}

function single(named: NamedReport, page: CheckPage): string {
  const { report } = named;
  const rows = questions.flatMap((question) => worstOf(report.questions[question].lines));
  const columns = columnsOf(rows, page.width);
  return text([
    ...heading(named, page),
    ...questions.flatMap((question) => ['', ...answered(question, named, columns, page)]),
  ]);
}

function heading({ target, host, report }: NamedReport, page: CheckPage): readonly string[] {
  const { colours, width } = page;
  const { verdict, required } = report;
  const names = `${shownAs(target, report.target)} on ${shownAs(host, report.host)}:`;
  const by = `(by ${required.join(', ')})`;
  const answer = `${colours.bold(painted(verdict, colours)(verdict))} ${colours.dim(by)}`;
  if (stringWidth(`${names} ${verdict} ${by}`) <= width)
    return [`${colours.bold(names)} ${answer}`];
  return [...wrapped(names, width).map((line) => colours.bold(line)), `  ${answer}`];
}

/** A path, and the name that the document gives itself. */
function shownAs(path: string, name: string | undefined): string {
  return visible(name === undefined || name === path ? path : `${path} (${name})`);
}

interface Columns {
  readonly attribute: number;
  readonly image: number;
  readonly host: number;
}

const indent = '    ';

/** Widths that the longest values ask for, as far as a line has room. */
function columnsOf(lines: readonly CheckLine[], width: number): Columns {
  const widest = (texts: readonly string[], least: number, most: number): number =>
    Math.min(most, Math.max(least, ...texts.map((one) => stringWidth(visible(one)))));
  const room = width - indent.length - '  →  '.length;
  const image = widest(lines.map(imageOf), 6, Math.floor(room * 0.3));
  const host = widest(lines.map(hostOf), 6, Math.floor(room * 0.3));
  const attribute = widest(
    lines.map(({ attribute }) => attribute),
    10,
    room - image - host,
  );
  return { attribute, image, host };
}

function answered(
  question: Question,
  { report }: NamedReport,
  columns: Columns,
  page: CheckPage,
): readonly string[] {
  const { colours } = page;
  const { verdict, lines } = report.questions[question];
  const asked = meaningOfQuestion(question) ?? '';
  const title = colours.bold(`${question}: ${painted(verdict, colours)(verdict)}`);
  const isWide = stringWidth(`${question}: ${verdict}  ${asked}`) > page.width;
  const head = isWide
    ? [title, ...wrapped(asked, page.width - 2).map((line) => `  ${colours.dim(line)}`)]
    : [`${title}  ${colours.dim(asked)}`];
  if (lines.length === 0) {
    return [...head, `  ${colours.dim('The image says nothing that bears on this.')}`];
  }
  const shown = worstOf(lines);
  const left = lines.length - shown.length;
  const more = `  And ${counted(left, 'line')} more; --format json has all.`;
  return [
    ...head,
    ...shown.flatMap((line) => row(line, columns, page)),
    ...(left === 0 ? [] : [colours.dim(more)]),
  ];
}

/** So many lines of a question are shown: who reads more of them takes another format. */
const mostLines = 200;

/** As many lines as are shown, the worst of them, in their order. */
function worstOf(lines: readonly CheckLine[]): readonly CheckLine[] {
  if (lines.length <= mostLines) return lines;
  const chosen = new Set<CheckLine>();
  for (const verdict of verdicts) {
    for (const line of lines) {
      if (chosen.size === mostLines) break;
      if (line.verdict === verdict) chosen.add(line);
    }
  }
  return lines.filter((line) => chosen.has(line));
}

function row(line: CheckLine, columns: Columns, { colours, width }: CheckPage): readonly string[] {
  const cell = (value: string, room: number): string =>
    padded(showLine(value, room, endOf(value, room)).text, room);
  const values = `${cell(imageOf(line), columns.image)} → ${cell(hostOf(line), columns.host)}`;
  const first = `  ${mark(line.verdict, colours)} ${cell(line.attribute, columns.attribute)}  ${values}`;
  const room = width - indent.length;
  const why = wrapped(visible(english(line.why)), room).map((one) => indent + colours.dim(one));
  const { remedy } = line;
  if (remedy === undefined) return [first.trimEnd(), ...why];
  const fix = wrapped(visible(english(remedy)), room - 2);
  return [
    first.trimEnd(),
    ...why,
    ...fix.map((one, index) => `${indent}${index === 0 ? '→ ' : '  '}${one}`),
  ];
}

function imageOf({ image, from }: CheckLine): string {
  if (image === '') return '-';
  if (from.image === 'base') return `${image} (base image)`;
  return from.image === 'inferred' ? `${image} (inferred)` : image;
}

function hostOf({ host, from }: CheckLine): string {
  if (host === undefined) return '-';
  return from.host === 'inferred' ? `${host} (inferred)` : host;
}

/**
 * All that is to be said of one attribute, by its short or its qualified name.
 * @returns undefined where the report does not speak of it
 */
export function explanation(
  attribute: string,
  named: NamedReport,
  page: CheckPage,
): string | undefined {
  const { report } = named;
  const isMeant = (line: CheckLine): boolean =>
    line.attribute === attribute || line.attribute.endsWith(`.${attribute}`);
  const asked = questions.flatMap((question) =>
    report.questions[question].lines.filter(isMeant).map((line) => ({ question, line })),
  );
  const told = report.information.filter(isMeant);
  const first = asked[0]?.line ?? told[0];
  if (first === undefined) return undefined;
  const { colours, width } = page;
  const entry = (label: string, value: string): readonly string[] =>
    wrapped(visible(value), width - labelWidth).map(
      (one, index) => colours.dim(padded(index === 0 ? label : '', labelWidth)) + one,
    );
  const { comparison } = first;
  const meaning = comparison === undefined ? undefined : meaningOfComparison(comparison);
  const rule = meaning ?? 'The schema names none: equal values are compatible, others unknown.';
  return text([
    colours.bold(visible(`${first.attribute}: ${named.target} on ${named.host}`)),
    ...entry('image', `${first.image || '-'} (${first.from.image})`),
    ...entry('host', `${first.host ?? '-'} (${first.from.host ?? 'not known'})`),
    ...entry('comparison', `${comparison ?? 'none'}. ${rule}`),
    ...asked.flatMap(({ question, line }) => [
      ...entry(question, `${line.verdict}. ${english(line.why)}`),
      ...(line.remedy === undefined ? [] : entry('', english(line.remedy))),
    ]),
    ...(asked.length === 0 ? entry('', 'It decides nothing.') : []),
  ]);
}

const labelWidth = 12;

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
