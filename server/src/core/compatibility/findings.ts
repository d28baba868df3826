import type { Code } from '../codes.js';
import { type Finding, finding, inTextOrder, type Span } from '../finding.js';
import type { Argument, Message } from '../messages.js';
import type { StatedPlaces } from './places.js';
import type { CheckLine, CheckReport } from './report.js';
import { type Question, questions } from './verdict.js';

/** A value of a document that does not fit a host. */
export interface Mismatch {
  readonly line: CheckLine;
  readonly question: Question;
  /** By which the document tells its place. */
  readonly key: number;
  /** Whether the question decides the verdict. */
  readonly isRequired: boolean;
}

/**
 * The values of a document that do not fit a host, each once: for the first question that it makes
 * incompatible, the required ones first. What is inferred stands nowhere in the text and is in the
 * report alone.
 */
export function mismatchesIn({ required, questions: answers }: CheckReport): readonly Mismatch[] {
  const found = new Map<number, Mismatch>();
  const others = questions.filter((question) => !required.includes(question));
  for (const question of [...questions.filter((one) => required.includes(one)), ...others]) {
    const isRequired = required.includes(question);
    for (const line of answers[question].lines) {
      const { verdict, key } = line;
      if (verdict !== 'incompatible' || key === undefined || found.has(key)) continue;
      found.set(key, { line, question, key, isRequired });
    }
  }
  return [...found.values()];
}

/** The same as findings of a code; of a question that is not required it is information. */
export function hostFinding(
  code: Code,
  { line, question, isRequired }: Mismatch,
  host: Argument,
  place: Span,
  more?: Pick<Finding, 'data'>,
): Finding {
  const { key, args } = mismatch(host, question, line);
  const found = finding(code, place, key, args, more);
  return isRequired ? found : { ...found, severity: 'information' };
}

/** What of a spec does not fit a host, in the order of the text. */
export function hostFindings(report: CheckReport, host: Argument, places: StatedPlaces): Finding[] {
  return inTextOrder(
    mismatchesIn(report).map((one) =>
      hostFinding('host-mismatch', one, host, places.word(one.key)),
    ),
  );
}

function mismatch(host: Argument, question: Question, { why, remedy }: CheckLine): Message {
  return remedy === undefined
    ? { key: 'spec.host-mismatch', args: [host, question, why] }
    : { key: 'spec.host-mismatch.remedy', args: [host, question, why, remedy] };
}
