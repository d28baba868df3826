import type { Finding } from '../../core/finding.js';
import { english } from '../../core/messages.js';
import type { Lines } from '../../core/text/lines.js';
import { visibleJson } from '../../core/text/visible.js';
import type { JudgedFile, ReportFormat } from './report.js';

/**
 * `--format json`, on which scripts depend: positions are zero-based and count UTF-16 code units, as
 * in LSP. One finding a line, so that a million of them can be written and read as they come.
 */
export const jsonFormat: ReportFormat = ({ output }) => {
  let separator = '\n';
  return {
    start: () => output.write('{\n  "files": ['),
    file: async (file) => {
      await output.write(`${separator}    ${opening(file)}`);
      separator = ',\n';
      const { findings, lines } = file;
      if (lines === undefined || findings.length === 0) return output.write('] }');
      for (const [index, finding] of findings.entries()) {
        await output.write(`${index === 0 ? '' : ','}\n      ${findingLine(finding, lines)}`);
      }
      return output.write('\n    ] }');
    },
    // Standard error has said it.
    failure: async () => {},
    end: () => output.write(separator === '\n' ? ']\n}\n' : '\n  ]\n}\n'),
  };
};

function opening({ path, kind }: JudgedFile): string {
  return `{ "path": ${oneLine(path)}, "kind": ${oneLine(kind)}, "findings": [`;
}

function findingLine({ code, severity, message, start, end }: Finding, lines: Lines): string {
  return oneLine({
    code,
    severity,
    message: english(message),
    range: { start: lines.positionAt(start), end: lines.positionAt(end) },
  });
}

function oneLine(value: unknown): string {
  return visibleJson(JSON.stringify(value));
}
