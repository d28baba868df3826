import type { CheckLine, NamedReport } from '../../core/compatibility/report.js';
import { type Question, questions } from '../../core/compatibility/verdict.js';
import type { Span } from '../../core/finding.js';
import { english } from '../../core/messages.js';
import { visible } from '../../core/text/visible.js';
import type { CheckedTarget } from './check-report.js';

/** A line of a check that is not compatible, for reports of problems in files. */
export interface CheckProblem {
  readonly question: Question;
  readonly level: 'error' | 'warning' | 'note';
  readonly sentence: string;
  /** Where the attribute stands; of one that is inferred, the beginning of the document. */
  readonly place: Span;
}

/** What of a target speaks against its hosts, an attribute once a host. */
export function* problemsOf(target: CheckedTarget, strict: boolean): Generator<CheckProblem> {
  for (const report of target.reports) {
    const seen = new Set<string>();
    for (const question of questions) {
      for (const line of report.report.questions[question].lines) {
        if (line.verdict === 'compatible' || seen.has(line.attribute)) continue;
        seen.add(line.attribute);
        yield {
          question,
          level: levelOf(line, report.report.required.includes(question), strict),
          sentence: sentenceOf(line, report),
          place: placeOf(line, target),
        };
      }
    }
  }
}

/** What decides nothing is a note. */
function levelOf(line: CheckLine, isRequired: boolean, strict: boolean): CheckProblem['level'] {
  if (!isRequired) return 'note';
  if (line.verdict === 'incompatible') return 'error';
  return strict ? 'error' : 'warning';
}

function sentenceOf({ verdict, why, remedy, image }: CheckLine, { host }: NamedReport): string {
  const more = remedy === undefined ? '' : ` ${english(remedy)}`;
  return visible(`${verdict} on ${host} (${image}): ${english(why)}${more}`);
}

function placeOf({ key }: CheckLine, { places }: CheckedTarget): Span {
  return key === undefined ? { start: 0, end: 0 } : places.name(key);
}
