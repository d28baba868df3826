import type { Bundle, Row } from './bundles.js';
import { badgeHeight, badgeInside, badgeWidth } from './card.js';
import { betweenLanes, type Columns } from './columns.js';
import type { Box } from './layout.js';
import { type Pill, type Place, pillsOf, type Route } from './pills.js';
import { portsOf, type Side, sideOf } from './ports.js';
import type { ShownRelation } from './relations.js';

/** A relation in its place. */
export interface Curve {
  readonly relation: ShownRelation;
  /** Those with the same number share their arrow and label, which the first of them has. */
  readonly bundle: number;
  /** The data of an SVG path. */
  readonly path: string;
  /** The data of the arrow's path; empty where there is none, or another one of the bundle has it. */
  readonly arrow: string;
  readonly pill?: Pill;
}

const arrowLength = 7;
const arrowHalf = 3.5;
const corner = 9;

interface End {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
}

interface Drawn {
  readonly from: End;
  readonly to: End;
  readonly path: string;
  readonly route: Route;
}

/** Draws relations as lines with round corners between neighbours, as curves where columns are in between. */
export function curvesOf(
  bundles: readonly Bundle[],
  relations: readonly ShownRelation[],
  { boxes, rows, columns }: { boxes: readonly Box[]; rows: readonly Row[]; columns: Columns },
): Curve[] {
  const ports = portsOf(bundles, relations, rows);
  const endOf = (card: number, other: number, offset: number): End => {
    const {
      x,
      y,
      width,
      height,
      card: { badge },
    } = boxes[card]!;
    const side = sideOf(rows[card]!, rows[other]!);
    const middle = y + height / 2;
    if (side === -1) return { x, y: rounded(middle + offset), side };
    // What is on the edge is not to be crossed: a line beside it ends there.
    const isBeside = badge !== undefined && Math.abs(offset) < badgeHeight / 2;
    const beside = isBeside ? badgeWidth(badge) - badgeInside : 0;
    return { x: x + width + beside, y: rounded(middle + offset), side };
  };
  const drawn: Drawn[][] = bundles.map((bundle, index) => {
    const ends = bundle.relations.map((member) => {
      const { source, target } = relations[member]!;
      const from = endOf(source, target, ports.source[member]!);
      return { from, to: endOf(target, source, ports.target[index]!) };
    });
    const { column, lane } = bundle;
    if (column === undefined) return ends.map(({ from, to }) => free(from, to));
    const x = columns.lane[column]! + lane * betweenLanes;
    const far = farthest(ends);
    return ends.map(({ from, to }, at) => bent(from, to, x, far.includes(at)));
  });
  const pills = pillsOf(
    drawn.map((members) => members.map(({ route }) => route)),
    bundles.map((bundle) => relations[bundle.relations[0]!]!),
    boxes,
  );
  const curves = new Array<Curve | undefined>(relations.length);
  for (const [index, bundle] of bundles.entries()) {
    for (const [at, member] of bundle.relations.entries()) {
      const relation = relations[member]!;
      const { path, to } = drawn[index]![at]!;
      const pill = at === 0 ? pills[index] : undefined;
      curves[member] = {
        relation,
        bundle: index,
        path,
        arrow: at === 0 && relation.directed ? arrowOf(to) : '',
        ...(pill !== undefined && { pill }),
      };
    }
  }
  return curves.filter((curve) => curve !== undefined);
}

/** Curves by their bundle, in the order of the bundles. */
export function byBundle(curves: readonly Curve[]): Curve[][] {
  const bundles: Curve[][] = [];
  for (const curve of curves) {
    const known = bundles[curve.bundle];
    if (known === undefined) bundles[curve.bundle] = [curve];
    else known.push(curve);
  }
  return bundles;
}

/** Which ends of a bundle are the highest and the lowest: the lines of the others join theirs. */
function farthest(ends: readonly { from: End }[]): readonly number[] {
  let highest = 0;
  let lowest = 0;
  for (const [at, { from }] of ends.entries()) {
    if (from.y < ends[highest]!.from.y) highest = at;
    if (from.y > ends[lowest]!.from.y) lowest = at;
  }
  return [highest, lowest];
}

/**
 * Out to the lane, along it, and in again.
 * @param isWhole false where another line of the bundle goes the rest of the way
 */
function bent(from: End, to: End, lane: number, isWhole: boolean): Drawn {
  const height = Math.abs(to.y - from.y);
  const down = to.y > from.y ? 1 : -1;
  const round = Math.min(corner, height / 2);
  const route: Route = { kind: 'lane', x: lane, from, to };
  const start = `M${rounded(from.x)} ${from.y}`;
  if (height < 0.5) return { from, to, path: `${start}H${rounded(to.x)}`, route };
  // A card left of the lane is left at its right edge, and the other way round.
  const [out, back] = [lane - from.side * round, lane - to.side * round];
  const joining = `${start}H${rounded(out)}Q${lane} ${from.y} ${lane} ${rounded(from.y + down * round)}`;
  if (!isWhole) return { from, to, path: joining, route };
  const path = `${joining}V${rounded(to.y - down * round)}Q${lane} ${to.y} ${rounded(back)} ${to.y}H${rounded(to.x)}`;
  return { from, to, path, route };
}

/** Ends that differ less in height have the card of a chain right between them. */
const level = 24;
/** How far the control points are below such ends: the line is seen below that card. */
const dip = 34;

/** Over what is in between, as gently as there is room. */
function free(from: End, to: End): Drawn {
  const half = Math.max(30, Math.abs(to.x - from.x) / 2);
  const down = Math.abs(to.y - from.y) < level ? dip : 0;
  const controls: [Place, Place] = [
    { x: from.x + from.side * half, y: from.y + down },
    { x: to.x + to.side * half, y: to.y + down },
  ];
  const [one, other] = controls.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`);
  const path = `M${rounded(from.x)} ${from.y}C${one} ${other} ${rounded(to.x)} ${to.y}`;
  return { from, to, path, route: { kind: 'free', from, to, controls } };
}

/** The tip is at the card. */
function arrowOf({ x, y, side }: End): string {
  const back = rounded(x + side * arrowLength);
  return `M${rounded(x)} ${y}L${back} ${rounded(y - arrowHalf)}V${rounded(y + arrowHalf)}Z`;
}

/** One decimal: what is beyond is seen by nobody. */
function rounded(value: number): number {
  const tenths = Math.round(value * 10) / 10;
  return tenths === 0 ? 0 : tenths;
}
