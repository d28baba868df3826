import { JsonKind, type JsonTree, none } from '../json/tree.js';

/** A scalar that is no string, as JSON writes it: `true`, `22.04`. Numbers keep all their digits. */
export class Literal {
  constructor(readonly text: string) {}
}

/** A value that can be written as JSON and as YAML alike. Members keep their order. */
export type Written = string | Literal | readonly Written[] | WrittenObject;
export type WrittenObject = ReadonlyMap<string, Written>;

/** Values in values in values: what is nested deeper is not taken over. */
const deepest = 100;

/** The value of a node and what is in it; undefined where it is nested too deeply. */
export function writtenValue(
  tree: JsonTree,
  node: number,
  depth: number = deepest,
): Written | undefined {
  if (depth === 0) return undefined;
  if (tree.is(node, JsonKind.Object)) {
    const members = new Map<string, Written>();
    for (const key of tree.children(node)) {
      const value = writtenValue(tree, tree.valueOf(key), depth - 1);
      if (value === undefined) return undefined;
      members.set(tree.string(key), value);
    }
    return members;
  }
  if (!tree.is(node, JsonKind.Array)) return writtenScalar(tree, node);
  const items: Written[] = [];
  for (const item of tree.children(node)) {
    const value = writtenValue(tree, item, depth - 1);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}

/**
 * A scalar. What all readers of YAML take for the same value is that value; a plain `no`, which is
 * false to some of them and a text to others, is its text.
 */
function writtenScalar(tree: JsonTree, node: number): string | Literal {
  if (node === none) return new Literal('null');
  const text = tree.lexeme(node);
  if (tree.is(node, JsonKind.String)) return text;
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return new Literal('null');
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return new Literal(text.toLowerCase());
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) ? new Literal(text) : text;
}
