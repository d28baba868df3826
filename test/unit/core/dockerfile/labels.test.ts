import { describe, expect, it } from 'vitest';
import { readLabels, writtenName } from '../../../../server/src/core/dockerfile/labels.js';
import { marked } from '../../../support/markers.js';

/**
 * The names and values of all labels, after a look at where they stand: each name and each value is
 * marked by a range, of a label without a value the name alone, and its value stands behind that.
 */
function read(textWithMarks: string): [name: string, value: string | undefined][] {
  const { text, ranges } = marked(textWithMarks);
  const labels = readLabels(text).all;
  const spans = labels.flatMap(({ span, valueSpan }) =>
    valueSpan.end > valueSpan.start ? [span, valueSpan] : [span],
  );
  expect(spans).toEqual(ranges);
  return labels.map(({ name, value }) => [name, value]);
}

describe('labels', () => {
  it.each<[string, string, [string, string | undefined][]]>([
    ['plain', 'LABEL <|a.b|>=<|c|>', [['a.b', 'c']]],
    ['in lower case, behind white space', ' \tlabel\t <|a|>=<|b|> ', [['a', 'b']]],
    ['in double quotes', 'LABEL "<|a.b|>"=<|"c d"|>', [['a.b', 'c d']]],
    ['in single quotes', "LABEL '<|a.b|>'=<|'c \"d'|>", [['a.b', 'c "d']]],
    ['with quotes inside a word', 'LABEL <|a."b c"|>=<|1" "2|>', [['a.b c', '1 2']]],
    ['with escapes', 'LABEL <|a\\ b|>=<|\\"c\\ d|>', [['a b', '"c d']]],
    ['with escapes in quotes', 'LABEL "<|a|>"=<|"\\"\\c"|>', [['a', '"\\c']]],
    [
      'several',
      'LABEL <|a|>=<|1|>  <|b|>=<|2|>\t"<|c|>"=<|3|>',
      [
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ],
    ],
    [
      'of one name',
      'LABEL <|a|>=<|1|>\nLABEL <|a|>=<|2|>',
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    ['with an equals sign in the value', 'LABEL <|a|>=<|b=c|>', [['a', 'b=c']]],
    [
      'with an empty value',
      'LABEL <|a|>= <|b|>=<|""|>',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['of the old form', 'LABEL <|a.b|> <|c d  e=f|>  ', [['a.b', 'c d  e=f']]],
    ['of the old form, in quotes', 'LABEL "<|a|>" <|"c"  d|>', [['a', 'c  d']]],
    [
      'beyond the basic plane',
      'LABEL <|a🚀|>=<|"🚀 b"|> <|c|>=<|d|>',
      [
        ['a🚀', '🚀 b'],
        ['c', 'd'],
      ],
    ],
    ['half typed', 'LABEL <|a.b|>', [['a.b', undefined]]],
    [
      'half typed behind others',
      'LABEL <|a|>=<|b|> <|org.|>\nRUN true',
      [
        ['a', 'b'],
        ['org.', undefined],
      ],
    ],
    ['in quotes that do not end', 'LABEL "<|a|>', [['a', undefined]]],
    ['with a value in quotes that do not end', 'LABEL <|a|>=<|"b c|>\nRUN x', [['a', 'b c']]],
    ['behind a byte order mark', '\uFEFFLABEL <|a|>=<|b|>', [['a', 'b']]],
    [
      'apart by white space on a line of its own',
      'LABEL <|a|>=<|b|>\\\n\t\\\n<|c|>=<|d|>',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['none', 'FROM scratch\nLABEL\nLABEL \n# LABEL a=b\nRUN echo LABEL c=d', []],
    [
      'of ONBUILD',
      'ONBUILD LABEL <|a|>=<|b|>\nonbuild label <|c|> <|d|>',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_, text, labels) => {
    expect(read(text)).toEqual(labels);
  });

  describe.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
  ])('over lines that end in %s', (_, end) => {
    const lines = (...all: string[]): string => all.join(end);

    it('and are continued', () => {
      const text = lines(
        'FROM a',
        'LABEL <|a|>=<|1|> \\',
        '  <|b|>=<|2|>\\  ',
        ' "<|c|>"=<|3|>',
        'RUN d=4',
      );
      expect(read(text)).toEqual([
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ]);
    });

    it('and are continued in a name and in a value', () => {
      const text = lines('LABEL <|org.\\', 'example|>=<|"one \\', 'two"|> <|x|>=<|y|>');
      expect(read(text)).toEqual([
        ['org.example', 'one two'],
        ['x', 'y'],
      ]);
    });

    it('with comments and empty lines among them', () => {
      const text = lines('LABEL <|a|>=<|1|> \\', ' # no=1', '', '#\\', '\t<|b|>=<|2|>', '# c=3');
      expect(read(text)).toEqual([
        ['a', '1'],
        ['b', '2'],
      ]);
    });

    it('with comments and empty lines in a name and in a value', () => {
      const text = lines(
        'LABEL <|org.\\',
        ' # which',
        '',
        'example|>=<|"one \\',
        '  # two',
        'three"|>',
      );
      expect(read(text)).toEqual([['org.example', 'one three']]);
    });

    it('and are continued as a directive says', () => {
      const text = lines(
        '# syntax=x',
        '# escape=`',
        'LABEL <|a|>=<|C:\\|> `',
        '<|b|>=<|`"2|>',
        'LABEL <|c|>=<|3\\|>',
        'RUN x',
      );
      expect(read(text)).toEqual([
        ['a', 'C:\\'],
        ['b', '"2'],
        ['c', '3\\'],
      ]);
    });

    it('and are not continued by an escape character that is escaped', () => {
      const text = lines('LABEL <|a|>=<|C:\\\\|>', 'LABEL <|b|>=<|2|>');
      expect(read(text)).toEqual([
        ['a', 'C:\\'],
        ['b', '2'],
      ]);
    });

    it('and are none in here-documents', () => {
      const text = lines(
        'RUN <<EOF cat <<-"E-2"',
        'LABEL a=1',
        'EOF',
        'LABEL b=2',
        '\tE-2',
        'LABEL <|c|>=<|3|>',
      );
      expect(read(text)).toEqual([['c', '3']]);
    });
  });

  it('tell a directive from a comment that comes too late', () => {
    expect(read('FROM a\n# escape=`\nLABEL <|a|>=<|1|> \\\n <|b|>=<|2|>')).toHaveLength(2);
    expect(read('# a comment\n# escape=`\nLABEL <|a|>=<|1|> \\\n <|b|>=<|2|>')).toHaveLength(2);
  });

  it('tell their stages and whether they are triggers', () => {
    const text = 'LABEL a=0\nFROM x AS y\nLABEL b=1\nFROM y\nONBUILD LABEL c=2\nLABEL d=2';
    const told = readLabels(text).all.map(({ name, stage, isTrigger }) => [name, stage, isTrigger]);
    expect(told).toEqual([
      ['a', -1, false],
      ['b', 0, false],
      ['c', 1, true],
      ['d', 1, false],
    ]);
  });
});

describe('a name that stands for another one', () => {
  it.each([
    ['a.b', '', '\\', 'a.b'],
    ['a.b', '"', '\\', 'a.b'],
    ['a$b', '', '\\', '"a\\$b"'],
    ['a"b', '"', '`', 'a`"b'],
    ['a\\b', '"', '`', 'a\\b'],
    ['a\\b', '"', '\\', 'a\\\\b'],
    ["a'b", "'", '\\', `a'"'"'b`],
    ["a'b", '', '\\', `"a'b"`],
    ['a=b', '"', '\\', undefined],
  ] as const)('%s in %s', (name, quote, escapeCharacter, expected) => {
    const written = writtenName(name, quote, escapeCharacter);
    expect(written).toBe(expected);
    if (written === undefined) return;
    const directive = escapeCharacter === '`' ? '# escape=`\n' : '';
    const [label] = readLabels(`${directive}LABEL ${quote}${written}${quote}=c`).all;
    expect(label).toMatchObject({ name, hasVariable: false });
  });
});
