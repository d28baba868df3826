import { badgeHeight, badgeInside, badgeWidth, type CardLine, chipStyle } from './card.js';
import type { Curve } from './curves.js';
import { type DrawnElement, element } from './element.js';
import type { Box, Branch, Trunk } from './layout.js';
import type { FindingSeverity, PictureModel, PictureVerdict, UsedValue } from './model.js';
import { shownText } from './text-fit.js';
import { word } from './words.js';

/** The parts of a picture as elements, with classes that the style of `theme.ts` knows. */

const radius = 7;

/** A card with all that is on it, at its place. */
export function cardElement(model: PictureModel, box: Box): DrawnElement {
  const { card, x, y, width, height, item } = box;
  const node = model.nodes[item.node]!;
  const classes = ['card', card.look];
  if (card.severity !== undefined) classes.push(`has-${card.severity}`);
  if (card.verdict !== undefined) classes.push(card.verdict);
  if (item.kind === 'node' && node.deprecated === true) classes.push('deprecated');
  const round = card.look === 'more' ? height / 2 : radius;
  const parts: DrawnElement[] = [element('rect', { class: 'plate', width, height, rx: round })];
  if (card.verdict !== undefined) parts.push(stripe(height));
  for (const line of card.lines) parts.push(lineElement(line));
  for (const chip of card.chips) {
    const { x: left, y: top, width: wide, height: high, text } = chip;
    parts.push(
      element('rect', { class: 'chip', x: left, y: top, width: wide, height: high, rx: high / 2 }),
      element(
        'text',
        { class: 'value', x: left + wide / 2, y: top + high / 2 + chipStyle.size * 0.35 },
        [text],
      ),
    );
  }
  if (card.severity !== undefined) parts.push(severityMark(card.severity, card.marks.severity));
  if (card.verdict !== undefined) parts.push(verdictMark(card.verdict, card.marks.verdict));
  if (card.badge !== undefined) parts.push(...badge(card.badge, width, height / 2));
  return element('g', { class: classes.join(' '), transform: `translate(${x} ${y})` }, [
    ...(item.kind === 'node' ? [element('title', {}, [describe(model, box)])] : []),
    ...parts,
  ]);
}

function lineElement({ x, y, spans }: CardLine): DrawnElement {
  const [first, ...others] = spans;
  if (others.length === 0) return element('text', { class: first!.role, x, y }, [first!.text]);
  const parts = spans.map(({ role, text }) => element('tspan', { class: role }, [text]));
  return element('text', { x, y }, parts);
}

/** What a card says in one sentence after the other: what a pointer or a screen reader is told. */
export function describe(model: PictureModel, { item }: Pick<Box, 'item'>): string {
  const node = model.nodes[item.node]!;
  if (item.kind === 'more') return word(model, 'more', item.hidden);
  const namespace = model.documents[node.document]?.namespace ?? '';
  const isAttribute = node.kind === 'attribute' || node.kind === 'missing';
  const qualified = isAttribute && namespace !== '' ? `${namespace}.${node.name}` : node.name;
  const lines = [qualified === '' ? word(model, 'nameless') : qualified];
  if (node.kind === 'missing') lines.push(word(model, 'missing'));
  if (node.deprecated === true) lines.push(word(model, 'deprecated'));
  for (const { message } of [...(node.findings ?? []), ...(node.edge?.findings ?? [])]) {
    lines.push(message);
  }
  if (node.answer !== undefined) {
    lines.push(word(model, `verdict.${node.answer.verdict}`), ...node.answer.why);
  }
  if (node.used !== undefined)
    lines.push(`${word(model, 'ui.used')}: ${valuesOf(model, node.used)}`);
  const description = node.details?.find(({ key }) => key === 'description');
  if (description !== undefined) lines.push(description.text);
  return lines.map((line) => shownText(line.slice(0, mostDescribed))).join('\n');
}

const mostDescribed = 600;
const mostUsed = 10;

function valuesOf({ overlay }: PictureModel, used: readonly UsedValue[]): string {
  const isOne = (overlay?.images.length ?? 0) <= 1;
  const told = used.slice(0, mostUsed).map(({ value, images }) => {
    const short = value.slice(0, 80);
    return isOne ? short : `${short} ×${images}`;
  });
  return `${told.join(', ')}${used.length > mostUsed ? ', …' : ''}`;
}

/** A line of the tree. */
export function branchElement(
  model: PictureModel,
  boxes: readonly Box[],
  branch: Branch,
): DrawnElement {
  const { item } = boxes[branch.child]!;
  const node = model.nodes[item.node]!;
  const classes = ['branch'];
  if (item.kind === 'node' && node.unconnected === true) classes.push('loose');
  if (item.kind === 'node' && node.kind === 'missing') classes.push('broken');
  if (item.kind === 'more') classes.push('loose');
  return element('path', { class: classes.join(' '), d: branch.path });
}

