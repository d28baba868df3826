import type { Answer, Facts } from './comparison.js';
import type { Question } from './verdict.js';

/**
 * What an image asks of a host beside its attributes: a platform, a condition that a runtime evaluates.
 * No schema speaks of it.
 */
export interface Demand {
  /** What a report calls it. */
  readonly name: string;
  /** As it is written. */
  readonly written: string;
  readonly question: Question;
  /** Where it stands, as with attributes. */
  readonly key: number;
  /** @param host what the host states */
  readonly answer: (host: Facts) => DemandAnswer;
}

export interface DemandAnswer extends Answer {
  /** What of the host was looked at, for a reader; undefined where nothing is known. */
  readonly host: string | undefined;
}
