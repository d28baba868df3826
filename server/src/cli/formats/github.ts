import type { Severity } from '../../core/codes.js';
import type { Span } from '../../core/finding.js';
import { english } from '../../core/messages.js';
import type { Lines } from '../../core/text/lines.js';
import { visible } from '../../core/text/visible.js';
import { command, fileProperty, property } from './github-command.js';
import type { ReportFormat } from './report.js';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * `--format github`: workflow commands, which GitHub's runner turns into annotations of a pull
 * request's lines. Lines and columns count from 1, and the last column is still part of the place.
 */
export const githubFormat: ReportFormat = ({ output, root }) => ({
  start: async () => {},
  file: async ({ location, findings, lines }) => {
    if (lines === undefined) return;
    // Into standard input no annotation can point.
    const file = location === undefined ? '' : fileProperty(root, location);
    for (const finding of findings) {
      const properties = `${file}${place(finding, lines)},title=${property(finding.code)}`;
      const message = visible(english(finding.message));
      await output.write(command(commands[finding.severity], properties, message));
    }
  },
  failure: ({ path, error, tolerable }) => {
    const name = commands[tolerable === true ? 'warning' : 'error'];
    return output.write(command(name, 'title=compspec', visible(`${path}: ${error.message}`)));
  },
  end: async () => {},
});

/** Of a place that spans lines the runner wants no columns. */
function place(span: Span, lines: Lines): string {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  const rows = `line=${start.line + 1},endLine=${end.line + 1}`;
  if (start.line !== end.line) return rows;
  const first = start.character + 1;
  return `${rows},col=${first},endColumn=${Math.max(first, end.character)}`;
}
