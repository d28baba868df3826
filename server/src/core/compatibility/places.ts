import type { Span } from '../finding.js';
import { type JsonTree, none } from '../json/tree.js';

/** Where a document states what a check's lines are about, by their `key`. Offsets of its text. */
export interface StatedPlaces {
  /** The value, without quotes where it has some; where it has none, the name. */
  word(key: number): Span;
  /** The end of the value, behind its quotes. */
  end(key: number): number;
  /** The name that the value is stated under. */
  name(key: number): Span;
}

/** The places of a spec: keys are those of its tree. */
export function placesIn(tree: JsonTree): StatedPlaces {
  const valueOr = (key: number): number => {
    const value = tree.valueOf(key);
    return value === none ? key : value;
  };
  return {
    word: (key) => tree.word(valueOr(key)),
    end: (key) => tree.end(valueOr(key)),
    name: (key) => tree.word(key),
  };
}
