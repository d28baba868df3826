import type { AttributeDefinition } from '../schema/definition.js';
import { type Answer, type Asked, answer, type Comparison, message } from './comparison.js';
import { isOfGlibc } from './comparisons/glibc.js';
import { comparisonOf } from './comparisons.js';
import type { Demand } from './demand.js';
import { judgeMount, type MountedLibrary } from './mounts.js';
import type { CheckLine, CheckReport, QuestionReport } from './report.js';
import { type Stated, statedOf } from './stated.js';
import type { Subject } from './subject.js';
import { type Question, questions, requiredQuestions, worst } from './verdict.js';

export interface CheckOptions {
  /** The questions that decide the overall verdict; `run` and `libraries` where none are named. */
  readonly require?: readonly Question[] | undefined;
  /** Libraries of the host that are to be mounted, and what they need: it replaces the rule of thumb. */
  readonly mounts?: readonly MountedLibrary[] | undefined;
  /** What the image asks for beside its attributes. */
  readonly demands?: readonly Demand[] | undefined;
}

/**
 * Holds an image against a host: every attribute that the image states, or that follows from what it
 * states, by the comparison that its schema names, under the questions that it bears on. Never throws.
 *
 * An attribute whose schema names no question bears on *run*, unless it is informational; so does one
 * that no known schema declares: it is a statement that nobody can answer. A question that nothing
 * bears on is `unknown`.
 */
export function check(image: Subject, host: Subject, options: CheckOptions = {}): CheckReport {
  const mounts = options.mounts ?? [];
  const lines = new Map<Question, CheckLine[]>(questions.map((question) => [question, []]));
  const information: CheckLine[] = [];
  const tables = new Set<string>();
  for (const stated of image.stated) {
    // What one table says of several attributes is one statement.
    if (stated.table !== undefined) {
      if (tables.has(stated.table)) continue;
      tables.add(stated.table);
    }
    const definition = stated.known?.definition;
    const there =
      stated.known === undefined
        ? host.byTruth.get(stated.attribute)
        : statedOf(host, stated.known);
    if (definition?.comparison === 'informational') {
      information.push(lineOf('run', stated, there, { image, host }));
      continue;
    }
    if (mounts.length > 0 && definition?.comparison === 'glibc-mount') {
      if (isOfGlibc({ definition, image: stated.value, imageFacts: image.facts })) continue;
    }
    for (const question of questionsOf(definition)) {
      lines.get(question)!.push(lineOf(question, stated, there, { image, host }));
    }
  }
  for (const demand of options.demands ?? []) {
    lines.get(demand.question)!.push(demandLine(demand, host));
  }
  for (const mounted of mounts) lines.get('bind-mount')!.push(mountLine(mounted, image));
  const reportOf = (question: Question): QuestionReport => {
    const all = lines.get(question)!;
    return { verdict: worst(all.map(({ verdict }) => verdict)), lines: all };
  };
  const answers = {
    run: reportOf('run'),
    optimal: reportOf('optimal'),
    libraries: reportOf('libraries'),
    'bind-mount': reportOf('bind-mount'),
  };
  const required = options.require ?? requiredQuestions;
  return {
    target: image.name,
    host: host.name,
    verdict: worst(required.map((question) => answers[question].verdict)),
    required,
    questions: answers,
    information,
  };
}

function questionsOf(definition: AttributeDefinition | undefined): readonly Question[] {
  const named = questions.filter((question) => definition?.answers.includes(question));
  return named.length > 0 ? named : ['run'];
}

interface Pair {
  readonly image: Subject;
  readonly host: Subject;
}

function lineOf(
  question: Question,
  stated: Stated,
  there: Stated | undefined,
  pair: Pair,
): CheckLine {
  const found = answerOf(question, stated, there, pair);
  return {
    attribute: stated.attribute,
    image: stated.written.trim(),
    host: there?.written.trim(),
    comparison: stated.known?.definition.comparison,
    ...found,
    from: { image: stated.origin, host: there?.origin },
    key: stated.key,
  };
}

