import type { ShownRelation } from './relations.js';

/** The vertical place of an item: of its card the middle and the height, and its column. */
export interface Row {
  readonly middle: number;
  readonly height: number;
  readonly column: number;
  /** Whether a line leads to what is in it. */
  readonly isOpen: boolean;
}

/**
 * Relations of one word that lead from cards to the same card and bend in the same gap: they share their
 * way, their arrow and their label, as lines of a tree share theirs.
 */
export interface Bundle {
  /** Indices of the relations, in their order. */
  readonly relations: readonly number[];
  readonly target: number;
  /** The column behind which it bends; undefined where columns are in between, and it is a free curve. */
  readonly column: number | undefined;
  /** Which of the lanes behind the column it has, from the left. */
  readonly lane: number;
}

/** More lanes than these are shared: nobody tells so many lines apart. */
const mostLanes = 10;
/** Lanes are looked through for so many bundles each, which bounds the work. */
const mostInLane = 100;

/** Puts relations into bundles, and bundles into lanes in which none overlap: short ones are next to the cards. */
export function bundlesOf(relations: readonly ShownRelation[], rows: readonly Row[]): Bundle[] {
  const found = new Map<string, { relations: number[]; target: number; column?: number }>();
  for (const [index, relation] of relations.entries()) {
    const { target, directed, label } = relation;
    const column = columnOf(relation, rows);
    const key = `${directed ? '>' : '-'}${target} ${column} ${label}`;
    const known = found.get(key);
    if (known !== undefined) known.relations.push(index);
    else found.set(key, { relations: [index], target, ...(column !== undefined && { column }) });
  }
  const all = [...found.values()];
  const lanes = lanesOf(all, relations, rows);
  return all.map((one, index) => ({ column: undefined, ...one, lane: lanes[index]! }));
}

/** The gap in which a relation between neighbours bends: that behind the column of both, or between theirs. */
function columnOf({ source, target }: ShownRelation, rows: readonly Row[]): number | undefined {
  const [one, other] = [rows[source]!.column, rows[target]!.column];
  return Math.abs(one - other) > 1 ? undefined : Math.min(one, other);
}

interface Span {
  readonly top: number;
  readonly bottom: number;
}

function lanesOf(
  bundles: readonly { relations: readonly number[]; column?: number }[],
  relations: readonly ShownRelation[],
  rows: readonly Row[],
): number[] {
  const lanes = new Array<number>(bundles.length).fill(0);
  const spans = bundles.map((bundle, index) => ({
    ...spanOf(bundle.relations, relations, rows),
    index,
    column: bundle.column,
  }));
  spans.sort((a, b) => a.bottom - a.top - (b.bottom - b.top) || a.index - b.index);
  const taken = new Map<number, Span[][]>();
  for (const span of spans) {
    if (span.column === undefined) continue;
    const column = taken.get(span.column) ?? [];
    taken.set(span.column, column);
    let lane = 0;
    while (lane < mostLanes && overlaps(column[lane], span)) lane += 1;
    lanes[span.index] = lane === mostLanes ? span.index % mostLanes : lane;
    if (lane === mostLanes) continue;
    if (column[lane] === undefined) column.push([]);
    column[lane]!.push(span);
  }
  return lanes;
}

/** From the highest to the lowest card that a bundle joins. */
function spanOf(
  members: readonly number[],
  relations: readonly ShownRelation[],
  rows: readonly Row[],
): Span {
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const member of members) {
    const { source, target } = relations[member]!;
    for (const end of [source, target]) {
      top = Math.min(top, rows[end]!.middle);
      bottom = Math.max(bottom, rows[end]!.middle);
    }
  }
  return { top, bottom };
}

function overlaps(lane: readonly Span[] | undefined, { top, bottom }: Span): boolean {
  if (lane === undefined) return false;
  return (
    lane.length >= mostInLane || lane.some((one) => one.top - 8 < bottom && top < one.bottom + 8)
  );
}
