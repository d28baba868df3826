import type { KnownAttribute } from './knowledge.js';

/**
 * Where a value is from: an image's spec, a label of its Dockerfile, what the name of its base image
 * says, a host's profile, a probe of this machine, or a table.
 */
export type Origin = 'spec' | 'label' | 'base' | 'profile' | 'probe' | 'inferred';

/** A value that an image or a host states, or that follows from what it states. */
export interface Stated {
  /** The attribute with its namespace. */
  readonly attribute: string;
  /** What is known of it; undefined where no known schema declares it. */
  readonly known: KnownAttribute | undefined;
  /** The value as the schema writes it: aliases replaced. */
  readonly value: string;
  /** As it is written in the document. */
  readonly written: string;
  readonly origin: Origin;
  /** By which its document tells its place; undefined where it stands nowhere there. */
  readonly key?: number;
  /** The table that it is inferred by. */
  readonly table?: string;
  /** Another value of the same truth, stated elsewhere in the document. */
  readonly contradicted?: string;
}

/** What a subject states, each truth once. */
export interface StatedValues {
  /** By the name that all names of a truth have (`KnownAttribute.truth`). */
  readonly byTruth: ReadonlyMap<string, Stated>;
  /** By the source of the attribute, of those that share one the first. */
  readonly bySource: ReadonlyMap<string, Stated>;
}

/** Whether a subject states an attribute: under its name, another name of it, or for the same probe. */
export function statedOf(
  { byTruth, bySource }: StatedValues,
  known: KnownAttribute,
): Stated | undefined {
  const { source } = known.definition;
  return byTruth.get(known.truth) ?? (source === undefined ? undefined : bySource.get(source));
}

/** A value to draw conclusions from; undefined where the document says another one besides. */
export function sureOf({ value, contradicted }: Stated): string | undefined {
  return contradicted === undefined ? value : undefined;
}
