import { badgeWidth } from '../../../../server/src/core/picture/view/card.js';
import { cardElement, describe } from '../../../../server/src/core/picture/view/drawing.js';
import { type DrawnElement, element } from '../../../../server/src/core/picture/view/element.js';
import type { Visible } from '../../../../server/src/core/picture/view/expansion.js';
import type { Box } from '../../../../server/src/core/picture/view/layout.js';
import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { drawn, setAttribute } from './dom.js';
import type { Field } from './geometry.js';

/** What of a node is marked. */
export interface Marks {
  /** Index of the selected item. */
  readonly selected: number;
  /** Items that match the search, or that hide nodes which do. */
  readonly matches: ReadonlySet<number>;
  readonly hidingMatches: ReadonlySet<number>;
}

/** Ids of elements by ids of items: what has the focus keeps its element's id over changes. */
const elementIds = new Map<string, string>();

export function elementId(itemId: string): string {
  let id = elementIds.get(itemId);
  if (id === undefined) {
    id = `item-${elementIds.size}`;
    elementIds.set(itemId, id);
  }
  return id;
}

/** The place of each item among its siblings, from 1. */
export function placesOf({ items }: Visible): Int32Array {
  const places = new Int32Array(items.length).fill(1);
  for (const { children } of items) {
    for (const [index, child] of children.entries()) places[child] = index + 1;
  }
  return places;
}

/** A card as an item of a tree, for whoever sees it and whoever hears it. */
export function treeItem(
  model: PictureModel,
  shown: Visible,
  { box, place }: { readonly box: Box; readonly place: number },
): SVGElement {
  const { item, width, height } = box;
  const card = drawn(cardElement(model, box));
  const siblings = shown.items[item.parent]?.children.length ?? 1;
  const attributes: Record<string, string | number> = {
    id: elementId(item.id),
    role: 'treeitem',
    'aria-level': item.depth + 1,
    'aria-setsize': siblings,
    'aria-posinset': place,
    'aria-selected': 'false',
    'aria-label': describe(model, box).replaceAll('\n', '; '),
  };
  if (item.expandable && item.kind === 'node') attributes['aria-expanded'] = String(item.expanded);
  for (const [name, value] of Object.entries(attributes)) card.setAttribute(name, String(value));
  const ring = { class: 'ring', x: -4, y: -4, width: width + 8, height: height + 8, rx: 10 };
  card.prepend(drawn(element('rect', ring)));
  if (item.expanded) card.append(drawn(handle(width, height / 2)));
  return card;
}

export function mark(card: SVGElement, index: number, marks: Marks): void {
  const { selected, matches, hidingMatches } = marks;
  setAttribute(card, 'aria-selected', String(index === selected));
  card.classList.toggle('selected', index === selected);
  card.classList.toggle('match', matches.has(index));
  card.classList.toggle('hides-match', hidingMatches.has(index));
}

/** What closes an open card; a closed one has its number there. */
function handle(x: number, y: number): DrawnElement {
  return element('g', { class: 'handle', transform: `translate(${x} ${y})` }, [
    element('circle', { class: 'badge', r: 7 }),
    element('path', { class: 'minus', d: 'M-3 0H3' }),
  ]);
}

/** Where a click opens or closes a card. */
export function handleField({ x, y, width, height, card, item }: Box): Field | undefined {
  if (!item.expandable || item.kind === 'more') return undefined;
  const wide = item.expanded ? 18 : badgeWidth(card.badge ?? '') + 4;
  return { x: x + width - 10, y: y + height / 2 - 11, width: wide + 2, height: 22 };
}
