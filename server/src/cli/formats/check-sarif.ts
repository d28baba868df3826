import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { type Question, questions, requiredQuestions } from '../../core/compatibility/verdict.js';
import { meaningOfQuestion } from '../../core/schema/comparisons.js';
import { problemsOf } from './check-problems.js';
import type { CheckedTarget, CheckFormat, CheckReportOptions } from './check-report.js';
import { prettyJson } from './pretty-json.js';
import { artifactLocation, uriBases } from './sarif-location.js';

/** `--format sarif`: SARIF 2.1.0, a result for each attribute that speaks against a host. */
export const sarifCheck: CheckFormat = (targets, options) => {
  const { version, root, failures, exitCode } = options;
  const driver = { name: 'compspec', version, semanticVersion: version, rules };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        originalUriBaseIds: uriBases(root)!,
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results: targets.flatMap((target) => [...resultsOf(target, options)]),
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            exitCode,
            toolExecutionNotifications: failures.map((text) => ({
              level: 'error',
              message: { text },
            })),
          },
        ],
      },
    ],
  };
  return prettyJson(log);
};

/** §3.49: a rule for each question. */
const rules: ReportingDescriptor[] = questions.map((question) => {
  const asked = meaningOfQuestion(question) ?? question;
  const answered = 'A result is an attribute whose answer is no, or that nobody can tell.';
  return {
    id: idOf(question),
    name: `Check${question.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    shortDescription: { text: asked },
    fullDescription: { text: `${asked} ${answered}` },
    help: { text: `${asked}\n\n${answered}` },
    defaultConfiguration: { level: requiredQuestions.includes(question) ? 'error' : 'note' },
  };
});

function idOf(question: Question): string {
  return `check-${question}`;
}

function* resultsOf(target: CheckedTarget, options: CheckReportOptions): Generator<Result> {
  const artifact = artifactLocation(target, options);
  for (const { question, level, sentence, place } of problemsOf(target, options.strict)) {
    const start = target.lines.positionAt(place.start);
    const end = target.lines.positionAt(place.end);
    const digest = createHash('sha256')
      .update(JSON.stringify([question, sentence]))
      .digest('hex');
    yield {
      ruleId: idOf(question),
      ruleIndex: questions.indexOf(question),
      level,
      message: { text: sentence },
      locations: [
        {
          physicalLocation: {
            artifactLocation: artifact,
            region: {
              startLine: start.line + 1,
              startColumn: start.character + 1,
              endLine: end.line + 1,
              endColumn: end.character + 1,
            },
          },
        },
      ],
      partialFingerprints: { 'compspecCheck/v1': digest.slice(0, 32) },
    };
  }
}
