import { expect, test } from 'vitest';
import { visible, visibleJson } from '../../../../server/src/core/text/visible.js';

test.each([
  ['an escape sequence', '\u001b[31mred', '\\u{1b}[31mred'],
  ['a one-byte control sequence', '\u009b31mred', '\\u{9b}31mred'],
  ['a bell and a rubout', 'a\u0007\u007fb', 'a\\u{7}\\u{7f}b'],
  ['a line feed', 'a\nb', 'a\\u{a}b'],
  ['an override of direction', 'abc\u202edef\u202c', 'abc\\u{202e}def\\u{202c}'],
  ['an isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['half a surrogate pair', 'a\ud83db', 'a\\u{d83d}b'],
])('%s is spelled out', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('letters, wide characters, combining marks and emoji of several parts stay', () => {
  const text = 'Größe 日本語 e\u0301 👩‍👩‍👧‍👦 עברית';
  expect(visible(text)).toBe(text);
});

test('JSON says the same after what acts on a terminal is escaped in it', () => {
  const value = { name: 'a\u202eb\u009bc\u2028', emoji: '👩‍👩‍👧‍👦' };
  const json = visibleJson(JSON.stringify(value));
  expect(json).not.toMatch(/[\u0080-\u009f\u2028-\u202e]/);
  expect(JSON.parse(json)).toEqual(value);
});
