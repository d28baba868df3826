import type { Argument, Message, MessageKey } from '../../messages.js';
import type { Reason } from './candidates.js';
import type { Microarchitecture } from './graph.js';
import type { Undecided } from './target-of.js';
import type { Obstacle } from './why-not.js';

/** Why a target was chosen for a machine, as a sentence. */
export function chosenBecause(target: Microarchitecture, reason: Reason): Message {
  const args: Argument[] = [target.name];
  if (reason.kind === 'part') args.push(reason.part);
  else if (reason.kind === 'generation') args.push(String(reason.generation));
  else if (reason.kind === 'model') args.push(reason.model);
  else if (reason.kind === 'alike' || reason.kind === 'processors-differ') {
    args.push(reason.targets.join(', '));
  }
  return { key: `cpu.chosen.${reason.kind}`, args };
}

/** Why a machine has no target, as a sentence. */
export function undecidedBecause({ reason }: Undecided): Message {
  return { key: `cpu.undecided.${reason}`, args: [] };
}

/** What keeps a machine from being a target, as a sentence. */
export function notBecause(target: Microarchitecture, obstacle: Obstacle): Message {
  const { name } = target;
  switch (obstacle.kind) {
    case 'features':
      return { key: 'cpu.why-not.features', args: [name, obstacle.missing.join(', ')] };
    case 'model':
      return obstacle.found === undefined
        ? { key: 'cpu.why-not.model.unknown', args: [name] }
        : { key: 'cpu.why-not.model', args: [name, obstacle.found] };
    case 'no-record':
    case 'not-shown':
      return { key: `cpu.why-not.${obstacle.kind}`, args: [name] };
    case 'alike':
    case 'better':
      return { key: `cpu.why-not.${obstacle.kind}`, args: [name, obstacle.target] };
    default: {
      const { kind, wanted, found } = obstacle;
      const key: MessageKey =
        found === undefined ? `cpu.why-not.${kind}.unknown` : `cpu.why-not.${kind}`;
      return { key, args: [name, String(wanted), String(found ?? '')] };
    }
  }
}
