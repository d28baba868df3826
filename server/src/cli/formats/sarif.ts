import { createHash } from 'node:crypto';
import type { ArtifactLocation, Invocation, Notification, PhysicalLocation, Result } from 'sarif';
import type { Finding, Span } from '../../core/finding.js';
import { english } from '../../core/messages.js';
import type { Lines } from '../../core/text/lines.js';
import { visibleJson } from '../../core/text/visible.js';
import type { Failure } from '../targets.js';
import type { JudgedFile, ReportFormat, ReportOptions } from './report.js';
import { artifactLocation, uriBases } from './sarif-location.js';
import { levels, ruleIndex, rules } from './sarif-rules.js';

/**
 * `--format sarif`: a log of SARIF 2.1.0 (OASIS, section numbers below), written as it grows: results
 * first, and behind them what is known only at the end.
 */
export const sarifFormat: ReportFormat = (options) => {
  const { output, root, version } = options;
  let separator = '\n';
  const failures: Failure[] = [];
  const driver = { name: 'compspec', version, semanticVersion: version, rules };
  return {
    start: () =>
      output.write(
        `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": ${json({ driver })},
      "originalUriBaseIds": ${json(uriBases(root))},
      "columnKind": "utf16CodeUnits",
      "newlineSequences": ${json(['\r\n', '\n', '\r'])},
      "results": [`,
      ),
    file: async (file) => {
      for (const result of resultsOf(file, options)) {
        await output.write(`${separator}        ${json(result)}`);
        separator = ',\n';
      }
    },
    failure: async (failure) => void failures.push(failure),
    end: ({ exitCode }) => {
      const invocation: Invocation = {
        executionSuccessful: failures.every(({ tolerable }) => tolerable === true),
        exitCode,
        toolExecutionNotifications: failures.map((failure) => notification(failure, options)),
      };
      const close = separator === '\n' ? ']' : '\n      ]';
      return output.write(`${close},\n      "invocations": [${json(invocation)}]\n    }\n  ]\n}\n`);
    },
  };
};

/** §3.27 */
function* resultsOf(file: JudgedFile, options: ReportOptions): Generator<Result> {
  const { findings, lines } = file;
  if (lines === undefined) return;
  const artifact = artifactLocation(file, options);
  const fingerprint = fingerprints(lines);
  for (const finding of findings) {
    const related = (finding.related ?? []).map((place, id) => ({
      id,
      message: { text: english(place.message) },
      physicalLocation: physical(artifact, lines, place),
    }));
    yield {
      ruleId: finding.code,
      ruleIndex: ruleIndex(finding.code),
      level: levels[finding.severity],
      message: { text: english(finding.message) },
      locations: [{ physicalLocation: physical(artifact, lines, finding) }],
      ...(related.length > 0 && { relatedLocations: related }),
      partialFingerprints: { 'compspecFinding/v1': fingerprint(finding) },
    };
  }
}

/** §3.30: lines and columns count from 1, and the end column is the one behind the place. */
function physical(artifact: ArtifactLocation, lines: Lines, span: Span): PhysicalLocation {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    artifactLocation: artifact,
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}

/**
 * §3.27.17: what makes a finding the same one after lines above it came or went: its code, its words
 * and the text it is about; of several such in a file, also which of them it is.
 */
function fingerprints({ text }: Lines): (finding: Finding) => string {
  const occurrences = new Map<string, number>();
  return ({ code, message, start, end }) => {
    const place = text.slice(start, Math.min(end, start + longestPlace));
    const digest = createHash('sha256')
      .update(JSON.stringify([code, message, place]))
      .digest('hex')
      .slice(0, 32);
    const occurrence = (occurrences.get(digest) ?? 0) + 1;
    occurrences.set(digest, occurrence);
    return `${digest}:${occurrence}`;
  };
}

/** A place may be a whole document; its beginning is enough to know it by. */
const longestPlace = 1000;

/** §3.58: what could not be read, since a log without results looks like one without problems. */
function notification({ path, error, tolerable }: Failure, options: ReportOptions): Notification {
  const artifact = artifactLocation({ path, location: undefined }, options);
  return {
    level: tolerable === true ? 'warning' : 'error',
    message: { text: `${path}: ${error.message}` },
    locations: [{ physicalLocation: { artifactLocation: artifact } }],
  };
}

function json(value: unknown): string {
  return visibleJson(JSON.stringify(value));
}