function answerOf(
  question: Question,
  stated: Stated,
  there: Stated | undefined,
  { image, host }: Pair,
): Answer {
  for (const one of [stated, there]) {
    if (one !== undefined && statesNothing(one)) {
      return answer('unknown', 'check.no-statement', [one.written.trim()]);
    }
  }
  if (stated.known === undefined) return unknownAttribute(stated, there);
  const { definition } = stated.known;
  // What another namespace states of the same is no less the image's word.
  const same = definition.source === undefined ? undefined : image.bySource.get(definition.source);
  for (const one of [stated, same, there]) {
    if (one?.contradicted === undefined) continue;
    return answer('unknown', 'check.contradicted', [one.value, one.contradicted]);
  }
  const comparison = comparisonOf(definition.comparison);
  const asked: Asked = {
    question,
    definition,
    image: stated.value,
    host: there?.value,
    imageFacts: image.facts,
    hostFacts: host.facts,
  };
  return there === undefined
    ? withoutHost(comparison, asked, host)
    : comparison.compare({ ...asked, host: there.value });
}

/** Words by which authors and programs say that they do not know, where a schema gives them no meaning. */
function statesNothing({ known, value }: Stated): boolean {
  return (
    /^(?:unknown|undefined|unspecified|n\/?a|null|\?+)$/i.test(value) &&
    !known?.definition.values?.includes(value)
  );
}

/** What nobody describes is compared as what its schema says nothing of. */
function unknownAttribute({ attribute, value }: Stated, there: Stated | undefined): Answer {
  if (there?.value === value) return answer('compatible', 'check.equal', [value]);
  return answer('unknown', 'check.undeclared', [attribute]);
}

/**
 * Without a value of the host: what the comparison can say all the same, else whether a look for the
 * devices in question found none, else that nothing is known and who would know.
 */
function withoutHost(comparison: Comparison, asked: Asked, host: Subject): Answer {
  const said = comparison.withoutHost?.(asked);
  if (said !== undefined) return said;
  const { source, name } = asked.definition;
  if (source === undefined) return answer('unknown', 'check.no-value.no-source', [name]);
  const [extractor = '', section = ''] = source.split('.');
  // A section that says `available: no` has said all there is to say of what it would tell.
  for (const device of [`${extractor}.${section}`, `${extractor}.devices`]) {
    if (asked.hostFacts(`${device}.available`) !== 'no') continue;
    if (asked.imageFacts(`${device}.available`) === 'no') break;
    const fix = message('check.fix.no-device', name);
    return answer('incompatible', 'check.no-device', [name], fix);
  }
  const probe = host.probes.get(`${extractor}.${section}`);
  if (probe === undefined || probe.status === 'ok') {
    return answer('unknown', 'check.no-value', [source]);
  }
  return answer('unknown', `check.no-value.${statusOf(probe.status)}`, [source, probe.detail]);
}

function statusOf(status: string): 'absent' | 'failed' | 'skipped' {
  return status === 'absent' || status === 'skipped' ? status : 'failed';
}

function demandLine({ name, written, key, answer: ask }: Demand, host: Subject): CheckLine {
  return {
    attribute: name,
    image: written,
    comparison: undefined,
    ...ask(host.facts),
    from: { image: 'label', host: undefined },
    key,
  };
}

function mountLine(mounted: MountedLibrary, image: Subject): CheckLine {
  const { verdict, why, remedy, image: has, needs, imageOrigin } = judgeMount(mounted, image);
  return {
    attribute: mounted.library,
    image: has ?? '',
    host: needs === '' ? undefined : needs,
    comparison: 'glibc-mount',
    verdict,
    why,
    ...(remedy !== undefined && { remedy }),
    from: { image: imageOrigin, host: 'probe' },
    key: undefined,
  };
}
