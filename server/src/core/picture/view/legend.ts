import { severityMark, verdictMark } from './drawing.js';
import { type DrawnElement, element } from './element.js';
import type { Layout } from './layout.js';
import type { FindingSeverity, PictureModel } from './model.js';
import { type TextStyle, textWidth } from './text-width.js';
import { word } from './words.js';

/** What the signs of a picture mean; only those that are in it. */
export interface Legend {
  readonly elements: readonly DrawnElement[];
  readonly width: number;
  readonly height: number;
}

const keyStyle: TextStyle = { size: 11.5 };
const rowHeight = 24;
const between = 22;
const sampleWidth = 30;

/** @param mostWidth what is wider goes on in the next row, in pixels */
export function legendOf(model: PictureModel, layout: Layout, mostWidth: number): Legend {
  const elements: DrawnElement[] = [];
  let x = 0;
  let y = 0;
  let width = 0;
  for (const { sample, text } of keysOf(model, layout)) {
    const own = sampleWidth + Math.ceil(textWidth(text, keyStyle));
    if (x > 0 && x + own > mostWidth) {
      x = 0;
      y += rowHeight;
    }
    elements.push(
      element('g', { transform: `translate(${x} ${y})` }, [
        ...sample,
        element('text', { class: 'key', x: sampleWidth, y: 12 }, [text]),
      ]),
    );
    width = Math.max(width, x + own);
    x += own + between;
  }
  return { elements, width, height: elements.length === 0 ? 0 : y + 16 };
}

interface Key {
  readonly sample: readonly DrawnElement[];
  readonly text: string;
}

function keysOf(model: PictureModel, { boxes, curves, branches }: Layout): Key[] {
  const has = (test: (box: (typeof boxes)[number]) => boolean): boolean => boxes.some(test);
  const keys: Key[] = [];
  const add = (key: string, ...sample: DrawnElement[]): void => {
    keys.push({ sample, text: word(model, key) });
  };
  if (has(({ card }) => card.look === 'group')) add('legend.group', ...plate('group'));
  if (branches.length > 0) {
    add('legend.branch', element('path', { class: 'branch', d: 'M0 12C12 12 10 4 22 4' }));
  }
  if (has(({ item }) => item.kind === 'node' && model.nodes[item.node]!.unconnected === true)) {
    add('legend.loose', element('path', { class: 'branch loose', d: 'M0 8H22' }));
  }
  if (curves.length > 0) {
    const line = element('path', { class: 'line', d: 'M0 4C18 4 18 12 5 12' });
    const arrow = element('path', { class: 'arrow', d: 'M0 12L6 9V15Z' });
    add('legend.relation', element('g', { class: 'relation' }, [line, arrow]));
  }
  if (curves.some(({ relation }) => relation.isLifted)) {
    const line = element('path', { class: 'line', d: 'M0 8H22' });
    add('legend.lifted', element('g', { class: 'relation lifted' }, [line]));
  }
  if (has(({ card }) => card.look === 'missing')) add('legend.missing', ...plate('missing'));
  for (const severity of severities) {
    const isThere =
      has(({ card }) => card.severity === severity) ||
      curves.some(({ relation }) => relation.severity === severity);
    if (isThere) add(`severity.${severity}`, severityMark(severity, { x: 15, y: 8 }));
  }
  for (const verdict of ['compatible', 'incompatible', 'unknown'] as const) {
    if (has(({ card }) => card.verdict === verdict)) {
      add(`verdict.${verdict}`, verdictMark(verdict, { x: 15, y: 8 }));
    }
  }
  if (has(({ card }) => card.chips.length > 0)) {
    const chip = element('rect', { class: 'chip', x: 0, y: 2, width: 22, height: 12, rx: 6 });
    add('legend.used', chip);
  }
  if (has(({ card }) => card.badge !== undefined)) {
    add(
      'legend.closed',
      element('rect', { class: 'badge', x: 2, y: 0, width: 20, height: 16, rx: 8 }),
      element('text', { class: 'count', x: 12, y: 11.7 }, ['n']),
    );
  }
  return keys;
}

const severities: readonly FindingSeverity[] = ['error', 'warning', 'information', 'hint'];

function plate(look: string): DrawnElement[] {
  const rect = element('rect', { class: 'plate', x: 0.5, y: 1.5, width: 21, height: 13, rx: 4 });
  return [element('g', { class: look }, [rect])];
}
