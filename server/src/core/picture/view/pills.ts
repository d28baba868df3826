import type { Box } from './layout.js';
import type { ShownRelation } from './relations.js';

/** The way of a line on which its label may be. */
export type Route =
  | { readonly kind: 'lane'; readonly x: number; readonly from: Place; readonly to: Place }
  | {
      readonly kind: 'free';
      readonly from: Place;
      readonly to: Place;
      /** The control points of a cubic curve. */
      readonly controls: readonly [Place, Place];
    };

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The field of a label, in pixels. */
export interface Pill {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const pillHeight = 16;

/** Where a label may be along its line, the best place first. */
const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9];
/** A bundle's label is looked for on so many of its lines. */
const mostLines = 12;

/**
 * Puts each label on its line, at the first place where it covers no card and no other label, or the least
 * bad one.
 * @param routes of each bundle those of its lines
 * @param labels of each bundle the relation whose label it is
 */
export function pillsOf(
  routes: readonly (readonly Route[])[],
  labels: readonly ShownRelation[],
  boxes: readonly Box[],
): (Pill | undefined)[] {
  const grid = new Grid();
  for (const box of boxes) grid.add(box);
  return routes.map((lines, index) => {
    const { label, labelWidth } = labels[index]!;
    if (label === '') return undefined;
    const width = labelWidth + 14;
    const best = bestOf(candidates(lines.slice(0, mostLines), width), grid);
    if (best !== undefined) grid.add(best);
    return best;
  });
}

function* candidates(lines: readonly Route[], width: number): Generator<Pill> {
  for (const line of lines) {
    for (const { x, y } of pointsOf(line, width)) {
      const [left, top] = [Math.round(x - width / 2), Math.round(y - pillHeight / 2)];
      yield { x: left, y: top, width, height: pillHeight };
    }
  }
}

function bestOf(all: Iterable<Pill>, grid: Grid): Pill | undefined {
  let best: Pill | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const pill of all) {
    const covered = grid.covered(pill);
    if (covered === 0) return pill;
    if (covered >= least) continue;
    best = pill;
    least = covered;
  }
  return best;
}

/** Along a lane, then on the way to it from either card; along a free curve. */
function* pointsOf(route: Route, width: number): Generator<Place> {
  const { from, to } = route;
  if (route.kind === 'free') {
    for (const at of places) yield pointOn(route, at);
    return;
  }
  for (const at of places) yield { x: route.x, y: from.y + (to.y - from.y) * at };
  for (const end of [to, from]) {
    for (const at of sidePlaces) {
      const room = route.x - end.x;
      if (Math.abs(room) > width) yield { x: end.x + room * at, y: end.y };
    }
  }
}

const sidePlaces = [0.5, 0.35, 0.65];

function pointOn({ from, to, controls }: Route & { kind: 'free' }, at: number): Place {
  const rest = 1 - at;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * at, 3 * rest * at ** 2, at ** 3];
  return {
    x: a * from.x + b * controls[0].x + c * controls[1].x + d * to.x,
    y: a * from.y + b * controls[0].y + c * controls[1].y + d * to.y,
  };
}

/** What is drawn already, by squares, so that a label asks only what is near. */
class Grid {
  readonly #squares = new Map<string, Pill[]>();

  add(field: Pill): void {
    for (const key of squaresOf(field)) {
      const square = this.#squares.get(key);
      if (square === undefined) this.#squares.set(key, [field]);
      else if (square.length < mostInSquare) square.push(field);
    }
  }

  /** How much of a field is covered by others, in square pixels. */
  covered(field: Pill): number {
    const near = new Set<Pill>();
    for (const key of squaresOf(field)) {
      for (const other of this.#squares.get(key) ?? []) near.add(other);
    }
    let sum = 0;
    for (const other of near) sum += overlap(field, other);
    return sum;
  }
}

const squareSize = 128;
/** Where more lie on one another nothing can be read, whatever is done. */
const mostInSquare = 64;

function* squaresOf({ x, y, width, height }: Pill): Generator<string> {
  for (let column = Math.floor(x / squareSize); column * squareSize < x + width; column += 1) {
    for (let row = Math.floor(y / squareSize); row * squareSize < y + height; row += 1) {
      yield `${column} ${row}`;
    }
  }
}

/** A little more than the fields themselves: labels that touch read as one. */
function overlap(one: Pill, other: Pill): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) + 4;
  const height =
    Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) + 4;
  return width > 0 && height > 0 ? width * height : 0;
}
