import type { Bundle } from './bundles.js';
import type { Card } from './card.js';
import type { Item } from './expansion.js';
import type { ShownRelation } from './relations.js';

/** The columns of a picture, one for each level of the tree, in whole pixels. */
export interface Columns {
  readonly left: readonly number[];
  /** The right edge of the widest card. */
  readonly right: readonly number[];
  /** Where the lines of the tree begin to bend: right of the lanes of relations. */
  readonly bend: readonly number[];
  /** The first lane of relations. */
  readonly lane: readonly number[];
  /** Of the picture, with what is drawn right of the last column. */
  readonly width: number;
}

/** The room in which the lines of the tree bend. */
const gap = 52;
const badgeRoom = 20;
const mostLabel = 140;
export const betweenLanes = 14;

export function columnsOf(
  items: readonly Item[],
  cards: readonly Card[],
  bundles: readonly Bundle[],
  relations: readonly ShownRelation[],
): Columns {
  const widths: number[] = [];
  const badges: boolean[] = [];
  for (const [index, { depth }] of items.entries()) {
    widths[depth] = Math.max(widths[depth] ?? 0, cards[index]!.width);
    badges[depth] ||= cards[index]!.badge !== undefined;
  }
  const lanes = lanesByColumn(bundles, relations);
  const [left, right, bend, lane]: number[][] = [[], [], [], []];
  let x = 0;
  let width = 0;
  for (const [depth, own] of widths.entries()) {
    const edge = x + own + (badges[depth] === true ? badgeRoom : 0);
    const { count, half } = lanes.get(depth) ?? { count: 0, half: 0 };
    const room = count === 0 ? 0 : 2 * half + (count - 1) * betweenLanes;
    left!.push(x);
    right!.push(x + own);
    lane!.push(edge + half);
    bend!.push(edge + room);
    width = Math.max(width, edge + room);
    x = edge + room + gap;
  }
  return { left: left!, right: right!, bend: bend!, lane: lane!, width };
}

/** How many lanes are behind each column, and half of what the widest label there needs. */
function lanesByColumn(bundles: readonly Bundle[], relations: readonly ShownRelation[]) {
  const found = new Map<number, { count: number; half: number }>();
  for (const { column, lane, relations: members } of bundles) {
    if (column === undefined) continue;
    const { count, half } = found.get(column) ?? { count: 0, half: 0 };
    const label = Math.min(mostLabel, relations[members[0]!]!.labelWidth);
    found.set(column, {
      count: Math.max(count, lane + 1),
      half: Math.max(half, Math.ceil(label / 2) + 14),
    });
  }
  return found;
}
