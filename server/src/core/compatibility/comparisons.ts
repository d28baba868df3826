import type { Comparison } from './comparison.js';
import { cuda } from './comparisons/cuda.js';
import { glibcMount } from './comparisons/glibc.js';
import { mpiAbi } from './comparisons/mpi.js';
import {
  atLeast,
  atMost,
  equals,
  informational,
  oneOf,
  range,
  requires,
  unnamed,
} from './comparisons/plain.js';
import { rocm } from './comparisons/rocm.js';
import { runsOn } from './comparisons/runs-on.js';

/**
 * Every comparison that a schema may name in a node's metadata. The rules and their sources stand with
 * each. `schemas/node-metadata.schema.json` says to authors what they mean.
 */
const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ['equals', equals],
  ['requires', requires],
  ['at-least', atLeast],
  ['at-most', atMost],
  ['range', range],
  ['one-of', oneOf],
  ['runs-on', runsOn],
  ['mpi-abi', mpiAbi],
  ['cuda', cuda],
  ['rocm', rocm],
  ['glibc-mount', glibcMount],
  ['informational', informational],
]);

/** The comparison of an attribute; of one that names none, or none that there is, equality. */
export function comparisonOf(name: string | undefined): Comparison {
  return (name === undefined ? undefined : comparisons.get(name)) ?? unnamed;
}
