import { type Finding, finding, inTextOrder, type Span } from '../finding.js';
import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { AttributeDefinition } from '../schema/definition.js';
import { faultOfValue } from '../schema/values.js';
import { NearestNames } from '../spec/attributes.js';
import type { ResolvedAttribute } from '../spec/resolve.js';
import { attributeOf } from './attribute.js';
import { baseFindings } from './contradictions.js';
import { readIgnored } from './ignored.js';
import { builtStage } from './image.js';
import { type DockerfileLabels, type Label, readLabels } from './labels.js';
import { unusedStages } from './unused-stages.js';

/** A Dockerfile's labels, read, and everything that is wrong with them. */
export interface DockerfileJudgement {
  readonly labels: DockerfileLabels;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** Judges the labels of a Dockerfile by the schemas of a catalog. Never throws. */
export function judgeDockerfile(source: string, catalog: Catalog): DockerfileJudgement {
  const labels = readLabels(source);
  return { labels, findings: judgeLabels(labels, source, catalog) };
}

/** A label of a namespace that a schema knows. */
interface KnownLabel extends ResolvedAttribute<Label> {
  readonly schema: CatalogSchema;
}

/**
 * What is wrong with labels. Only of those in namespaces that a schema knows: the others are nobody's,
 * and what is wrong with the Dockerfile itself its own tools say.
 * @param source the text that the labels were read from
 * @param target the stage that is built, as `docker build --target` takes it; else the last
 */
export function judgeLabels(
  labels: DockerfileLabels,
  source: string,
  catalog: Catalog,
  target?: string,
): readonly Finding[] {
  const known = labels.all.flatMap((label): KnownLabel[] => {
    // A name whose variable is not known may be any.
    if (!label.isNameKnown) return [];
    const { schema, ...one } = attributeOf(label, catalog);
    return schema === undefined ? [] : [{ ...one, schema }];
  });
  if (known.length === 0) return [];
  const near = new NearestNames(catalog);
  const ignored = readIgnored(source);
  const judges = [nameFindings, valueFindings, duplicateFindings, stageFindings, baseFindings];
  const judged = judges.flatMap((judge) => judge(known, { labels, catalog, near, source, target }));
  const findings = judged.flatMap(({ label, found }) =>
    ignored.has(found.code, found.start, label.instruction.start) ? [] : [found],
  );
  return inTextOrder(findings);
}

/** A finding and the label that it is about. */
interface Judged {
  readonly label: Label;
  readonly found: Finding;
}

interface Known {
  readonly labels: DockerfileLabels;
  readonly catalog: Catalog;
  readonly near: NearestNames;
  readonly source: string;
  readonly target: string | undefined;
}

function nameFindings(known: readonly KnownLabel[], { labels, catalog, near }: Known): Judged[] {
  const isDefinition = labels.escapeCharacter === undefined;
  return known.flatMap((one) => {
    if (one.isDeclared) return [];
    const found = (isDefinition && unspacedLabel(one)) || unknownLabel(one, catalog, near);
    return [{ label: one.attribute, found }];
  });
}

/** In a definition file, `name=value` as Dockerfiles have it: all of it is the name. */
function unspacedLabel({ attribute, namespace }: KnownLabel): Finding | undefined {
  const { span, name, hasVariable, valueSpan } = attribute;
  const [, before, behind = ''] = /^([^=\t]+)[=\t]+(.*)$/.exec(name) ?? [];
  if (before === undefined || before.length <= namespace.length) return undefined;
  const isAlone = !hasVariable && valueSpan.start === valueSpan.end;
  const about = isAlone ? { data: { spaced: `${before} ${behind}`.trimEnd() } } : {};
  return finding('label-unknown', span, 'label.unknown.unspaced', [name], about);
}

/** Says what is meant: another name of the same truth, or the nearest one. */
function unknownLabel(
  { attribute: { span, name: written, hasVariable }, name, namespace, schema }: KnownLabel,
  catalog: Catalog,
  near: NearestNames,
): Finding {
  const where = `${schema.namespace} ${schema.version}`.trim();
  // The text of a variable is not here, and nothing here can be mended.
  const about = (meant: string) =>
    hasVariable
      ? {}
      : { data: { nearest: written.slice(0, written.length - name.length) + meant } };
  const { byName } = schema.schema;
  const earlier = catalog.newestWith(namespace, name);
  const relatives = earlier === undefined ? [] : catalog.relatives(earlier, name);
  const same = relatives.find((one) => byName.has(one));
  if (same !== undefined) {
    const args = [where, name, same];
    return finding('label-unknown', span, 'spec.unknown-attribute.is', args, about(same));
  }
  const meant = near.to(name, schema);
  if (earlier !== undefined) {
    const args = [where, name, earlier.version];
    return finding('label-unknown', span, 'label.unknown.earlier', args, meant ? about(meant) : {});
  }
  if (meant === undefined) {
    return finding('label-unknown', span, 'spec.unknown-attribute', [where, name]);
  }
  const args = [where, name, meant];
  return finding('label-unknown', span, 'spec.unknown-attribute.nearest', args, about(meant));
}

function valueFindings(known: readonly KnownLabel[], { catalog }: Known): Judged[] {
  return known.flatMap((one) => {
    const found = valueFinding(one, catalog);
    return found === undefined ? [] : [{ label: one.attribute, found }];
  });
}

function valueFinding(
  { attribute: label, name, schema }: KnownLabel,
  catalog: Catalog,
): Finding | undefined {
  const { value, valueSpan, valueHasVariable } = label;
  const found = catalog.attribute(schema, name);
  if (found === undefined || value === undefined) return undefined;
  const { definition, described, index } = found;
  if (definition.type === undefined && schema.schema.isGroup(index)) {
    return finding('label-value', label.span, 'value.group', [name]);
  }
  // Metadata of another version does not judge values, as in specs.
  if (described !== schema) return undefined;
  if (value === '' && isFreeText(definition)) return undefined;
  // `ARG BUILD_DATE=unknown` is a place to be filled, which the build does.
  if (valueHasVariable && definition.format !== undefined) return undefined;
  const fault = faultOfValue(definition, value);
  if (fault === undefined) return undefined;
  const { key, args } = fault.message;
  const data = valueHasVariable ? {} : meantValues(definition, fault.nearest);
  return finding('label-value', visible(valueSpan, label.span), key, args, data);
}

/** An empty text takes back what the base image says; only where the values can be told it is none of them. */
function isFreeText({ type, values }: AttributeDefinition): boolean {
  return values === undefined && (type === undefined || type === 'string');
}

/** Of a longer list none is likelier than another. */
const mostMeant = 6;

/** The values that a quick fix offers, as JSON. */
function meantValues({ type, values }: AttributeDefinition, nearest: string | undefined) {
  if (nearest !== undefined) return { data: { nearest } };
  const all = values ?? (type === 'boolean' ? ['yes', 'no'] : []);
  if (all.length === 0 || all.length > mostMeant) return {};
  return { data: { values: JSON.stringify(all) } };
}

/** The place of a value; of an empty one, the name before it. */
function visible(value: Span, name: Span): Span {
  return value.start < value.end ? value : name;
}

/** The same label again in one stage: of each but the last it is told. */
function duplicateFindings(known: readonly KnownLabel[]): Judged[] {
  const later = new Map<string, Label>();
  const found: Judged[] = [];
  for (let index = known.length - 1; index >= 0; index -= 1) {
    const label = known[index]!.attribute;
    const key = `${label.stage} ${label.isTrigger} ${label.name}`;
    const winner = later.get(key);
    if (winner === undefined) {
      later.set(key, label);
      continue;
    }
    const { start, end } = winner.span;
    const message = { key: 'label.duplicate.later', args: [] } as const;
    const related = [{ message, start, end }];
    const about = { related, data: { duplicate: label.name } };
    const one = finding('label-duplicate', label.span, 'label.duplicate', [label.name], about);
    found.push({ label, found: one });
  }
  return found;
}

/** Labels of stages that the final one is not built from: files can be copied from there, labels not. */
function stageFindings(known: readonly KnownLabel[], { labels, source, target }: Known): Judged[] {
  const { stages } = labels;
  const unused = unusedStages(labels, source, builtStage(target, stages));
  return known.flatMap(({ attribute: label }) => {
    const { stage, span } = label;
    if (!unused.has(stage)) return [];
    const name = stages[stage]?.name;
    const found =
      name === undefined
        ? finding('label-unused-stage', span, 'label.unused-stage')
        : finding('label-unused-stage', span, 'label.unused-stage.named', [name]);
    return [{ label, found }];
  });
}
