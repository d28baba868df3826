import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitted,
  isolated,
  shownText,
} from '../../../../../server/src/core/picture/view/text-fit.js';
import { textWidth } from '../../../../../server/src/core/picture/view/text-width.js';
import { wrapped } from '../../../../../server/src/core/picture/view/wrap.js';

const style = { size: 10 };

describe('widths', () => {
  test('of ASCII are those of Helvetica with a little room', () => {
    expect(textWidth('mm', style)).toBeCloseTo(2 * 8.33 * 1.04);
    expect(textWidth('ii', style)).toBeCloseTo(2 * 2.22 * 1.04);
  });

  test('of ideographs and emoji are wide, of marks nothing', () => {
    expect(textWidth('漢', style)).toBeGreaterThanOrEqual(10);
    expect(textWidth('👍', style)).toBeGreaterThanOrEqual(12);
    expect(textWidth('e\u0301', style)).toBe(textWidth('e', style));
  });
});

describe('a text that is fitted', () => {
  test('stays as it is where there is room', () => {
    expect(fitted('mpi', style, 100)).toMatchObject({ text: 'mpi', isShortened: false });
  });

  test('is cut between whole characters of its reader', () => {
    const family = '👨‍👩‍👧‍👦';
    const { text } = fitted(family.repeat(9), style, 150);
    expect(text).toMatch(/…$/);
    expect([...text.slice(0, -1).replaceAll(family, '')]).toEqual([]);
    expect(fitted('e\u0301'.repeat(50), style, 40).text).toMatch(/^(?:e\u0301)+…$/);
  });

  test('is never wider than there is room, and says nothing that acts', () => {
    const acting = fc.constantFrom('\n', '\u202e', '\u0000', '\ud800', '\u2069', 'x');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), acting)).map((all) => all.join('')),
        fc.integer({ min: 20, max: 300 }),
        (text, room) => {
          const fit = fitted(text, style, room);
          expect(fit.width).toBeLessThanOrEqual(room + 1);
          expect(fit.text).toBe(shownText(fit.text));
          expect(fit.text).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
        },
      ),
    );
  });

  test('of any length costs nothing', () => {
    expect(fitted('x'.repeat(1e6), style, 60).text).toMatch(/^x{3,12}…$/);
  });
});

test('a line break is shown by its sign, an override by the replacement sign', () => {
  expect(shownText('a\nb\u202ec')).toBe('a␊b\ufffdc');
});

test('text from right to left keeps its direction to itself', () => {
  expect(isolated('סוג')).toBe('\u2068סוג\u2069');
  expect(isolated('type')).toBe('type');
});

test('a sentence is broken at spaces', () => {
  const lines = wrapped('one two three four five', style, 60);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe('one two three four five');
  for (const line of lines) expect(textWidth(line, style)).toBeLessThanOrEqual(60);
});
