import type { CheckReport } from '../compatibility/report.js';
import type { Subject } from '../compatibility/subject.js';
import { questions, worst } from '../compatibility/verdict.js';
import type { Message } from '../messages.js';
import { beginning } from './details.js';
import type {
  PictureAnswer,
  PictureModel,
  PictureNode,
  PictureVerdict,
  UsedValue,
} from './view/model.js';

/** A spec that is mapped on a picture. */
export interface MappedSpec {
  /** As the reader knows it. */
  readonly name: string;
  readonly subject: Subject;
  /** What a check against the host says of it. */
  readonly report?: CheckReport;
}

export interface OverlayInput {
  readonly specs: readonly MappedSpec[];
  /** The machine that the reports are about. */
  readonly host?: string;
}

/** Of one attribute so many different values are told, and so many sentences about it. */
const mostValues = 50;
const mostWhy = 12;
const mostLength = 300;

interface Marks {
  readonly values: Map<string, number>;
  images: number;
  readonly verdicts: PictureVerdict[];
  readonly why: string[];
}

/**
 * A picture with specs mapped on: which values occur at each attribute and in how many specs, and what
 * checks say of it. Linear in the specs and the picture; the picture itself stays as it is.
 */
export function withOverlay(
  model: PictureModel,
  { specs, host }: OverlayInput,
  say: (message: Message) => string,
): PictureModel {
  const nodesOf = nodesByName(model);
  const marks = new Map<number, Marks>();
  const marksAt = (node: number): Marks => {
    const known = marks.get(node) ?? { values: new Map(), images: 0, verdicts: [], why: [] };
    marks.set(node, known);
    return known;
  };
  let notDrawn = 0;
  for (const { name, subject, report } of specs) {
    for (const { attribute, value, origin } of subject.stated) {
      if (origin === 'inferred') continue;
      const nodes = nodesOf.get(attribute) ?? [];
      if (nodes.length === 0) notDrawn += 1;
      for (const node of nodes) {
        const { values } = marksAt(node);
        const told = beginning(value, mostLength);
        values.set(told, (values.get(told) ?? 0) + 1);
        marksAt(node).images += 1;
      }
    }
    if (report === undefined) continue;
    const whose = specs.length > 1 ? `${name}: ` : '';
    for (const { node, verdict, sentence } of answersOf(report, nodesOf, say)) {
      const { verdicts, why } = marksAt(node);
      verdicts.push(verdict);
      if (why.length < mostWhy) why.push(beginning(`${whose}${sentence}`, mostLength));
    }
  }
  const reports = specs.flatMap(({ report }) => (report === undefined ? [] : [report.verdict]));
  const note = say({
    key: notDrawn === 1 ? 'picture.note.not-drawn.one' : 'picture.note.not-drawn.many',
    args: [String(notDrawn)],
  });
  return {
    ...model,
    nodes: model.nodes.map((node, index) => marked(node, marks.get(index), specs)),
    notes: notDrawn === 0 ? model.notes : [...model.notes, note],
    overlay: {
      images: specs.map(({ name }) => name),
      ...(host !== undefined && { host }),
      ...(reports.length > 0 && { verdict: worst(reports) }),
    },
  };
}

/** All nodes that stand for an attribute, by its name with its namespace: one for each version that is drawn. */
function nodesByName({ nodes, documents }: PictureModel): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { kind, name, document }] of nodes.entries()) {
    if (kind !== 'attribute' && kind !== 'missing') continue;
    const namespace = documents[document]?.namespace ?? '';
    const qualified = namespace === '' ? name : `${namespace}.${name}`;
    const known = found.get(qualified);
    if (known === undefined) found.set(qualified, [index]);
    else known.push(index);
  }
  return found;
}

function* answersOf(
  report: CheckReport,
  nodesOf: ReadonlyMap<string, readonly number[]>,
  say: (message: Message) => string,
): Generator<{ node: number; verdict: PictureVerdict; sentence: string }> {
  for (const question of questions) {
    for (const { attribute, verdict, why, remedy } of report.questions[question].lines) {
      const more = remedy === undefined ? '' : ` ${say(remedy)}`;
      const sentence = `${question}: ${say(why)}${more}`;
      for (const node of nodesOf.get(attribute) ?? []) yield { node, verdict, sentence };
    }
  }
}

function marked(
  node: PictureNode,
  marks: Marks | undefined,
  specs: readonly MappedSpec[],
): PictureNode {
  // What stands left of several schemas is what they are schemas for: one image, where only one is told.
  if (node.kind === 'root' && specs.length === 1) return { ...node, name: specs[0]!.name };
  if (marks === undefined) return node;
  const { values, images, verdicts, why } = marks;
  const used: UsedValue[] = [...values].map(([value, count]) => ({ value, images: count }));
  used.sort((one, other) => other.images - one.images || compare(one.value, other.value));
  const answer: PictureAnswer = { verdict: worst(verdicts), why };
  return {
    ...node,
    ...(used.length > 0 && { used: used.slice(0, mostValues), images }),
    ...(verdicts.length > 0 && { answer }),
  };
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
