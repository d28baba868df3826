import type { CheckLine, CheckReport } from '../../core/compatibility/report.js';
import { type Question, questions, type Verdict, worst } from '../../core/compatibility/verdict.js';

/** A mark that says a verdict without colour. */
export const marks: Readonly<Record<Verdict, string>> = {
  compatible: '✓',
  unknown: '?',
  incompatible: '✗',
};

/** A line and the question that it answers. */
export interface AnsweredLine extends CheckLine {
  readonly question: Question;
}

/** What is said of each value of a document, by its key, in the order of the questions. */
export function linesByKey(report: CheckReport): ReadonlyMap<number, readonly AnsweredLine[]> {
  const lines = new Map<number, AnsweredLine[]>();
  for (const question of questions) {
    for (const line of report.questions[question].lines) {
      if (line.key === undefined) continue;
      const known = lines.get(line.key);
      if (known === undefined) lines.set(line.key, [{ ...line, question }]);
      else known.push({ ...line, question });
    }
  }
  return lines;
}

/** Of several lines about one value the first with the worst verdict. */
export function decisive(lines: readonly AnsweredLine[]): AnsweredLine | undefined {
  const verdict = worst(lines.map((line) => line.verdict));
  return lines.find((line) => line.verdict === verdict);
}

/** The required questions that a verdict is due to; of `compatible` none. */
export function becauseOf({ verdict, required, questions: answers }: CheckReport): Question[] {
  if (verdict === 'compatible') return [];
  return questions.filter(
    (question) => required.includes(question) && answers[question].verdict === verdict,
  );
}
