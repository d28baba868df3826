import { Knowledge } from '../../core/compatibility/knowledge.js';
import { statedOf } from '../../core/compatibility/stated.js';
import { readDockerfileImage } from '../../core/dockerfile/subject.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ResolvedAttribute } from '../../core/spec/resolve.js';
import type { LabelCursor } from './cursor.js';

/** The value of a label that the name of its base image tells, or that follows from it; undefined where it does not. */
export function baseValue(
  { label, labels }: LabelCursor,
  { namespace, name, schema }: ResolvedAttribute<{ readonly name: string }>,
  catalog: Catalog,
): string | undefined {
  const known = Knowledge.of(catalog).attribute(namespace, name, schema);
  if (known === undefined || label.stage < 0) return undefined;
  const unlabelled = { ...labels, all: [], environment: [] };
  const { subject } = readDockerfileImage(unlabelled, label.stage, catalog);
  return statedOf(subject, known)?.value;
}
