import { flextree } from 'd3-flextree';
import type { Item } from './expansion.js';

/** Room between two cards of a column, below the same parent and below different ones. */
const betweenSiblings = 10;
const betweenFamilies = 22;

/** d3-flextree calls itself once a level, three frames each: of deeper trees the stack is too small. */
const deepest = 500;

/**
 * The middle of each item from top to bottom, in whole pixels; nothing in a column is nearer to the next
 * than the room between siblings.
 * @param heights of the items, in pixels
 */
export function middlesOf(items: readonly Item[], heights: readonly number[]): number[] {
  if (items.length === 0) return [];
  const depth = items.reduce((most, item) => Math.max(most, item.depth), 0);
  return depth > deepest ? deepMiddles(items, heights) : tidyMiddles(items, heights);
}

/** A tidy tree of variable sizes (van der Ploeg 2014); each level is a column of its own. */
function tidyMiddles(items: readonly Item[], heights: readonly number[]): number[] {
  const middles = new Array<number>(items.length).fill(0);
  const layout = flextree<number>({
    children: (index) => items[index]!.children,
    nodeSize: ({ data }) => [heights[data]!, 1],
    spacing: (one, other) => (one.parent === other.parent ? betweenSiblings : betweenFamilies),
  });
  layout(layout.hierarchy(0)).each(({ data, x }) => {
    middles[data] = Math.round(x);
  });
  return middles;
}

/**
 * A tree of any depth: each subtree has a band of its own, as high as its cards need, and stands in the
 * middle of it. It takes more room than a tidy tree, and no stack.
 */
function deepMiddles(items: readonly Item[], heights: readonly number[]): number[] {
  const bands = bandHeights(items, heights);
  const middles = new Array<number>(items.length).fill(0);
  const tops = new Array<number>(items.length).fill(0);
  for (let index = 0; index < items.length; index += 1) {
    middles[index] = Math.round(tops[index]! + bands.whole[index]! / 2);
    let top = tops[index]! + (bands.whole[index]! - bands.children[index]!) / 2;
    for (const child of items[index]!.children) {
      tops[child] = top;
      top += bands.whole[child]! + betweenSiblings;
    }
  }
  return middles;
}

function bandHeights(items: readonly Item[], heights: readonly number[]) {
  const whole = [...heights];
  const children = new Array<number>(items.length).fill(0);
  // In preorder children stand behind their parent: backwards, they are known before it.
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const { children: below } = items[index]!;
    let sum = Math.max(0, below.length - 1) * betweenSiblings;
    for (const child of below) sum += whole[child]!;
    children[index] = sum;
    whole[index] = Math.max(heights[index]!, sum);
  }
  return { whole, children };
}
