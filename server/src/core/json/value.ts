import { JsonKind, type JsonTree, none } from './tree.js';

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The JavaScript value of a tree. A text without faults gives what `JSON.parse` gives; of a faulty one
 * everything that could be read, down to a depth of containers if one is given.
 */
export function toValue(tree: JsonTree, depth?: number): JsonValue | undefined {
  if (tree.faults.length === 0) return JSON.parse(tree.text.replace(/^\uFEFF/, '')) as JsonValue;
  return tree.root === none ? undefined : builtValue(tree, tree.root, depth);
}

/** The value of one node and what is in it. */
export function valueAt(tree: JsonTree, root: number): JsonValue {
  if (tree.faults.length === 0) {
    return JSON.parse(tree.text.slice(tree.start(root), tree.end(root))) as JsonValue;
  }
  return builtValue(tree, root);
}

/**
 * The same, built node by node, which needs no flawless text. Without recursion, so that no nesting
 * overflows the stack; containers below the depth are left out.
 */
export function builtValue(
  tree: JsonTree,
  root: number,
  depth: number = Number.POSITIVE_INFINITY,
): JsonValue {
  const made = new Map<number, { container: JsonValue[] | JsonObject; depth: number }>();
  const end = tree.next(root);
  let node = root;
  while (node < end) {
    if (tree.is(node, JsonKind.Key)) {
      node += 1;
      continue;
    }
    const value = scalarOrEmpty(tree, node);
    const parent = tree.parent(node);
    const holder = made.get(tree.is(parent, JsonKind.Key) ? tree.parent(parent) : parent);
    const inner = (holder?.depth ?? 0) + 1;
    const isContainer = value !== null && typeof value === 'object';
    if (isContainer && inner > depth) {
      node = tree.next(node);
      continue;
    }
    if (isContainer) made.set(node, { container: value, depth: inner });
    else if (node === root) return value;
    if (holder !== undefined) put(holder.container, tree, parent, value);
    node += 1;
  }
  return made.get(root)!.container;
}

function put(
  container: JsonValue[] | JsonObject,
  tree: JsonTree,
  parent: number,
  value: JsonValue,
): void {
  if (Array.isArray(container)) container.push(value);
  else if (!tree.isNameless(parent)) define(container, tree.string(parent), value);
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
