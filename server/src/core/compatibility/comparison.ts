import type { Message } from '../messages.js';
import type { AttributeDefinition } from '../schema/definition.js';
import type { Question, Verdict } from './verdict.js';

/** What a comparison says of an image's value and a host's. */
export interface Answer {
  readonly verdict: Verdict;
  readonly why: Message;
  /** What would make it work. */
  readonly remedy?: Message;
}

/** A value that somebody states, by the `source` that extraction has it from: `library.mpi.version`. */
export type Facts = (source: string) => string | undefined;

/** What a comparison is asked. Values are as the schema writes them: aliases are replaced. */
export interface Asked {
  readonly question: Question;
  readonly definition: AttributeDefinition;
  readonly image: string;
  /** Undefined where the host does not say. */
  readonly host: string | undefined;
  /** What else the image and the host state. */
  readonly imageFacts: Facts;
  readonly hostFacts: Facts;
}

/** The same with a value of the host. */
export interface AskedOfBoth extends Asked {
  readonly host: string;
}

/** How a host's value answers an image's. */
export interface Comparison {
  readonly compare: (asked: AskedOfBoth) => Answer;
  /** What can be said without a value of the host; undefined where that is nothing. */
  readonly withoutHost?: (asked: Asked) => Answer | undefined;
}

export function answer(
  verdict: Verdict,
  key: Message['key'],
  args: Message['args'] = [],
  remedy?: Message,
): Answer {
  const why = { key, args };
  return remedy === undefined ? { verdict, why } : { verdict, why, remedy };
}

export function message(key: Message['key'], ...args: Message['args']): Message {
  return { key, args };
}
