import { element } from '../../../../server/src/core/picture/view/element.js';
import type { Box, Branch, Layout } from '../../../../server/src/core/picture/view/layout.js';
import { drawn } from './dom.js';
import { thinned } from './geometry.js';

/** So many cards go into one path: what is outside of the window is left out a path at a time. */
const together = 400;
/** From far away, lines from one card are a fan, and relations a tangle: these show it. */
const mostOfOne = 40;
const mostCurves = 400;

/**
 * A picture from far away: cards as bare fields and lines without labels, many in one path. It has a
 * few elements, whatever the number of nodes.
 */
export function overviewOf(layout: Layout): SVGElement {
  const parts: SVGElement[] = [];
  const add = (classes: string, paths: readonly string[]): void => {
    for (let from = 0; from < paths.length; from += together) {
      const d = paths.slice(from, from + together).join('');
      parts.push(drawn(element('path', { class: classes, d })));
    }
  };
  add(
    'branch',
    [...layout.trunks, ...fewBranches(layout)].map(({ path }) => path),
  );
  for (const [look, boxes] of byLook(layout)) {
    const paths = boxes.map(
      ({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`,
    );
    add(`far ${look}`, paths);
  }
  add(
    'far relation',
    thinned(layout.curves, mostCurves).map(({ path }) => path),
  );
  const overview = drawn(element('g', { class: 'overview', 'aria-hidden': 'true' }));
  overview.append(...parts);
  return overview;
}

function fewBranches({ branches }: Layout): Branch[] {
  const families = new Map<number, Branch[]>();
  for (const branch of branches) {
    const family = families.get(branch.parent);
    if (family === undefined) families.set(branch.parent, [branch]);
    else family.push(branch);
  }
  return [...families.values()].flatMap((family) => thinned(family, mostOfOne));
}

/** Boxes by what their colour tells: the kind of card, or that something is wrong with it. */
function byLook({ boxes }: Layout): Map<string, Box[]> {
  const groups = new Map<string, Box[]>();
  for (const box of boxes) {
    const { look, severity, verdict } = box.card;
    const key =
      severity === 'error' || severity === 'warning' ? `has-${severity}` : (verdict ?? look);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [box]);
    else group.push(box);
  }
  return groups;
}
