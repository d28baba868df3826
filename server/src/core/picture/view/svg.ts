import { byBundle } from './curves.js';
import {
  branchElement,
  cardElement,
  curveElement,
  haloElement,
  labelElement,
  trunkElement,
} from './drawing.js';
import { element, markup } from './element.js';
import { type Expansion, visible } from './expansion.js';
import { layOut } from './layout.js';
import { legendOf } from './legend.js';
import type { PictureModel } from './model.js';
import { summaryOf } from './summary.js';
import { fitted, isolated, shownText } from './text-fit.js';
import { textWidth } from './text-width.js';
import { pictureClass, pictureStyle, type Theme } from './theme.js';
import { wrapped } from './wrap.js';

export interface SvgOptions {
  readonly theme: Theme;
  /** Without a heading, a legend and notes; the notes are lost then. */
  readonly bare?: boolean;
}

const margin = 24;
const headingHeight = 52;
const lineHeight = 17;
const leastWidth = 420;
const noteStyle = { size: 11.5 };

/**
 * A picture as an SVG document that needs nothing beside itself: the same bytes for the same model. What
 * closed nodes hide is not in it.
 */
export function svgDocument(
  model: PictureModel,
  expansion: Expansion,
  { theme, bare = false }: SvgOptions,
): string {
  const layout = layOut(model, visible(model, expansion));
  const summary = summaryOf(model);
  const inner = bare ? layout.width : Math.max(layout.width, leastWidth);
  const legend = legendOf(model, layout, inner);
  const notes = bare
    ? []
    : model.notes.flatMap((note) => wrapped(shownText(note), noteStyle, inner));
  const top = bare ? margin : margin + headingHeight;
  const bottom = top + layout.height;
  const legendTop = bottom + 28;
  const notesTop = legendTop + (legend.height === 0 ? 0 : legend.height + 10);
  const width = inner + 2 * margin;
  const height = bare
    ? bottom + margin
    : notesTop + notes.length * lineHeight + (notes.length > 0 ? 0 : -10) + margin;
  const about = [
    element('text', { class: 'heading', x: margin, y: margin + 17 }, [heading(model, inner)]),
    element('text', { class: 'summary', x: margin, y: margin + 37 }, [
      isolated(fitted(summary, noteStyle, inner).text),
    ]),
    element('g', { transform: `translate(${margin} ${legendTop})` }, legend.elements),
    ...notes.map((note, index) =>
      element('text', { class: 'note', x: margin, y: notesTop + 12 + index * lineHeight }, [
        isolated(note),
      ]),
    ),
  ];
  const drawing = element('g', { transform: `translate(${margin} ${top})` }, [
    ...layout.trunks.map(trunkElement),
    ...layout.branches.map((branch) => branchElement(model, layout.boxes, branch)),
    ...byBundle(layout.curves).flatMap((curves) => [
      ...curves.map(haloElement),
      ...curves.map((curve) => curveElement(model, curve)),
    ]),
    ...layout.boxes.map((box) => cardElement(model, box)),
    ...layout.curves.map(labelElement).filter((label) => label !== undefined),
  ]);
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: pictureClass,
      role: 'img',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    [
      element('title', {}, [shownText(model.title)]),
      element('desc', {}, [[summary, ...model.notes].map(shownText).join('\n')]),
      element('style', {}, [pictureStyle(theme)]),
      element('rect', { class: 'ground', width, height }),
      ...(bare ? [] : about),
      drawing,
    ],
  );
  return `${markup(root)}\n`;
}

function heading({ title }: PictureModel, width: number): string {
  return isolated(
    fitted(title, { size: 17, bold: true }, Math.max(width, textWidth('…', { size: 17 }))).text,
  );
}
