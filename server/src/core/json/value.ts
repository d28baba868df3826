import { JsonKind, type JsonTree, none } from './tree.js';

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

/**
 * The JavaScript value of a tree. A text without faults gives what `JSON.parse` gives; of a faulty one
 * everything that could be read. Without recursion, so that no depth of nesting overflows the stack.
 */
export function toValue(tree: JsonTree): JsonValue | undefined {
  if (tree.faults.length === 0) return JSON.parse(tree.text.replace(/^\uFEFF/, '')) as JsonValue;
  return tree.root === none ? undefined : builtValue(tree, tree.root);
}

/** The value of one node and what is in it. */
export function valueAt(tree: JsonTree, root: number): JsonValue {
  if (tree.faults.length === 0) {
    return JSON.parse(tree.text.slice(tree.start(root), tree.end(root))) as JsonValue;
  }
  return builtValue(tree, root);
}

/** The same, built node by node, which needs no flawless text. */
export function builtValue(tree: JsonTree, root: number): JsonValue {
  const made = new Map<number, JsonValue[] | JsonObject>();
  const end = tree.next(root);
  for (let node = root; node < end; node += 1) {
    if (tree.is(node, JsonKind.Key)) continue;
    const value = scalarOrEmpty(tree, node);
    if (value !== null && typeof value === 'object') made.set(node, value);
    if (node === root) {
      if (made.size === 0) return value;
      continue;
    }
    const parent = tree.parent(node);
    const container = made.get(tree.is(parent, JsonKind.Key) ? tree.parent(parent) : parent)!;
    if (Array.isArray(container)) container.push(value);
    else define(container, tree.string(parent), value);
  }
  return made.get(root)!;
}

function scalarOrEmpty(tree: JsonTree, node: number): JsonValue {
  switch (tree.kind(node)) {
    case JsonKind.Object:
      return {};
    case JsonKind.Array:
      return [];
    case JsonKind.String:
      return tree.string(node);
    case JsonKind.Number:
      return Number(tree.text.slice(tree.start(node), tree.end(node)));
    case JsonKind.True:
      return true;
    case JsonKind.False:
      return false;
    default:
      return null;
  }
}

/** A member named `__proto__` is a member like any other, as `JSON.parse` makes it. */
function define(object: JsonObject, name: string, value: JsonValue): void {
  Object.defineProperty(object, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
