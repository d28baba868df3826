import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultExpansion,
  expansionToDepth,
  fullExpansion,
  visible,
} from '../../../../../server/src/core/picture/view/expansion.js';
import { layOut } from '../../../../../server/src/core/picture/view/layout.js';
import type { PictureModel } from '../../../../../server/src/core/picture/view/model.js';
import {
  anyDocument,
  chainText,
  graphText,
  nodeNamed,
  overlapping,
  pictureOf,
  wideText,
} from '../../../../support/pictures.js';

const whole = (model: PictureModel) => layOut(model, visible(model, fullExpansion(model)));

describe('a layout', () => {
  const model = pictureOf(
    graphText(
      ['a', 'a.b', 'a.c', 'd', 'e'],
      [
        'a contains a.b',
        'a contains a.c',
        'a.b is a.c',
        'd is a',
        'e is a',
        'd meets d',
        'd far a.c',
      ],
    ),
  );
  const layout = whole(model);
  const boxOf = (name: string) =>
    layout.boxes.find(({ item }) => model.nodes[item.node] === nodeNamed(model, name))!;

  test('has children right of their parent and below one another, in the order of the text', () => {
    expect(boxOf('a.b').x).toBeGreaterThan(boxOf('a').x + boxOf('a').width);
    expect(boxOf('a.b').x).toBe(boxOf('a.c').x);
    expect(boxOf('a.c').y).toBeGreaterThanOrEqual(boxOf('a.b').y + boxOf('a.b').height);
    expect(boxOf('d').y).toBeGreaterThan(boxOf('a').y);
  });

  test('leads the line that closes a circle below the card between its ends', () => {
    const circle = pictureOf(
      graphText(['a', 'b', 'c'], ['a contains b', 'b contains c', 'c contains a']),
    );
    const { boxes, curves } = layOut(circle, visible(circle, fullExpansion(circle)));
    const between = boxes[2]!;
    const { pill, path } = curves[0]!;
    expect(path).toMatch(/^M[\d.]+ [\d.]+C/);
    expect(pill!.y + pill!.height / 2).toBeGreaterThan(between.y + between.height);
  });

  test('draws a line to each child and a curve for each relation', () => {
    expect(layout.branches).toHaveLength(layout.boxes.length - 1);
    expect(layout.curves).toHaveLength(5);
    for (const { path, relation } of layout.curves) {
      expect(path).toMatch(/^M[\d.-]+ [\d.-]+[HC]/);
      expect(relation.label).not.toBe('');
    }
  });

  test('gives relations of one word to one target a common arrow and label', () => {
    const [one, other] = layout.curves.filter(
      ({ relation }) => relation.label === 'is' && layout.boxes[relation.target] === boxOf('a'),
    );
    expect(one!.bundle).toBe(other!.bundle);
    expect([one!.arrow !== '', other!.arrow !== '']).toEqual([true, false]);
    expect([one!.pill !== undefined, other!.pill !== undefined]).toEqual([true, false]);
  });

  test('lets labels cover no card and no other label where there is room', () => {
    const pills = layout.curves.flatMap(({ pill }) => (pill === undefined ? [] : [pill]));
    expect(pills).toHaveLength(4);
    const fields = [...pills, ...layout.boxes];
    for (const [index, one] of pills.entries()) {
      for (const other of fields.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
    }
  });

  test('leads relations of what is closed to what hides it, with their number', () => {
    const closed = layOut(model, visible(model, expansionToDepth(model, 1)));
    const labels = closed.curves.map(({ relation }) => [relation.label, relation.isLifted]);
    expect(labels).toContainEqual(['far', true]);
    // Both ends of "a.b is a.c" are in the same closed card.
    expect(closed.curves).toHaveLength(4);
    const two = pictureOf(
      graphText(
        ['a', 'a.b', 'a.c', 'd'],
        ['a contains a.b', 'a contains a.c', 'd is a.b', 'd is a.c'],
      ),
    );
    const one = layOut(two, visible(two, expansionToDepth(two, 1))).curves;
    expect(one.map(({ relation }) => relation.label)).toEqual(['is ×2']);
  });

  test('is within its bounds', () => {
    for (const { x, y, width, height } of layout.boxes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width);
      expect(y + height).toBeLessThanOrEqual(layout.height);
    }
  });

  test('bounds a card, however long its name', () => {
    const long = pictureOf(graphText(['n'.repeat(10_000)], []));
    for (const { width } of whole(long).boxes) expect(width).toBeLessThan(400);
  });

  test('takes chains, too deep for a stack, and thousands of siblings', () => {
    const chain = whole(pictureOf(chainText(5000)));
    expect(chain.boxes).toHaveLength(5001);
    expect(overlapping(chain.boxes)).toEqual([]);
    const wide = whole(pictureOf(wideText(5000)));
    expect(wide.boxes).toHaveLength(5002);
    expect(overlapping(wide.boxes)).toEqual([]);
  });

  test('keeps thousands of branching levels apart', () => {
    const names = Array.from({ length: 1200 }, (_, index) => `n${index}`);
    const edges = names.flatMap((name, index) =>
      index < 2 ? [] : [`n${index - 2 + (index % 2)} contains ${name}`],
    );
    const deep = whole(pictureOf(graphText(names, edges)));
    expect(Math.max(...deep.boxes.map(({ item }) => item.depth))).toBeGreaterThan(500);
    expect(overlapping(deep.boxes)).toEqual([]);
  });
});

describe('any document', () => {
  test('is laid out without cards on one another, and always the same', () => {
    fc.assert(
      fc.property(anyDocument, fc.boolean(), (text, all) => {
        const model = pictureOf(text);
        const expansion = all ? fullExpansion(model) : defaultExpansion(model);
        const shown = visible(model, expansion);
        const layout = layOut(model, shown);
        expect(layout.boxes.map(({ item }) => item)).toEqual(shown.items);
        expect(overlapping(layout.boxes)).toEqual([]);
        expect(JSON.stringify(layout)).not.toMatch(/NaN|null|Infinity/);
        expect(layOut(pictureOf(text), visible(model, expansion))).toEqual(layout);
      }),
      { numRuns: 60 },
    );
  });
});
