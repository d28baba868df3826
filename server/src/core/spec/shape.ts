import type { Message } from '../messages.js';
import type { ContentEntry } from './content-entries.js';
import type { WrittenObject } from './written.js';

/** A content as a dialect writes it. */
export interface Shape {
  readonly value: WrittenObject;
  /** What the dialect has no place for. */
  readonly losses: readonly Message[];
  /** The entries whose attributes it holds. */
  readonly entries: readonly Pick<ContentEntry, 'namespace' | 'attributes'>[];
}
