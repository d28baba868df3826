import { bundlesOf, type Row } from './bundles.js';
import { type Card, cardOf } from './card.js';
import { type Columns, columnsOf } from './columns.js';
import { type Curve, curvesOf } from './curves.js';
import type { Item, Visible } from './expansion.js';
import type { PictureModel } from './model.js';
import { relationsShown } from './relations.js';
import { middlesOf } from './tree-layout.js';

/** A card in its place; `x` and `y` are its upper left corner, in whole pixels. */
export interface Box {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly card: Card;
}

/** A line of the tree, from a box to one of its children; both are indices in `boxes`. */
export interface Branch {
  readonly parent: number;
  readonly child: number;
  /** The data of an SVG path. */
  readonly path: string;
}

/** The line from a card to where the lines to its children part. */
export interface Trunk {
  /** Index in `boxes`. */
  readonly parent: number;
  readonly path: string;
}

/** A picture with everything in its place. The upper left corner is at 0, 0. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** As `items` of what is shown. */
  readonly boxes: readonly Box[];
  readonly trunks: readonly Trunk[];
  readonly branches: readonly Branch[];
  readonly curves: readonly Curve[];
}

/** Lays out what is shown of a model, from left to right: the same for the same, wherever it is done. */
export function layOut(model: PictureModel, shown: Visible): Layout {
  const { items } = shown;
  const cards = items.map((item) => cardOf(model, item));
  const rows = rowsOf(items, cards);
  const relations = relationsShown(model, shown);
  const bundles = bundlesOf(relations, rows);
  const columns = columnsOf(items, cards, bundles, relations);
  const boxes = items.map((item, index): Box => {
    const card = cards[index]!;
    const { width, height } = card;
    const { middle, column } = rows[index]!;
    return { item, x: columns.left[column]!, y: middle - height / 2, width, height, card };
  });
  return {
    width: columns.width,
    height: boxes.reduce((most, { y, height }) => Math.max(most, y + height), 0),
    boxes,
    ...linesOf(boxes, columns),
    curves: curvesOf(bundles, relations, { boxes, rows, columns }),
  };
}

function rowsOf(items: readonly Item[], cards: readonly Card[]): Row[] {
  const heights = cards.map(({ height }) => height);
  const middles = middlesOf(items, heights);
  let top = Number.POSITIVE_INFINITY;
  for (const [index, middle] of middles.entries()) {
    top = Math.min(top, middle - heights[index]! / 2);
  }
  return items.map(({ depth, expanded }, index) => {
    const middle = middles[index]! - top;
    return { middle, height: heights[index]!, column: depth, isOpen: expanded };
  });
}

/** A line leaves its card in the middle of the right edge, passes the lanes of relations, and bends behind them. */
function linesOf(
  boxes: readonly Box[],
  { left, bend }: Columns,
): { trunks: Trunk[]; branches: Branch[] } {
  const trunks: Trunk[] = [];
  const branches: Branch[] = [];
  for (const [parent, { item, x, y, width, height }] of boxes.entries()) {
    if (item.children.length === 0) continue;
    const [start, middle] = [bend[item.depth]!, y + height / 2];
    const end = left[item.depth + 1]!;
    const turn = Math.round((start + end) / 2);
    if (start > x + width) trunks.push({ parent, path: `M${x + width} ${middle}H${start}` });
    for (const child of item.children) {
      const to = boxes[child]!;
      const there = to.y + to.height / 2;
      const way =
        there === middle ? `H${end}` : `C${turn} ${middle} ${turn} ${there} ${end} ${there}`;
      branches.push({ parent, child, path: `M${start} ${middle}${way}` });
    }
  }
  return { trunks, branches };
}
