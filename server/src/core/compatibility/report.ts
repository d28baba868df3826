import type { Message } from '../messages.js';
import type { Answer } from './comparison.js';
import type { Origin } from './stated.js';
import { type Question, questions, type Verdict } from './verdict.js';

/** One statement of an image, held against the host. */
export interface CheckLine extends Answer {
  /** With its namespace; of a mounted library, its path. */
  readonly attribute: string;
  /** As the documents write it. */
  readonly image: string;
  readonly host: string | undefined;
  /** As the schema names it; undefined where it names none. */
  readonly comparison: string | undefined;
  readonly from: { readonly image: Origin; readonly host: Origin | undefined };
  /** By which the image's document tells its place (`StatedPlaces`); undefined where it stands nowhere there. */
  readonly key: number | undefined;
}

/** The answer to one question: the worst of its lines, `unknown` where there is none. */
export interface QuestionReport {
  readonly verdict: Verdict;
  readonly lines: readonly CheckLine[];
}

/** What a check found. */
export interface CheckReport {
  /** The names that the documents give themselves. */
  readonly target: string | undefined;
  readonly host: string | undefined;
  /** The worst of the required questions. */
  readonly verdict: Verdict;
  readonly required: readonly Question[];
  readonly questions: Readonly<Record<Question, QuestionReport>>;
  /** What decides nothing: the attributes whose comparison is `informational`. */
  readonly information: readonly CheckLine[];
}

/** One check with its parties as the reader named them. */
export interface NamedReport {
  readonly target: string;
  readonly host: string;
  readonly report: CheckReport;
}

/** `unknown`, that is, and for those who sort: the better one first. */
const rank: Readonly<Record<Verdict, number>> = { compatible: 0, unknown: 1, incompatible: 2 };

/**
 * The order of hosts for an image: by the overall verdict, then by each question in its order, then by
 * name, of which the numbers count.
 */
export function bestHostFirst(one: NamedReport, other: NamedReport): number {
  const overall = rank[one.report.verdict] - rank[other.report.verdict];
  if (overall !== 0) return overall;
  for (const question of questions) {
    const here = one.report.questions[question].verdict;
    const there = other.report.questions[question].verdict;
    if (here !== there) return rank[here] - rank[there];
  }
  return byName(one.host, other.host);
}

/** Numbers in names by their value, so that node2 comes before node10. */
const names = new Intl.Collator('en', { numeric: true });

function byName(one: string, other: string): number {
  const order = names.compare(one, other);
  return order === 0 ? Number(one > other) - Number(one < other) : order;
}

/**
 * A report as scripts get it. Members that have no value are null, so that all lines have the same ones.
 * @param say makes a sentence of a message
 */
export function reportValue(
  { target, host, report }: NamedReport,
  say: (message: Message) => string,
) {
  const line = ({ remedy, why, ...one }: CheckLine) => ({
    attribute: one.attribute,
    image: one.image,
    host: one.host ?? null,
    comparison: one.comparison ?? null,
    verdict: one.verdict,
    why: say(why),
    ...(remedy !== undefined && { remedy: say(remedy) }),
    from: { image: one.from.image, host: one.from.host ?? null },
  });
  return {
    target,
    host,
    verdict: report.verdict,
    questions: Object.fromEntries(
      questions.map((question) => {
        const { verdict, lines } = report.questions[question];
        return [question, { verdict, lines: lines.map(line) }];
      }),
    ),
    information: report.information.map(({ attribute, image, host: there, from }) => ({
      attribute,
      image,
      host: there ?? null,
      from: { image: from.image, host: from.host ?? null },
    })),
  };
}
