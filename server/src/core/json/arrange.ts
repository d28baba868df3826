import { childEnd, type TextEdit } from './edits.js';
import type { JsonTree } from './tree.js';

/**
 * The edit that leaves of a container the given children in the given order. Each is taken over as it
 * is written, with the comma and the white space before it. For texts without faults.
 * @param children keys of an object or items of an array
 */
export function arrangement(
  tree: JsonTree,
  container: number,
  children: readonly number[],
): TextEdit | undefined {
  const before = [...tree.children(container)];
  if (children.length === before.length && children.every((child, at) => child === before[at])) {
    return undefined;
  }
  if (children.length === 0) {
    return { start: tree.start(container) + 1, end: tree.end(container) - 1, text: '' };
  }
  const gaps = gapsBefore(tree, before);
  const text = children
    .map((child, at) => (at === 0 ? '' : gaps.get(child)) + childText(tree, child))
    .join('');
  return { start: tree.start(before[0]!), end: childEnd(tree, before[before.length - 1]!), text };
}

/** A member with its value, or an item, as it is written. */
export function childText(tree: JsonTree, child: number): string {
  return tree.text.slice(tree.start(child), childEnd(tree, child));
}

/** What stands between a child and the one before it; the first would stand as the second does. */
function gapsBefore(tree: JsonTree, children: readonly number[]): ReadonlyMap<number, string> {
  const gaps = new Map<number, string>();
  for (const [at, child] of children.entries()) {
    const second = Math.max(at, 1);
    const gap =
      children.length < 2 ? '' : gapBetween(tree, children[second - 1]!, children[second]!);
    gaps.set(child, gap);
  }
  return gaps;
}

function gapBetween(tree: JsonTree, one: number, next: number): string {
  return tree.text.slice(childEnd(tree, one), tree.start(next));
}
