import type { CheckLine } from '../../core/compatibility/report.js';
import { reportValue } from '../../core/compatibility/report.js';
import { questions } from '../../core/compatibility/verdict.js';
import { type Message, render } from '../../core/messages.js';
import type {
  CheckedLine,
  CheckedQuestion,
  CheckReportText,
  CheckResult,
  Question,
} from '../../protocol/host.js';
import { reportMarkdown, targetName } from '../../service/host/report-markdown.js';
import { nameOf } from '../../service/host/value.js';
import type { CheckedDocument } from '../../service/host/view.js';
import { rangeOf } from '../../service/places.js';

type Translate = (template: string) => string;

/** A check as the command line's JSON has it, with the places of the values. */
export function checkResult(checked: CheckedDocument, translate: Translate): CheckResult {
  const { report, host } = checked;
  const named = { target: targetName(checked), host: nameOf(host.name, translate), report };
  const value = reportValue(named, (message: Message) => render(message, translate));
  const answers = Object.fromEntries(
    questions.map((question): [Question, CheckedQuestion] => {
      const { verdict, lines } = value.questions[question]!;
      const placed = lines.map((line, index) =>
        withPlace(line, report.questions[question].lines[index]!, checked),
      );
      return [question, { verdict, lines: placed }];
    }),
  ) as Record<Question, CheckedQuestion>;
  return { ...value, required: report.required, questions: answers };
}

/** The same as a page. */
export function checkReportText(checked: CheckedDocument, translate: Translate): CheckReportText {
  const { host } = checked;
  const title: Message = { key: 'report.title', args: [targetName(checked), host.name] };
  return { title: render(title, translate), markdown: reportMarkdown(checked, translate) };
}

function withPlace(
  line: CheckedLine,
  { key }: CheckLine,
  { document: { source }, places }: CheckedDocument,
): CheckedLine {
  return key === undefined ? line : { ...line, range: rangeOf(source, places.word(key)) };
}
