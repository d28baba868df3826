import { type CheckOptions, check } from '../../server/src/core/compatibility/check.js';
import type { CheckReport } from '../../server/src/core/compatibility/report.js';
import { readSubject } from '../../server/src/core/compatibility/subject.js';
import type { Question, Verdict } from '../../server/src/core/compatibility/verdict.js';
import { readJson } from '../../server/src/core/json/read.js';
import { english } from '../../server/src/core/messages.js';
import { Catalog, catalogSchema } from '../../server/src/core/schema/catalog.js';
import { readSchema } from '../../server/src/core/schema/model.js';
import { readSpec } from '../../server/src/core/spec/model.js';

/** Values by qualified attribute. */
export type Attributes = Readonly<Record<string, string>>;

const bundled = new Catalog();

/** A spec in the flat form, whose names are qualified. */
function flatSpec(attributes: Attributes): string {
  return JSON.stringify({ version: '0.0.0', attributes });
}

/** Checks a spec against a profile, both as texts or as their attributes. */
export function checked(
  image: string | Attributes,
  host: string | Attributes,
  options: CheckOptions & { readonly catalog?: Catalog } = {},
): CheckReport {
  const { catalog = bundled } = options;
  const read = (given: string | Attributes, origin: 'spec' | 'profile') => {
    const text = typeof given === 'string' ? given : flatSpec(given);
    return readSubject(readSpec(readJson(text)), catalog, origin);
  };
  return check(read(image, 'spec'), read(host, 'profile'), options);
}

/** A report's verdicts: the overall one and one for each question. */
export function verdicts(report: CheckReport): readonly Verdict[] {
  const { run, optimal, libraries } = report.questions;
  const all = [run, optimal, libraries, report.questions['bind-mount']];
  return [report.verdict, ...all.map(({ verdict }) => verdict)];
}

/** What a question's line of an attribute says: the verdict and why. */
export function said(
  report: CheckReport,
  question: Question,
  attribute: string,
): readonly [Verdict, string] {
  const line = report.questions[question].lines.find((one) => one.attribute.endsWith(attribute));
  if (line === undefined) throw new Error(`${question} has no line of ${attribute}`);
  return [line.verdict, english(line.why)];
}

/** What would make that line's statement true. */
export function remedyOf(report: CheckReport, question: Question, attribute: string): string {
  const line = report.questions[question].lines.find((one) => one.attribute.endsWith(attribute));
  return line?.remedy === undefined ? '' : english(line.remedy);
}

/** A catalog with one schema more, `org.example`, of attributes with this metadata, and pairs that are one. */
export function catalogWith(
  metadata: Readonly<Record<string, unknown>>,
  same: readonly (readonly [string, string])[] = [],
): Catalog {
  const nodes = Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [name, { metadata: value }]),
  );
  const edges = same.map(([source, target]) => ({ source, target, relation: 'is' }));
  const graph = { id: 'org.example', metadata: { version: '1.0.0' }, nodes, edges };
  const schema = readSchema(readJson(JSON.stringify({ graph })));
  return new Catalog([catalogSchema(schema, 'workspace', 'compspec.json')]);
}