/** The line that the lines to all children have in common. */
export function trunkElement({ path }: Trunk): DrawnElement {
  return element('path', { class: 'branch', d: path });
}

/**
 * What parts a relation from the lines that it crosses. Those of a bundle are drawn before all its lines, so
 * that it does not cut itself.
 */
export function haloElement({ path }: Curve): DrawnElement {
  return element('g', { class: 'relation' }, [element('path', { class: 'halo', d: path })]);
}

/** A relation with its arrow; labels stand over all lines, see `labelElement`. */
export function curveElement(model: PictureModel, curve: Curve): DrawnElement {
  const { relation, path, arrow } = curve;
  const classes = ['relation', relation.directed ? 'directed' : 'undirected'];
  if (relation.isLifted) classes.push('lifted');
  if (relation.severity !== undefined) classes.push(`has-${relation.severity}`);
  const parts = [element('path', { class: 'line', d: path })];
  if (arrow !== '') parts.push(element('path', { class: 'arrow', d: arrow }));
  const messages = relation.relations.flatMap((one) => model.relations[one]!.findings ?? []);
  const title = messages
    .map(({ message }) => shownText(message.slice(0, mostDescribed)))
    .join('\n');
  return element('g', { class: classes.join(' ') }, [
    ...(title === '' ? [] : [element('title', {}, [title])]),
    ...parts,
  ]);
}

/** The label of a relation, or of a bundle of them; undefined where this one has none. */
export function labelElement({ relation, pill }: Curve): DrawnElement | undefined {
  if (pill === undefined) return undefined;
  const { x, y, width, height } = pill;
  const severity = relation.severity === undefined ? '' : ` has-${relation.severity}`;
  return element('g', { class: `relation${severity}` }, [
    element('rect', { class: 'pill', x, y, width, height, rx: height / 2 }),
    element('text', { class: 'word', x: x + width / 2, y: y + height / 2 + 3.7 }, [relation.label]),
  ]);
}

/** The round mark of a finding, of 12 pixels. */
export function severityMark(
  severity: FindingSeverity,
  { x, y }: { readonly x: number; readonly y: number },
): DrawnElement {
  const shape =
    severity === 'warning' ? 'M0-6 6.3 5.4H-6.3Z' : 'M-6 0a6 6 0 1 1 12 0a6 6 0 1 1-12 0Z';
  const sign =
    severity === 'information' || severity === 'hint' ? 'M0-.9V3.2M0-3.4v.1' : 'M0-3.2V.8M0 3.2v.1';
  return mark(
    `severity ${severity}`,
    shape,
    severity === 'warning' ? 'M0-2.2V1.4M0 3.6v.1' : sign,
    { x, y },
  );
}

/** The round mark of a verdict, of 14 pixels: a tick, a cross, a question mark. */
export function verdictMark(
  verdict: PictureVerdict,
  { x, y }: { readonly x: number; readonly y: number },
): DrawnElement {
  return mark(`verdict ${verdict}`, 'M-7 0a7 7 0 1 1 14 0a7 7 0 1 1-14 0Z', verdictSigns[verdict], {
    x,
    y,
  });
}

const verdictSigns: Readonly<Record<PictureVerdict, string>> = {
  compatible: 'M-3 .3-.8 2.6 3.2-2.2',
  incompatible: 'M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4',
  unknown: 'M-1.9-1.5a1.9 1.9 0 1 1 2.9 1.6q-1 .6-1 1.5M0 3.7v.1',
};

function mark(
  classes: string,
  shape: string,
  sign: string,
  { x, y }: { readonly x: number; readonly y: number },
): DrawnElement {
  return element('g', { class: `mark ${classes}`, transform: `translate(${x} ${y})` }, [
    element('path', { class: 'field', d: shape }),
    element('path', { class: 'sign', d: sign }),
  ]);
}

/** The coloured left edge of a card that has a verdict. */
function stripe(height: number): DrawnElement {
  const straight = height - 2 * radius;
  return element('path', {
    class: 'stripe',
    d: `M4 0H${radius}A${radius} ${radius} 0 0 0 0 ${radius}V${radius + straight}A${radius} ${radius} 0 0 0 ${radius} ${height}H4Z`,
  });
}

/** How many are hidden in a closed card, on its right edge. */
function badge(text: string, right: number, middle: number): DrawnElement[] {
  const width = badgeWidth(text);
  const x = right - badgeInside;
  const place = { x, y: middle - badgeHeight / 2, width, height: badgeHeight };
  return [
    element('rect', { class: 'badge', ...place, rx: badgeHeight / 2 }),
    element('text', { class: 'count', x: x + width / 2, y: middle + 3.7 }, [text]),
  ];
}
