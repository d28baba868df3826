import {
  type Command,
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import type {
  CheckedLine,
  CheckedQuestion,
  CheckResult,
  Origin,
  Question,
} from '../../../../server/src/protocol/host.js';
import { escapeMarkdown } from '../../infrastructure/markdown.js';
import { revealCommand } from './reveal.js';
import { shortValue } from './short-value.js';
import { questionMeaning, verdictIcon, verdictWord } from './verdicts.js';

/** A line of a report's tree: a question, or a value that bears on it. */
export interface ReportEntry {
  readonly item: TreeItem;
  readonly children: readonly ReportEntry[];
}

/** What the tree shows of a report. */
export interface ShownReport {
  /** Of the spec. */
  readonly uri: string;
  readonly result: CheckResult;
  /** Namespaces that are known, the longest first: a narrow view shows attributes without theirs. */
  readonly namespaces: readonly string[];
}

/** The questions with what bears on each, and last what decides nothing. */
export function reportEntries(report: ShownReport): readonly ReportEntry[] {
  const { questions, required, information } = report.result;
  const answered = Object.entries(questions).map(([question, answer]) =>
    questionEntry(question as Question, answer, required, report),
  );
  if (information.length === 0) return answered;
  const item = new TreeItem(l10n.t('What it says of itself'), TreeItemCollapsibleState.Collapsed);
  item.id = 'information';
  item.iconPath = new ThemeIcon('info');
  item.tooltip = l10n.t('It asks nothing of a host.');
  return [...answered, { item, children: information.map((one) => lineEntry(one, report)) }];
}

function questionEntry(
  question: Question,
  { verdict, lines }: CheckedQuestion,
  required: readonly Question[],
  report: ShownReport,
): ReportEntry {
  const { Expanded, None } = TreeItemCollapsibleState;
  const item = new TreeItem(question, lines.length > 0 ? Expanded : None);
  const decides = required.includes(question);
  item.id = question;
  item.description = decides ? l10n.t('{0}, decides', verdictWord(verdict)) : verdictWord(verdict);
  item.iconPath = verdictIcon(verdict);
  item.tooltip =
    lines.length > 0
      ? questionMeaning(question)
      : `${questionMeaning(question)} ${l10n.t('The image says nothing that bears on this.')}`;
  return { item, children: lines.map((one) => lineEntry(one, report)) };
}

type Line = CheckResult['information'][number] & Partial<CheckedLine>;

function lineEntry(line: Line, report: ShownReport): ReportEntry {
  const { attribute, image, host, verdict } = line;
  const item = new TreeItem(shortName(attribute, report.namespaces));
  const stated = shortValue(image);
  item.description = host === null ? stated : `${stated} · ${l10n.t('host {0}', shortValue(host))}`;
  item.iconPath = verdict === undefined ? new ThemeIcon('symbol-field') : verdictIcon(verdict);
  item.tooltip = tooltipOf(line);
  item.contextValue = 'compspec.report.line';
  const told = verdict === undefined ? '' : `${verdictWord(verdict)}: `;
  item.accessibilityInformation = { label: `${told}${attribute} ${item.description}` };
  if (line.range !== undefined) item.command = reveal(report.uri, line.range);
  return { item, children: [] };
}

function reveal(uri: string, range: NonNullable<CheckedLine['range']>): Command {
  return { title: l10n.t('Show in the Spec'), command: revealCommand, arguments: [uri, range] };
}

function shortName(attribute: string, namespaces: readonly string[]): string {
  const namespace = namespaces.find((one) => attribute.startsWith(`${one}.`));
  return namespace === undefined ? attribute : attribute.slice(namespace.length + 1);
}

/** All that a report says of one value; what documents and programs say is no markup in it. */
function tooltipOf(line: Line): MarkdownString {
  const { attribute, image, host, from, comparison, why, remedy } = line;
  const point = (label: string, value: string, origin: Origin | null): string => {
    const source = origin === null ? '' : ` (${originWord(origin)})`;
    return `- ${escapeMarkdown(`${label}: ${value}${source}`)}`;
  };
  const points = [
    point(l10n.t('image'), image, from.image),
    point(l10n.t('host'), host ?? l10n.t('no value'), from.host),
    ...(comparison ? [point(l10n.t('comparison'), comparison, null)] : []),
  ];
  const said = [why, remedy].flatMap((one) => (one === undefined ? [] : escapeMarkdown(one)));
  return new MarkdownString(
    [`**${escapeMarkdown(attribute)}**`, ...said, points.join('\n')].join('\n\n'),
  );
}

function originWord(origin: Origin): string {
  const words: Readonly<Record<Origin, string>> = {
    spec: l10n.t('from the spec'),
    label: l10n.t('from a label'),
    base: l10n.t('by the name of the base image'),
    profile: l10n.t('from the profile'),
    probe: l10n.t('from a probe'),
    inferred: l10n.t('inferred'),
  };
  return words[origin];
}
