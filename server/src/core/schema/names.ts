import type { JsonTree } from '../json/tree.js';

/** The names of members that JSON Graph Format gives a meaning and compspec reads. */
export type FormatName =
  | 'directed'
  | 'edges'
  | 'id'
  | 'label'
  | 'metadata'
  | 'nodes'
  | 'relation'
  | 'source'
  | 'target'
  | 'type';

const names: readonly FormatName[] = [
  'directed',
  'edges',
  'id',
  'label',
  'metadata',
  'nodes',
  'relation',
  'source',
  'target',
  'type',
];

/** No two of them share their length and first letter. */
const byShape: (FormatName | undefined)[] = [];
for (const name of names) byShape[shape(name.length, name.charCodeAt(0))] = name;

function shape(length: number, first: number): number {
  return length * 128 + first;
}

/** The format's name that a key is, if any; found without making a string of each key. */
export function formatName(tree: JsonTree, key: number): FormatName | undefined {
  const start = tree.start(key) + 1;
  const length = tree.end(key) - start - 1;
  const first = tree.text.charCodeAt(start);
  const name = first < 128 ? byShape[shape(length, first)] : undefined;
  if (name !== undefined && tree.stringIs(key, name)) return name;
  return tree.isEscaped(key) ? names.find((one) => tree.stringIs(key, one)) : undefined;
}
