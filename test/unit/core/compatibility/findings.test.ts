import { describe, expect, it } from 'vitest';
import { hostFindings } from '../../../../server/src/core/compatibility/findings.js';
import { placesIn } from '../../../../server/src/core/compatibility/places.js';
import type { CheckLine, CheckReport } from '../../../../server/src/core/compatibility/report.js';
import type { Question } from '../../../../server/src/core/compatibility/verdict.js';
import { readJson } from '../../../../server/src/core/json/read.js';

const text = '{"b": "2", "a": "1", "c": }';
const tree = readJson(text);

function line(name: string | undefined, verdict: CheckLine['verdict'] = 'incompatible'): CheckLine {
  return {
    attribute: name ?? 'inferred',
    image: '',
    host: undefined,
    comparison: undefined,
    verdict,
    why: { key: 'check.no-device', args: [] },
    from: { image: name === undefined ? 'inferred' : 'spec', host: undefined },
    key: name === undefined ? undefined : tree.key(tree.root, name),
  };
}

/** What is found, as text, severity and question. */
function found(answers: Partial<Record<Question, CheckLine[]>>, required: readonly Question[]) {
  const of = (question: Question) => ({
    verdict: 'unknown' as const,
    lines: answers[question] ?? [],
  });
  const questions = {
    run: of('run'),
    optimal: of('optimal'),
    libraries: of('libraries'),
    'bind-mount': of('bind-mount'),
  };
  const names = { target: undefined, host: undefined };
  const report: CheckReport = {
    ...names,
    verdict: 'unknown',
    required,
    questions,
    information: [],
  };
  return hostFindings(report, 'node', placesIn(tree)).map(({ start, end, severity, message }) => [
    text.slice(start, end),
    severity,
    message.args[1],
  ]);
}

describe('the findings of a check', () => {
  it('are the incompatible values in the order of the text', () => {
    const run = [line('a'), line('b'), line('b', 'unknown')];
    expect(found({ run }, ['run'])).toEqual([
      ['2', 'warning', 'run'],
      ['1', 'warning', 'run'],
    ]);
    expect(found({ run: [line('a', 'unknown'), line('b', 'compatible')] }, ['run'])).toEqual([]);
  });

  it('name a question that decides before one that does not, and are one for a value', () => {
    expect(found({ run: [line('a')], optimal: [line('a')] }, ['optimal'])).toEqual([
      ['1', 'warning', 'optimal'],
    ]);
    expect(found({ 'bind-mount': [line('a')] }, ['run'])).toEqual([
      ['1', 'information', 'bind-mount'],
    ]);
  });

  it('stand at the name where there is no value, and nowhere where it is inferred', () => {
    expect(found({ run: [line(undefined), line('c')] }, ['run'])).toEqual([
      ['c', 'warning', 'run'],
    ]);
  });
});
