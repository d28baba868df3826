import {
  genericOf,
  type Microarchitecture,
  targetNamed,
} from '../../host/microarchitecture/graph.js';
import {
  type RunReason,
  type RunsOn,
  runsOn as runOn,
} from '../../host/microarchitecture/runs-on.js';
import type { Message } from '../../messages.js';
import {
  type Answer,
  type AskedOfBoth,
  answer,
  type Comparison,
  type Facts,
  message,
} from '../comparison.js';
import { entriesOf } from '../values.js';
import type { Question } from '../verdict.js';

/**
 * `runs-on`: *run* asks whether the host's CPU has every feature of the target that the image was built
 * for (haswell on zen3 runs), *optimal* whether that target is the host's. Source: archspec's
 * microarchitectures and their graph (core/host/microarchitecture). A host that states its features
 * is asked for them: a virtual machine's target, `x86_64_v4`, leaves open which of the others it has.
 */
export const runsOn: Comparison = {
  compare: compareNames,
  // Of a CPU that no target fits, the architecture may still be known.
  withoutHost: ({ image, hostFacts, question }) => {
    const target = targetNamed(image);
    const architecture = hostFacts('system.cpu.architecture');
    const there = architecture === undefined ? undefined : targetNamed(architecture);
    if (target === undefined || there === undefined || question === 'optimal') return undefined;
    return compareTargets(target, there, { question, hostFacts });
  },
};

/** The same without an attribute: what runs on what, by their names. */
export function compareNames({
  image,
  host,
  question,
  hostFacts,
}: Pick<AskedOfBoth, 'image' | 'host' | 'question' | 'hostFacts'>): Answer {
  const target = targetNamed(image);
  const there = targetNamed(host);
  if (target === undefined) return answer('unknown', 'check.cpu.unknown', [image]);
  if (there === undefined) return answer('unknown', 'check.cpu.unknown', [host]);
  return compareTargets(target, there, { question, hostFacts });
}

/** Where extraction has what else it knows; attributes of any schema that have these sources tell it. */
const sources = { features: 'system.cpu.features', kernel: 'kernel.uname.sysname' };

interface Context {
  readonly question: Question;
  readonly hostFacts: Facts;
}

function compareTargets(
  image: Microarchitecture,
  host: Microarchitecture,
  { question, hostFacts }: Context,
): Answer {
  const { run, optimal, reason } = judged(image, host, hostFacts);
  const fix = message('check.fix.cpu', genericOf(host).name);
  if (question !== 'optimal') {
    if (run === 'yes') return { verdict: 'compatible', why: reason };
    if (run === 'unknown') return { verdict: 'unknown', why: reason };
    return { verdict: 'incompatible', why: reason, remedy: fix };
  }
  if (optimal === 'yes') {
    return image === host
      ? answer('compatible', 'check.cpu.optimal', [host.name])
      : { verdict: 'compatible', why: reason };
  }
  if (optimal === 'unknown') return { verdict: 'unknown', why: reason };
  const better = message('check.fix.cpu.optimal', host.name);
  if (optimal === 'lesser') {
    return answer('incompatible', 'check.cpu.lesser', [image.name, host.name], better);
  }
  return run === 'no'
    ? { verdict: 'incompatible', why: reason, remedy: fix }
    : answer('incompatible', 'check.cpu.other-line', [image.name, host.name], better);
}

interface Judged extends Pick<RunsOn, 'run' | 'optimal'> {
  readonly reason: Message;
}

/** By the features that the host states, where it states any; else by its target alone. */
function judged(image: Microarchitecture, host: Microarchitecture, hostFacts: Facts): Judged {
  const byName = runOn(image, { target: host });
  const { run, optimal, why } = byName;
  const byTarget = { run, optimal, reason: reasonOf(why, image.name, host.name) };
  const stated = hostFacts(sources.features);
  if (stated === undefined) return byTarget;
  const byFeatures = runOn(image, { target: host, features: new Set(entriesOf(stated)) });
  switch (byFeatures.why.kind) {
    case 'features':
      return { ...byFeatures, reason: message('check.cpu.host-features', image.name) };
    case 'missing': {
      // Linux lists all that programs may use, macOS a part of it; a level says more than its features do.
      if (hostFacts(sources.kernel) !== 'Linux' || why.kind === 'level') return byTarget;
      const missing = listed(byFeatures.why.features);
      return { ...byFeatures, reason: message('check.cpu.host-missing', missing, image.name) };
    }
    default:
      return byTarget;
  }
}

function reasonOf(why: RunReason, image: string, host: string): Message {
  switch (why.kind) {
    case 'same':
      return message('check.cpu.same', host);
    case 'ancestor':
      return message('check.cpu.ancestor', host, image);
    case 'features':
      return message('check.cpu.features', host, image);
    case 'missing':
      return message('check.cpu.missing', host, listed(why.features), image);
    case 'not-told':
      return message('check.cpu.not-told', host, listed(why.features), image);
    case 'level':
      return message('check.cpu.level', host, why.level);
    case 'generation':
      return message('check.cpu.generation', String(why.wanted), String(why.found));
    case 'family':
      return message('check.cpu.family', why.wanted, why.found);
    case 'width':
      return message('check.cpu.width', why.wanted, why.found);
    case 'not-comparable':
      return message('check.cpu.not-comparable', image, host);
  }
}

/** Features of which more than a reader takes in may be missing. */
function listed(features: readonly string[]): string {
  const shown = features.slice(0, mostFeatures).join(', ');
  return features.length > mostFeatures ? `${shown}, …` : shown;
}

const mostFeatures = 8;
