import { type Severity, severities } from '../../core/codes.js';
import type { Finding } from '../../core/finding.js';
import type { PassedOver } from '../../core/judge.js';
import { english } from '../../core/messages.js';
import type { Lines } from '../../core/text/lines.js';
import { visible } from '../../core/text/visible.js';
import type { Colours } from '../colours.js';
import { standardInput } from '../targets.js';
import { digitsOf, frame } from './frame.js';
import { counted } from './numbers.js';
import type { JudgedFile, ReportFormat, Summary } from './report.js';

const widestFrame = 100;
const context = 2;

const words: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'hint',
};

/** `--format text`: for a person at a terminal. A line for each finding, the place below it. */
export const textFormat: ReportFormat = ({ output, colours, columns, maxProblems }) => {
  const page = new Page(colours, Math.min(widestFrame, columns ?? widestFrame));
  return {
    start: async () => {},
    file: async (file) => {
      if (file.explicit && file.passedOver !== undefined) {
        await output.write(`${page.leftInPeace(file, file.passedOver)}\n`);
      }
      const { findings, lines } = file;
      if (lines === undefined || findings.length === 0) return;
      const shown = maxProblems === 0 ? findings : worst(findings, maxProblems);
      for (const finding of shown) {
        await output.write(`${page.problem(file, finding, lines)}\n\n`);
      }
      const left = findings.length - shown.length;
      if (left > 0) await output.write(`${page.more(file, left)}\n\n`);
    },
    failure: async () => {},
    end: (summary) => output.write(`${page.summary(summary)}\n`),
  };
};

class Page {
  constructor(
    readonly colours: Colours,
    readonly width: number,
  ) {}

  problem(file: JudgedFile, finding: Finding, lines: Lines): string {
    const { colours } = this;
    const paint = this.#paint(finding.severity);
    const kind = colours.bold(paint(`${words[finding.severity]}[${finding.code}]`));
    const message = colours.bold(visible(english(finding.message)));
    const related = finding.related ?? [];
    const digits = Math.max(
      digitsOf(lines, finding, context),
      ...related.map((place) => digitsOf(lines, place, 0)),
    );
    const style = { dim: colours.dim, width: this.width, digits };
    return [
      `${this.#at(file, lines, finding.start)}: ${kind}: ${message}`,
      ...frame(lines, finding, { ...style, mark: paint, context }),
      ...related.flatMap((place) => [
        `  ${this.#at(file, lines, place.start)}: ${colours.bold(colours.cyan('note'))}: ${visible(english(place.message))}`,
        ...frame(lines, place, { ...style, mark: colours.cyan, context: 0 }),
      ]),
    ].join('\n');
  }

  more(file: JudgedFile, count: number): string {
    const { colours } = this;
    return colours.dim(
      `${nameOf(file)}: and ${counted(count, 'more problem')}; --max-problems 0 shows all, --format json lists them.`,
    );
  }

  leftInPeace(file: JudgedFile, why: PassedOver): string {
    return this.colours.dim(`${nameOf(file)} ${sentences[why]}`);
  }

  summary(summary: Summary): string {
    const { colours } = this;
    const { files, schemas, specs, dockerfiles, definitions, failures } = summary;
    const { errors, warnings, others } = summary;
    if (files === 0 && failures === 0)
      return 'Found no JSON or YAML files, Dockerfiles or definition files to check.';
    const problems = [
      errors > 0 && colours.bold(colours.red(counted(errors, 'error'))),
      warnings > 0 && colours.bold(colours.yellow(counted(warnings, 'warning'))),
      others > 0 && colours.blue(counted(others, 'notice')),
      failures > 0 && colours.bold(colours.red(`${counted(failures, 'path')} not read`)),
    ].filter((text) => text !== false);
    const kinds = [
      counted(files, 'file'),
      ...(schemas > 0 || specs + dockerfiles + definitions === 0
        ? [counted(schemas, 'schema')]
        : []),
      ...(specs > 0 ? [counted(specs, 'spec')] : []),
      ...(dockerfiles > 0 ? [counted(dockerfiles, 'Dockerfile')] : []),
      ...(definitions > 0 ? [counted(definitions, 'definition file')] : []),
    ];
    const checked = `Checked ${kinds.join(', ')}`;
    const found = problems.length > 0 ? problems.join(', ') : colours.green('no problems');
    return `${checked}: ${found}.`;
  }

  #at(file: JudgedFile, lines: Lines, offset: number): string {
    const { line, character } = lines.positionAt(offset);
    return `${nameOf(file)}:${line + 1}:${character + 1}`;
  }

  #paint(severity: Severity): (text: string) => string {
    if (severity === 'error') return this.colours.red;
    return severity === 'warning' ? this.colours.yellow : this.colours.blue;
  }
}

/** So many findings, the worst of them, in the order of the text. */
function worst(findings: readonly Finding[], count: number): readonly Finding[] {
  if (findings.length <= count) return findings;
  const chosen = new Set<Finding>();
  for (const severity of severities) {
    for (const finding of findings) {
      if (chosen.size === count) break;
      if (finding.severity === severity) chosen.add(finding);
    }
  }
  return findings.filter((finding) => chosen.has(finding));
}

const sentences: Readonly<Record<PassedOver, string>> = {
  empty: 'is neither a compatibility schema nor a spec (the file is empty)',
  'not-json': 'is neither a compatibility schema nor a spec (it is not JSON)',
  other:
    'is neither a compatibility schema nor a spec (it has no "graph" and no "compatibilities")',
};

function nameOf({ path }: JudgedFile): string {
  return path === standardInput ? '<stdin>' : visible(path);
}
