// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';

/** What a Dockerfile's text may be made of, whole or broken. */
const pieces = [
  'FROM a AS b\n',
  'LABEL ',
  'label a.b=c',
  '"',
  "'",
  '\\\n',
  '\\',
  '`',
  '`\n',
  '\r\n',
  '\r',
  '\n',
  ' ',
  '=',
  '$',
  '${',
  '}',
  '${a:-',
  '# c\n',
  '# escape=`\n',
  'ENV a=$a\n',
  'ARG x=$x\n',
  'ONBUILD ',
  'RUN <<EOF\n',
  'EOF\n',
  '\0',
  '🚀',
  '\uD83D',
  '\uFEFF',
  '\u2028',
  '<<-"a b"',
  'COPY --x=y ',
  '["a",',
  'HEALTHCHECK CMD ',
  'SHELL ["a"]\n',
  'WORKDIR $a\n',
];

const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
  fc.string({ unit: 'binary' }).map((text) => `LABEL ${text}`),
);

describe('whatever the text, its labels', () => {
  it('are read, and stand in it one behind the other', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { span, valueSpan } of readLabels(text).all) {
          for (const { start, end } of [span, valueSpan]) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThanOrEqual(start);
            last = end;
          }
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

const size = 1024 * 1024;

function filled(piece: string, before = 'LABEL x=y\n'): string {
  return before + piece.repeat(Math.floor((size - before.length) / piece.length));
}

/** A time that grows with the square of the text would be that of many runs of this file. */
describe('a mebibyte of', () => {
  it.each<[string, string, number]>([
    ['labels on continued lines', filled('a=b \\\n', 'LABEL x=y \\\n'), 174_761],
    ['comments among them', filled('a=b \\\n#c\n', 'LABEL x=y \\\n'), 116_508],
    ['labels in instructions of their own', filled('LABEL a.b=c\n'), 87_381],
    ['continued lines without anything', filled('\\\n', 'LABEL x=y \\\n'), 1],
    ['pairs in one line', filled('a=b ', 'LABEL '), 262_142],
    ['flags', filled('--a ', 'LABEL x=y\nRUN '), 1],
    ['quotes', filled('"', 'LABEL '), 1],
    ['escape characters', filled('\\', 'LABEL x='), 1],
    ['white space', filled(' ', 'LABEL x=y'), 1],
    ['words of ARG', filled('a ', 'LABEL x=y\nARG '), 1],
    ['variables in each other', filled('${a:-', 'LABEL x='), 1],
    ['variables that double', filled('ENV a=$a$a\n', 'LABEL x=y\nFROM s\nENV a=xx\n'), 1],
    ['stages upon stages', filled('FROM a AS a\nLABEL x=$q\n', 'FROM s AS a\n'), 45_589],
    ['triggers', filled('ONBUILD ', 'LABEL x=y\n'), 1],
    ['here-documents', filled('RUN <<a\na\n'), 1],
    ['beginnings of here-documents', filled('<<a ', 'LABEL x=y\nRUN '), 1],
    ['comments', filled('#\n'), 1],
    ['NUL', filled('\0', 'LABEL x'), 1],
  ])('%s is read', (_, text, count) => {
    expect(readLabels(text).all).toHaveLength(count);
  });

  it('and more is not', () => {
    expect(readLabels(`LABEL a=b\n${' '.repeat(size)}`).all).toEqual([]);
  });

  it('one value is read', () => {
    const value = 'v'.repeat(size - 20);
    expect(readLabels(`LABEL a="${value}"`).all[0]?.value).toBe(value);
  });
});
