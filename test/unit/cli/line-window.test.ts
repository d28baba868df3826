import { describe, expect, test } from 'vitest';
import { endOf, showLine } from '../../../server/src/cli/formats/line-window.js';

describe('the marks stand under what they mark', () => {
  test('in a line of ASCII', () => {
    expect(marked('"source": "mpi"', 'mpi')).toEqual(['"source": "mpi"', '           ^^^']);
  });

  test('behind tabs, which are widened to the next stop', () => {
    expect(marked('\t"a":\t"mpi"', 'mpi')).toEqual(['    "a":    "mpi"', '             ^^^']);
  });

  test('behind and under wide characters', () => {
    expect(marked('"日本": "日本語"', '日本語')).toEqual(['"日本": "日本語"', '         ^^^^^^']);
  });

  test('under an emoji of several parts, which is one character', () => {
    expect(marked('"👩‍👩‍👧‍👦x"', '👩‍👩‍👧‍👦')).toEqual(['"👩‍👩‍👧‍👦x"', ' ^^']);
  });

  test('behind combining marks, which take no column', () => {
    expect(marked('"e\u0301e\u0301": 1', '1')).toEqual(['"e\u0301e\u0301": 1', '      ^']);
  });

  test('under characters that are spelled out', () => {
    expect(marked('"a\u001b\u202eb"', '\u001b\u202e')).toEqual([
      '"a\\u{1b}\\u{202e}b"',
      '  ^^^^^^^^^^^^^^',
    ]);
  });

  test('under one character where the place is empty', () => {
    expect(showLine('{}', 80, { from: 1, to: 1 })).toEqual({ text: '{}', from: 1, to: 2 });
  });

  test('behind the last character where the place is there', () => {
    expect(showLine('{"a"', 80, { from: 4, to: 4 })).toEqual({ text: '{"a"', from: 4, to: 5 });
    expect(showLine('', 80, { from: 0, to: 0 })).toEqual({ text: '', from: 0, to: 1 });
  });
});

describe('of a line that is too long, a window is shown', () => {
  const long = `${'x'.repeat(1_000_000)}"here"${'y'.repeat(1_000_000)}`;

  test('around the place, with signs that there is more', () => {
    const [text, marks] = marked(long, 'here');
    expect(text).toHaveLength(80);
    expect(text).toMatch(/^…x+"here"y+…$/);
    expect(marks).toBe(`${' '.repeat(text!.indexOf('here'))}^^^^`);
  });

  test('at the beginning and at the end', () => {
    const at = (from: number): string => showLine(long, 80, { from, to: from + 1 }).text;
    expect(at(0)).toMatch(/^x{78}…$/);
    expect(at(long.length - 1)).toMatch(/^…y{78}$/);
  });

  test('as far as it goes where the place is longer than it', () => {
    const shown = showLine(long, 80, { from: 1_000_000, to: 2_000_000 });
    expect(shown.text[shown.from]).toBe('"');
    expect(shown.to).toBe(79);
  });

  test('without half a character at its borders', () => {
    for (let before = 0; before < 8; before += 1) {
      const line = `${'a'.repeat(before)}${'😀'.repeat(500)}here${'😀'.repeat(500)}`;
      const { text } = showLine(line, 80, { from: line.indexOf('here'), to: line.indexOf('here') });
      expect(text).toMatch(/^…(😀)+here(😀)+…$/u);
    }
  });

  test('quickly, though the line has megabytes', () => {
    const line = `${'日'.repeat(5_000_000)}here`;
    const start = performance.now();
    for (let time = 0; time < 50; time += 1) showLine(line, 80, { from: 5_000_000, to: 5_000_004 });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('from its beginning where nothing is marked in it', () => {
    expect(showLine(long, 20).text).toBe(`${'x'.repeat(18)}…`);
  });
});

/** A line as it is shown in 80 columns, and the marks under a part of it. */
function marked(line: string, part: string): string[] {
  const from = line.indexOf(part);
  const shown = showLine(line, 80, { from, to: from + part.length });
  return [shown.text, ' '.repeat(shown.from) + '^'.repeat(shown.to - shown.from)];
}

describe('of a name that is too long', () => {
  test.each([
    ['nodes/compute-node12.json', '…ompute-node12.json'],
    ['/usr/lib/libstdc++.so.6.0.30', '…ibstdc++.so.6.0.30'],
    ['7.0,8.0,9.0,compute_90,compute_91', '7.0,8.0,9.0,comput…'],
    ['short', 'short'],
  ])('%s the end is shown where it is a path', (name, shown) => {
    expect(showLine(name, 20, endOf(name, 20)).text).toBe(shown);
  });
});
