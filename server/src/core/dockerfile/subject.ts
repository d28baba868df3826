import type { Code } from '../codes.js';
import type { Demand } from '../compatibility/demand.js';
import { Knowledge } from '../compatibility/knowledge.js';
import type { StatedPlaces } from '../compatibility/places.js';
import { Statements, type Subject } from '../compatibility/subject.js';
import type { Span } from '../finding.js';
import type { Catalog } from '../schema/catalog.js';
import { attributeOf } from './attribute.js';
import { baseFacts } from './base.js';
import { answerCudaRequirement, cudaRequirements } from './cuda-requirement.js';
import { labelsGiven, stagesBelow } from './image.js';
import type { DockerfileLabels } from './labels.js';
import { answerPlatform } from './platform.js';
import { missingLabels } from './recommended.js';

/** The image of a Dockerfile, as a check sees it. */
export interface DockerfileImage {
  readonly subject: Subject;
  readonly demands: readonly Demand[];
  readonly places: StatedPlaces;
  /** The code of a finding about what a key tells the place of. */
  readonly codeOf: (key: number) => Code;
  /** The instruction that it stands in. */
  readonly instructionOf: (key: number) => Span;
}

interface Place {
  readonly name: Span;
  readonly value: Span;
  readonly instruction: Span;
  readonly code: Code;
}

/**
 * Reads what the Dockerfile says of a stage's image: its labels of namespaces that a schema knows, what
 * the name of the base image tells where no label does, its platform, and the conditions of NVIDIA's
 * runtime. Labels of other namespaces are nobody's statements, and those whose text is not known state
 * nothing.
 * @param stage the number of the stage
 */
export function readDockerfileImage(
  labels: DockerfileLabels,
  stage: number,
  catalog: Catalog,
): DockerfileImage {
  const statements = new Statements(catalog);
  const places: Place[] = [];
  for (const label of labelsGiven(labels, stage)) {
    const { isNameKnown, value: text, span: name, valueSpan: value, instruction } = label;
    if (!isNameKnown || text === undefined) continue;
    const { schema, namespace, name: attribute } = attributeOf(label, catalog);
    if (schema === undefined) continue;
    const key = places.push({ name, value, instruction, code: 'label-host-mismatch' }) - 1;
    statements.add({ namespace, name: attribute, schema, text, origin: 'label', key });
  }
  const below = stagesBelow(stage, labels.stages);
  const base = labels.stages[below[0] ?? stage]?.image;
  if (base !== undefined) addBase(statements, base, catalog);
  return {
    subject: statements.subject(labels.stages[stage]?.name),
    demands: demandsOf(labels, below, (place) => places.push(place) - 1),
    places: placesOf(places),
    codeOf: (key) => places[key]!.code,
    instructionOf: (key) => places[key]!.instruction,
  };
}

/**
 * States what the name of a base image tells, where no label does: in a namespace that the labels are of,
 * else in one that images are to be labelled with, as others may speak of hosts alone.
 */
function addBase(statements: Statements, image: string, catalog: Catalog): void {
  const knowledge = Knowledge.of(catalog);
  const labelled = new Set(statements.namespaces);
  const recommended = new Set(missingLabels(catalog, none).map(({ schema }) => schema.namespace));
  const rank = (namespace: string): number => {
    if (labelled.has(namespace)) return 0;
    if (recommended.has(namespace)) return 1;
    return namespace.includes('.') ? 2 : 3;
  };
  const facts = baseFacts(image)?.facts ?? [];
  // Who says another distribution says another release, too.
  const contradicted = new Set(
    facts
      .filter(({ source, value }) => (statements.told(source) ?? value) !== value)
      .map(({ source }) => sectionOf(source)),
  );
  for (const { source, value } of facts) {
    if (statements.told(source) !== undefined || contradicted.has(sectionOf(source))) continue;
    const [best] = [...knowledge.told(source)].sort(
      (one, other) => rank(one.namespace) - rank(other.namespace),
    );
    if (best === undefined) continue;
    statements.add({ ...best, text: value, origin: 'base', key: undefined });
  }
}

/** `system.os` of `system.os.version`. */
function sectionOf(source: string): string {
  return source.slice(0, source.lastIndexOf('.'));
}

const none: ReadonlySet<string> = new Set();

function demandsOf(
  { stages, environment }: DockerfileLabels,
  below: readonly number[],
  keyOf: (place: Place) => number,
): readonly Demand[] {
  const demands: Demand[] = [];
  // What a stage does not say of it, it has from the one that it is built from.
  const named = stages[below.findLast((at) => stages[at]?.platform !== undefined) ?? -1];
  const { text, span } = named?.platform ?? {};
  if (named !== undefined && text !== undefined && span !== undefined) {
    const { instruction } = named;
    const place = { name: span, value: span, instruction, code: 'platform-host-mismatch' } as const;
    demands.push({
      name: 'platform',
      written: text,
      question: 'run',
      key: keyOf(place),
      answer: (facts) => answerPlatform(text, facts),
    });
  }
  const own = environment.filter((one) => below.includes(one.stage));
  for (const { name, value = '', span: place, instruction } of cudaRequirements(own)) {
    const code = 'environment-host-mismatch';
    demands.push({
      name,
      written: value,
      question: 'run',
      key: keyOf({ name: place, value: place, instruction, code }),
      answer: (facts) => answerCudaRequirement(value, facts),
    });
  }
  return demands;
}

function placesOf(places: readonly Place[]): StatedPlaces {
  const at = (key: number): Place => places[key]!;
  const word = ({ name, value }: Place): Span => (value.start < value.end ? value : name);
  return {
    word: (key) => word(at(key)),
    end: (key) => word(at(key)).end,
    name: (key) => at(key).name,
  };
}
