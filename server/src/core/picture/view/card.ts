import type { Item } from './expansion.js';
import {
  type FindingSeverity,
  type PictureModel,
  type PictureNode,
  type PictureVerdict,
  sharedPrefix,
  worstSeverity,
} from './model.js';
import { fitted, isolated } from './text-fit.js';
import { type TextStyle, textWidth } from './text-width.js';
import { counted, word } from './words.js';

/** What a card shows, with all places inside of it in pixels from its upper left corner. */
export interface Card {
  readonly width: number;
  readonly height: number;
  readonly look: CardLook;
  readonly lines: readonly CardLine[];
  readonly chips: readonly CardChip[];
  /** The worst finding of the node and of the edge that leads to it. */
  readonly severity?: FindingSeverity;
  readonly verdict?: PictureVerdict;
  /** The middles of both marks. */
  readonly marks: { readonly severity: Place; readonly verdict: Place };
  /** What a closed one says of what is in it; it stands on the right edge. */
  readonly badge?: string;
}

type CardLook = 'root' | 'namespace' | 'group' | 'attribute' | 'missing' | 'hyperedge' | 'more';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line of text from `x` on; `y` is its baseline. */
export interface CardLine extends Place {
  readonly spans: readonly {
    readonly role: 'prefix' | 'name' | 'detail';
    readonly text: string;
  }[];
}

/** A value that specs give; the rectangle and the text in it. */
interface CardChip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

const nameStyle: TextStyle = { size: 13, bold: true };
const prefixStyle: TextStyle = { size: 13 };
const detailStyle: TextStyle = { size: 11 };
/** The fonts of pictures: sizes are those that the cards are measured with. */
export const chipStyle: TextStyle = { size: 10.5 };

const mostName = 280;
const mostDetail = 280;
const mostChip = 130;
const mostChips = 3;
const padding = 12;
const mark = 18;
const chipHeight = 17;

/** What says how much is hidden: on the right edge, so much of it inside of the card. */
export const badgeHeight = 16;
export const badgeInside = 7;

export function badgeWidth(text: string): number {
  return Math.max(18, text.length * 6 + 10);
}

/** Measures what an item shows. */
export function cardOf(model: PictureModel, item: Item): Card {
  const node = model.nodes[item.node]!;
  return item.kind === 'more' ? moreCard(model, item) : nodeCard(model, node, item);
}

function moreCard(model: PictureModel, { hidden }: Item): Card {
  const text = word(model, 'more', hidden);
  const width = Math.ceil(textWidth(text, detailStyle)) + 2 * padding;
  return {
    width,
    height: 24,
    look: 'more',
    lines: [{ x: padding, y: 16, spans: [{ role: 'detail', text }] }],
    chips: [],
    marks: noMarks,
  };
}

const noMarks = { severity: { x: 0, y: 0 }, verdict: { x: 0, y: 0 } };

function nodeCard(model: PictureModel, node: PictureNode, item: Item): Card {
  const look = lookOf(node);
  const severity = worstSeverity([...(node.findings ?? []), ...(node.edge?.findings ?? [])]);
  const verdict = node.answer?.verdict;
  const top = look === 'namespace' || look === 'root' ? 21 : 19;
  const start = padding + (severity === undefined ? 0 : mark);
  const { line, end } = titleOf(model, node, { start, top });
  const lines = [line];
  let right = end + (verdict === undefined ? 0 : mark + 4);
  let height = top + 11;
  const detail = detailOf(model, node);
  if (detail !== '') {
    const fit = fitted(detail, detailStyle, mostDetail);
    lines.push({
      x: padding,
      y: top + 16,
      spans: [{ role: 'detail', text: isolated(fit.text) }],
    });
    right = Math.max(right, padding + fit.width);
    height += 15;
  }
  const chips = chipsOf(model, node, height - 3);
  const lastChip = chips.at(-1);
  if (lastChip !== undefined) {
    right = Math.max(right, lastChip.x + lastChip.width);
    height += chipHeight + 5;
  }
  // Whole and even: the middle of a card is a whole number, too.
  const width = Math.max(56, Math.ceil((right + padding) / 2) * 2);
  return {
    width,
    height: Math.ceil(height / 2) * 2,
    look,
    lines,
    chips,
    ...(severity !== undefined && { severity }),
    ...(verdict !== undefined && { verdict }),
    marks: {
      severity: { x: padding + 6, y: top - 4.5 },
      verdict: { x: width - padding - 6, y: top - 4.5 },
    },
    ...(item.hidden > 0 && { badge: String(item.hidden) }),
  };
}

/** Of a name that extends its parent's, what it adds is what counts. */
function titleOf(
  model: PictureModel,
  node: PictureNode,
  { start, top }: { readonly start: number; readonly top: number },
): { line: CardLine; end: number } {
  const shared = sharedPrefix(model, node);
  const name = node.name === '' ? word(model, 'nameless') : node.name;
  const own = fitted(name.slice(shared), nameStyle, mostName);
  const prefix = fitted(name.slice(0, shared), prefixStyle, Math.max(0, mostName - own.width));
  const named = { role: 'name', text: isolated(own.text) } as const;
  // Where there is no room for a prefix that says something, none is better than a dot.
  const hasPrefix = shared > 0 && (!prefix.isShortened || prefix.text.length > 3);
  const before = { role: 'prefix', text: isolated(prefix.text) } as const;
  return {
    line: { x: start, y: top, spans: hasPrefix ? [before, named] : [named] },
    end: start + (hasPrefix ? prefix.width : 0) + own.width,
  };
}

function lookOf(node: PictureNode): CardLook {
  if (node.kind === 'attribute') return node.children.length > 0 ? 'group' : 'attribute';
  return node.kind;
}

/** The small line: what a version, a label or a type says at a glance. */
function detailOf(model: PictureModel, node: PictureNode): string {
  const version = model.documents[node.document]?.version;
  if (node.kind === 'namespace') {
    return [version, node.label].filter((one) => one !== undefined && one !== '').join(' · ');
  }
  if (node.kind === 'missing') return word(model, 'missing');
  if (node.kind !== 'attribute') return '';
  const marks = [
    ...(node.deprecated === true ? [word(model, 'deprecated')] : []),
    ...(node.label === undefined ? [] : [node.label]),
    // A string is what everything is that nothing else is said of.
    ...[node.type === 'string' ? undefined : node.type, node.comparison].filter(
      (one) => one !== undefined,
    ),
  ];
  return marks.join(' · ');
}

function chipsOf(model: PictureModel, { used = [], images }: PictureNode, y: number): CardChip[] {
  const chips: CardChip[] = [];
  let x = padding;
  const add = (text: string): void => {
    const fit = fitted(text, chipStyle, mostChip);
    chips.push({ x, y, width: fit.width + 12, height: chipHeight, text: isolated(fit.text) });
    x += fit.width + 12 + 4;
  };
  for (const { value, images: count } of used.slice(0, mostChips)) {
    add((model.overlay?.images.length ?? 0) > 1 ? `${value} ×${count}` : value);
  }
  if (used.length > mostChips) add(`+${used.length - mostChips}`);
  if (used.length === 0 && images !== undefined && images > 0)
    add(counted(model, 'images', images));
  return chips;
}
