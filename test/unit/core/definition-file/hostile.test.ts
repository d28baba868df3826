import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../../../server/src/core/definition-file/labels.js';
import { hasDefinitionHeader } from '../../../../server/src/core/definition-file/names.js';
import { writtenName, writtenText } from '../../../../server/src/core/dockerfile/labels.js';

/** What a definition file's text may be made of, whole or broken. */
const pieces = [
  'Bootstrap: docker\n',
  'bootstrap:',
  'From: a\\\n',
  'From: {{ V }}\n',
  'Stage: b\n',
  '%labels\n',
  '%labels',
  '%arguments\n',
  '%post\n',
  '%',
  'V=1\n',
  'V=',
  '{{ V }}',
  '{{',
  '}}',
  'a.b c\n',
  'a.b',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '# c\n',
  '#',
  '\\\n',
  '"',
  '=',
  '\0',
  '🚀',
  '\uD83D',
  '\uFEFF',
  '\u2028',
  '\u0085',
];

const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
  fc.string({ unit: 'binary' }).map((text) => `%labels\n${text}`),
);

describe('whatever the text, its labels', () => {
  it('are read, and stand in it one behind the other, each on a line', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        const { all, stages } = readDefinition(text);
        for (const { span, valueSpan, instruction, stage } of all) {
          for (const { start, end } of [span, valueSpan]) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThanOrEqual(start);
            last = end;
          }
          expect(text.slice(span.start, valueSpan.end)).not.toContain('\n');
          expect(instruction.start).toBeLessThan(span.start);
          expect(instruction.end).toBeGreaterThanOrEqual(last);
          expect(stage).toBeLessThan(stages.length);
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('are those of another text with Windows line ends', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const plain = text.replaceAll('\r', '');
        const meant = (one: string) =>
          readDefinition(one).all.map(({ name, value, stage }) => [name, value, stage]);
        expect(meant(plain.replaceAll('\n', '\r\n'))).toEqual(meant(plain));
      }),
    );
  });

  it('are what is written for them', () => {
    const words = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(words, fc.string({ unit: 'grapheme' }), (name, given) => {
        fc.pre(!`${name}${given}`.includes('{{'));
        const value = given.replace(/\s+/g, ' ').trim();
        const written = writtenName(name, '', undefined);
        expect(written === undefined).toBe(/\s|^[#%]/.test(name));
        if (written === undefined) return;
        const text = `%labels\n  ${written} ${writtenText(value, '', undefined)}\n`;
        expect(readDefinition(text).all).toMatchObject([{ name, value }]);
      }),
    );
  });
});

const size = 1024 * 1024;

function filled(piece: string, before = '%labels\nx y\n'): string {
  return before + piece.repeat(Math.floor((size - before.length) / piece.length));
}

/** A time that grows with the square of the text would be that of many runs of this file. */
describe('a mebibyte of', () => {
  it.each<[string, string, number]>([
    ['labels', filled('a b\n'), 262_142],
    ['comments', filled('#c\n'), 1],
    ['empty lines', filled('\n'), 1],
    ['white space', filled(' '), 1],
    ['sections', filled('%labels\na b\n'), 87_381],
    ['percent signs', filled('%'), 1],
    ['stages', filled('Bootstrap: docker\n%labels\na b\n'), 34_953],
    ['keys of a header', filled('From: a\n', 'Bootstrap: docker\n'), 0],
    ['continued lines of a header', filled('a\\\n', 'Bootstrap: docker\nFrom: \\\n'), 0],
    ['colons', filled(':', 'Bootstrap: docker\nFrom: \\\n'), 0],
    ['braces', filled('{', '%labels\nx '), 1],
    ['open variables', filled('{{ ', '%labels\nx '), 1],
    ['half variables', filled('{{ a', '%labels\nx '), 1],
    ['variables', filled('{{ a }}', '%arguments\na=bcdefghijklmnop\n%labels\nx '), 1],
    ['variables in the name', filled('{{ a }}', '%arguments\na=bcdefghi\n%labels\n'), 1],
    ['arguments', filled('a=b\n', '%arguments\n'), 0],
    ['NUL', filled('\0', '%labels\nx'), 1],
    ['carriage returns', filled('\r', '%labels\nx'), 1],
  ])('%s is read', (_, text, count) => {
    expect(readDefinition(text).all).toHaveLength(count);
  });

  it('and more is not', () => {
    expect(readDefinition(`%labels\na b\n${' '.repeat(size)}`).all).toEqual([]);
  });

  it('one value is read, and a long one of a variable is not known', () => {
    const value = 'v'.repeat(size - 20);
    expect(readDefinition(`%labels\na ${value}`).all[0]?.value).toBe(value);
    const long = 'v'.repeat(20_000);
    const text = `%arguments\nL=${long}\n%labels\na {{ L }}\n`;
    expect(readDefinition(text).all[0]).toMatchObject({ value: undefined, valueHasVariable: true });
  });

  it.each([
    ['comments', '#\n'],
    ['empty lines', '\n'],
    ['white space', ' '],
    ['keys', 'a:\n'],
    ['letters', 'a'],
  ])('%s has no header', (_, piece) => {
    expect(hasDefinitionHeader(piece.repeat(size / piece.length))).toBe(false);
  });
});
