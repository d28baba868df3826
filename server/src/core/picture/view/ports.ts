import type { Bundle, Row } from './bundles.js';
import type { ShownRelation } from './relations.js';

/** Which edge of a card: 1 for the right one. */
export type Side = 1 | -1;

/** Where the lines of relations touch the cards. */
export interface Ports {
  /** From the middle of the card on, in pixels, at the source of a relation. */
  readonly source: readonly number[];
  /** At the target of a bundle. */
  readonly target: readonly number[];
}

/** The edge at which a card is left for another one: cards of one column are left to the right. */
export function sideOf(one: Row, other: Row): Side {
  return one.column > other.column ? -1 : 1;
}

const between = 8;
const margin = 6;
/** The middle of an edge belongs to the line of the tree, where there is one. */
const middle = 5;

/** Gives every line a place of its own on the edge of its card, in the order in which they leave it. */
export function portsOf(
  bundles: readonly Bundle[],
  relations: readonly ShownRelation[],
  rows: readonly Row[],
): Ports {
  const source = new Array<number>(relations.length).fill(0);
  const target = new Array<number>(bundles.length).fill(0);
  const users = new Map<string, User[]>();
  const use = (card: number, other: number, lane: number, put: User['put']): void => {
    const side = sideOf(rows[card]!, rows[other]!);
    const key = `${card} ${side}`;
    const known = users.get(key);
    const one = { from: rows[other]!.middle, far: lane * side, put };
    if (known === undefined) users.set(key, [one]);
    else known.push(one);
  };
  for (const [index, bundle] of bundles.entries()) {
    for (const member of bundle.relations) {
      use(relations[member]!.source, bundle.target, bundle.lane, (offset) => {
        source[member] = offset;
      });
    }
    use(bundle.target, relations[bundle.relations[0]!]!.source, bundle.lane, (offset) => {
      target[index] = offset;
    });
  }
  for (const [key, all] of users) {
    const [card, side] = key.split(' ').map(Number);
    spread(all, rows[card!]!, side === -1 || rows[card!]!.isOpen);
  }
  return { source, target };
}

interface User {
  /** The middle of the card at the other end. */
  readonly from: number;
  /** How far its lane is from this card. */
  readonly far: number;
  readonly put: (offset: number) => void;
}

/**
 * Lines to what is above touch the upper half of the edge, the others the lower one; in both, those that
 * bend far away touch it nearer to where they come from than the others, so that they do not cross.
 */
function spread(users: readonly User[], { middle: own, height }: Row, hasTreeLine: boolean): void {
  const above = users
    .filter(({ from }) => from < own)
    .sort((a, b) => a.far - b.far || b.from - a.from);
  const below = users
    .filter(({ from }) => from >= own)
    .sort((a, b) => b.far - a.far || b.from - a.from);
  if (!hasTreeLine) {
    const step = stepOf(users.length, height - 2 * margin);
    const first = (-(users.length - 1) * step) / 2;
    for (const [index, { put }] of [...above, ...below].entries()) put(first + index * step);
    return;
  }
  const room = height / 2 - margin - middle;
  const [up, down] = [stepOf(above.length, room), stepOf(below.length, room)];
  for (const [index, { put }] of above.entries()) put(-middle - (above.length - 1 - index) * up);
  for (const [index, { put }] of below.entries()) put(middle + index * down);
}

function stepOf(count: number, room: number): number {
  return Math.min(between, room / Math.max(1, count - 1));
}
