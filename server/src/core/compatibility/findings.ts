import { type Finding, finding, inTextOrder } from '../finding.js';
import { type JsonTree, none } from '../json/tree.js';
import type { Argument, Message } from '../messages.js';
import type { CheckLine, CheckReport } from './report.js';
import { type Question, questions } from './verdict.js';

/**
 * The values of a spec that do not fit a host, each once: for the first question that it makes
 * incompatible, in their order. One that is not required makes it information. What is inferred stands
 * nowhere in the text and is in the report alone.
 * @param tree the spec's
 */
export function hostFindings(report: CheckReport, host: Argument, tree: JsonTree): Finding[] {
  const findings = new Map<number, Finding>();
  const required = questions.filter((question) => report.required.includes(question));
  const others = questions.filter((question) => !required.includes(question));
  for (const question of [...required, ...others]) {
    for (const line of report.questions[question].lines) {
      if (line.verdict !== 'incompatible' || line.key === undefined) continue;
      if (findings.has(line.key)) continue;
      const value = tree.valueOf(line.key);
      const place = tree.word(value === none ? line.key : value);
      const { key, args } = mismatch(host, question, line);
      const found = finding('host-mismatch', place, key, args);
      findings.set(
        line.key,
        required.includes(question) ? found : { ...found, severity: 'information' },
      );
    }
  }
  return inTextOrder([...findings.values()]);
}

function mismatch(host: Argument, question: Question, { why, remedy }: CheckLine): Message {
  return remedy === undefined
    ? { key: 'spec.host-mismatch', args: [host, question, why] }
    : { key: 'spec.host-mismatch.remedy', args: [host, question, why, remedy] };
}
