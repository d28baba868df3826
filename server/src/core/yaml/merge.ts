import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../finding.js';

/** A member of a map, and the place of the alias that it came with, if one. */
export interface Member {
  readonly pair: Pair<Node, Node | null>;
  readonly alias?: Span | undefined;
}

type Pairs = readonly Pair<Node, Node | null>[];

/**
 * The members of a map, with those that a merge key (`<<: *common`) takes over from other maps in the
 * place of that key. What the map says itself goes before what it takes over, and of several maps the
 * first (yaml.org/type/merge).
 * @param anchored the node behind an anchor
 */
export function mergedMembers(
  items: Pairs,
  anchored: (name: string) => Node | undefined,
): readonly Member[] {
  if (!items.some(isMerge)) return items.map((pair) => ({ pair }));
  const names = new Set(items.filter((pair) => !isMerge(pair)).map(({ key }) => nameOf(key)));
  // A map that is merged twice says nothing new the second time.
  const merged = new Set<Node>();
  const members: Member[] = [];
  const take = (node: Node | null, alias: Span | undefined): void => {
    const place = alias ?? spanOf(node);
    const target = isAlias(node) ? anchored(node.source) : node;
    if (target === undefined || target === null || merged.has(target)) return;
    merged.add(target);
    if (isSeq(target)) {
      for (const item of target.items as Node[]) take(item, isAlias(node) ? place : alias);
    }
    if (!isMap(target)) return;
    const deeper: Pairs = target.items as Pair<Node, Node | null>[];
    for (const pair of deeper.filter((one) => !isMerge(one))) {
      const name = nameOf(pair.key);
      if (names.has(name)) continue;
      names.add(name);
      members.push({ pair, alias: isAlias(node) ? place : alias });
    }
    for (const { value } of deeper.filter(isMerge)) take(value, isAlias(node) ? place : alias);
  };
  for (const pair of items) {
    if (isMerge(pair)) take(pair.value, undefined);
    else members.push({ pair });
  }
  return members;
}

function isMerge({ key, value }: Pairs[number]): boolean {
  if (!isScalar(key) || key.value !== '<<' || key.type !== 'PLAIN') return false;
  return isAlias(value) || isMap(value) || isSeq(value);
}

function nameOf(key: Node | null): string {
  if (isAlias(key)) return `*${key.source}`;
  return isScalar(key) ? String(key.value ?? '') : '';
}

function spanOf(node: Node | null): Span | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: Math.max(range[0], range[1]) } : undefined;
}
