import stringWidth from 'string-width';
import type { NamedReport } from '../../core/compatibility/report.js';
import { questions, type Verdict } from '../../core/compatibility/verdict.js';
import { english } from '../../core/messages.js';
import { visible } from '../../core/text/visible.js';
import { mark, painted } from './check-marks.js';
import type { CheckPage } from './check-report.js';
import { endOf, showLine } from './line-window.js';
import { counted } from './numbers.js';
import { padded, wrapped } from './wrap.js';

const overall = 'incompatible'.length;

/**
 * A target on several hosts, the best of them first: a line for each with its verdicts, and below it
 * what decided against it.
 */
export function matrix(target: string, reports: readonly NamedReport[], page: CheckPage): string {
  const { colours, width } = page;
  const answers = questions.reduce((sum, question) => sum + question.length + 2, 0);
  const widest = reports.reduce(
    (most, { host }) => Math.max(most, stringWidth(visible(host))),
    'HOST'.length,
  );
  const room = Math.max(10, Math.min(widest, width - overall - answers - 2));
  const head = ['HOST', 'VERDICT', ...questions.map((question) => question.toUpperCase())];
  const widths = [room, overall, ...questions.map((question) => question.length)];
  const cells = (all: readonly string[]): string =>
    all
      .map((cell, column) => padded(cell, widths[column]!))
      .join('  ')
      .trimEnd();
  const whys = reports.map((named) => reasons(named, page));
  return [
    colours.bold(visible(`${target} on ${counted(reports.length, 'host')}`)),
    colours.dim(cells(head)),
    ...reports.flatMap((named, index) => {
      const { verdict, questions: answered } = named.report;
      // Colours take no columns: they are put on what is padded already.
      const marked = questions.map((question) => {
        const padding = ' '.repeat(question.length - 1);
        return mark(answered[question].verdict, colours) + padding;
      });
      // Names of one cluster differ at their end.
      const host = padded(showLine(named.host, room, endOf(named.host, room)).text, room);
      const word = painted(verdict, colours)(padded(verdict, overall));
      const row = [host, word, ...marked].join('  ').trimEnd();
      // What hosts in a row have in common stands once, below the last of them.
      const isShared = whys[index]!.join('\n') === whys[index + 1]?.join('\n');
      return isShared ? [row] : [row, ...whys[index]!];
    }),
    '',
    summary(reports),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** The lines that made the verdict what it is, one a question. */
function reasons({ report }: NamedReport, { colours, width }: CheckPage): readonly string[] {
  if (report.verdict === 'compatible') return [];
  return report.required.flatMap((question) => {
    const { verdict, lines } = report.questions[question];
    if (verdict !== report.verdict) return [];
    const line = lines.find((one) => one.verdict === verdict);
    const why =
      line === undefined
        ? `${question}: the image says nothing that bears on this.`
        : `${line.attribute}: ${english(line.why)}`;
    return wrapped(visible(why), width - 4).map((one) => `    ${colours.dim(one)}`);
  });
}

function summary(reports: readonly NamedReport[]): string {
  const count = (verdict: Verdict): number =>
    reports.filter(({ report }) => report.verdict === verdict).length;
  return `${count('compatible')} compatible, ${count('unknown')} unknown, ${count('incompatible')} incompatible.`;
}
