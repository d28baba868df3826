import type { Message } from '../messages.js';
import type { Catalog } from '../schema/catalog.js';
import { contentOf } from './content.js';
import type { SpecModel } from './model.js';

/** What a spec says, as labels of an image. */
export interface LabelsOfSpec {
  /** Each name once, by entry. */
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  /** What the spec says of attributes and no label does, a sentence for each. */
  readonly losses: readonly Message[];
}

/**
 * The labels that say what a spec says: each attribute under its namespace, with its value as written.
 * Of two values of one attribute the first counts, and of an attribute without one there is no label.
 */
export function labelsOfSpec(spec: SpecModel, catalog: Catalog): LabelsOfSpec {
  const { content, losses } = contentOf(spec, catalog);
  const values = new Map<string, string>();
  // Where a schema is to be had, no label says.
  const told = losses.filter(({ key }) => key !== 'conversion.unused-address');
  for (const { namespace, attributes } of content.entries) {
    for (const [name, value] of attributes) {
      const label = namespace === '' ? name : `${namespace}.${name}`;
      const first = values.get(label) ?? value;
      values.set(label, first);
      if (first !== value) told.push({ key: 'conversion.conflict', args: [label, first, value] });
    }
  }
  return { labels: [...values].map(([name, value]) => ({ name, value })), losses: told };
}
