import type { PictureModel } from './model.js';

/** A search over a model, prepared once: an answer at each keystroke costs one pass. */
export interface Search {
  /** Indices of the nodes that match, in the model's order; of an empty query, none. */
  readonly find: (query: string) => readonly number[];
}

/** The rows of a node that hold its values, and its label where that only says the name again. */
const searched = ['label', 'values', 'aliases'];

/** Between texts, so that no match reaches from one into the next. */
const separator = '\n';

/**
 * Searches names, with and without their namespace, labels, and values that the schema lists or specs
 * give. Case and forms of the same character make no difference; words of the query may be anywhere, all
 * of them have to be there.
 */
export function searchOf({ nodes, documents }: PictureModel): Search {
  const texts = nodes.map((node) => {
    const { kind, name, label, document, details, used } = node;
    if (kind === 'root') return '';
    const namespace = documents[document]?.namespace ?? '';
    const qualified = kind === 'namespace' || namespace === '' ? '' : `${namespace}.${name}`;
    const parts = [name, qualified, label ?? ''];
    for (const { key, text } of details ?? []) if (searched.includes(key)) parts.push(text);
    for (const { value } of used ?? []) parts.push(value);
    return folded(parts.join(separator));
  });
  return {
    find: (query) => {
      const words = folded(query)
        .split(/\s+/)
        .filter((one) => one !== '');
      if (words.length === 0) return [];
      const found: number[] = [];
      for (let node = 0; node < texts.length; node += 1) {
        if (words.every((one) => texts[node]!.includes(one))) found.push(node);
      }
      return found;
    },
  };
}

/**
 * The match behind or before a node, around the end; undefined of no matches.
 * @param current the node at which the reader is, which need not match; -1 for none
 */
export function nextMatch(
  matches: readonly number[],
  current: number,
  direction: 'next' | 'previous',
): number | undefined {
  if (direction === 'next') return matches.find((one) => one > current) ?? matches[0];
  const before = matches.filter((one) => one < current);
  return before.at(-1) ?? matches.at(-1);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
