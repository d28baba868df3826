import type { AttributeDefinition } from './definition.js';

/** The tables that `inferred` may name; what they hold is in core/compatibility/infer.ts. */
export const inferenceTables = ['distribution-glibc'] as const;
export type InferenceTable = (typeof inferenceTables)[number];

type ValueType = NonNullable<AttributeDefinition['type']>;

const ordered = ['at-least', 'at-most'];
const versions = ['range', 'rocm', 'glibc-mount'];
/** Those of them that take no list; `rocm` compares targets of device code. */
const versionsAlone = ['range', 'glibc-mount'];

/**
 * Comparisons that can say nothing of values of a type: `yes` is not at least `no`. Every other pair
 * has an answer, if a narrow one.
 */
const unfit: Readonly<Record<ValueType, ReadonlySet<string>>> = {
  string: new Set([...ordered, ...versions]),
  version: new Set(['requires', 'runs-on']),
  boolean: new Set([...ordered, ...versions, 'runs-on', 'mpi-abi', 'cuda']),
  integer: new Set(['requires', 'runs-on', 'mpi-abi', 'rocm', 'glibc-mount']),
  microarchitecture: new Set([...ordered, ...versions, 'requires', 'mpi-abi', 'cuda']),
  list: new Set([...ordered, ...versionsAlone, 'requires', 'runs-on', 'mpi-abi']),
};

/** Whether a comparison can say something of values of a type; of words that are none, nobody asks. */
export function fits(type: string, comparison: string): boolean {
  return !Object.hasOwn(unfit, type) || !unfit[type as ValueType].has(comparison);
}
