import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../../../server/src/core/definition-file/labels.js';
import { marked } from '../../../support/markers.js';

/** Names and values as they are read. */
function pairs(text: string): readonly (readonly [string, string | undefined])[] {
  return readDefinition(text).all.map(({ name, value }) => [name, value]);
}

const head = 'Bootstrap: docker\nFrom: debian:12\n';

describe('a line of %labels', () => {
  it.each<[string, string, string | undefined]>([
    ['Author alice', 'Author', 'alice'],
    ['MyLabel Hello World', 'MyLabel', 'Hello World'],
    ['    a.b   c  d  ', 'a.b', 'c  d'],
    ['\ta.b c\t', 'a.b', 'c'],
    ['a.b', 'a.b', ''],
    // What Docker knows means nothing here.
    ['a.b "c d"', 'a.b', '"c d"'],
    ["a.b 'c'", 'a.b', "'c'"],
    ['a.b=c d', 'a.b=c', 'd'],
    ['a.b = c', 'a.b', '= c'],
    ['a.b c # d', 'a.b', 'c # d'],
    ['a.b $c\\', 'a.b', '$c\\'],
    // The first space ends a name, and no other white space does.
    ['a.b\tc', 'a.b\tc', ''],
    ['a.b\t c', 'a.b', 'c'],
    ['a.b\u00A0c d', 'a.b\u00A0c', 'd'],
  ])('%j is a name and a value', (line, name, value) => {
    expect(pairs(`${head}%labels\n${line}\n`)).toEqual([[name, value]]);
    expect(pairs(`${head}%labels\n${line}`)).toEqual([[name, value]]);
    expect(pairs(`${head}%labels\r\n${line}\r\n`)).toEqual([[name, value]]);
  });

  it.each(['# a b', '   #a b', '', '   ', '%labels', '  %post'])('%j is none', (line) => {
    expect(pairs(`${head}%labels\n${line}\n`)).toEqual([]);
  });

  it('has its name and its value where they stand', () => {
    const { text, ranges } = marked(
      `${head}<|%labels\n  <|a.b|>   <|c d|>\n\n <|e|><||>|>\n  # f g\n%post\n h i\n`,
    );
    const { all } = readDefinition(text);
    const spans = all.flatMap(({ span, valueSpan }) => [span, valueSpan]);
    const section = ranges.at(-1)!;
    // The comment ends the section, too: `# compspec-ignore` may be what it says.
    const end = text.indexOf('\n%post');
    expect(spans).toEqual(ranges.slice(0, -1));
    for (const { instruction } of all) expect(instruction).toEqual({ ...section, end });
  });

  it('stands in a section of that name alone', () => {
    expect(
      pairs(
        `${head}%post\n a 1\n%Labels\n b 2\n%labels x\n c 3\n%applabels foo\n d 4\n%help\n e 5\n%%labels\n f 6\n%labelsx\n g 7`,
      ),
    ).toEqual([
      ['b', '2'],
      ['c', '3'],
      ['f', '6'],
    ]);
  });
});

describe('template variables', () => {
  const withArguments = (line: string): readonly (readonly [string, string | undefined])[] =>
    pairs(`${head}%arguments\n  # A=no\n  A=1\n B = x y \n=z\n C\n EMPTY=\n%labels\n${line}\n`);

  it.each<[string, string, string | undefined]>([
    ['a.b {{ A }}', 'a.b', '1'],
    ['a.b {{A}}.{{  A  }}', 'a.b', '1.1'],
    ['a.b {{ B }}!', 'a.b', 'x y!'],
    ['a.b {{ EMPTY }}', 'a.b', ''],
    ['a.{{ A }} b', 'a.1', 'b'],
    ['a.b {{ C }}', 'a.b', undefined],
    ['a.b {{ NONE }} {{ A }}', 'a.b', undefined],
    ['a.b {{ A B }}', 'a.b', '{{ A B }}'],
    ['a.b {{ A', 'a.b', '{{ A'],
    ['a.b { A }', 'a.b', '{ A }'],
  ])('in %j have the defaults of %%arguments', (line, name, value) => {
    expect(withArguments(line)).toEqual([[name, value]]);
  });

  it('are known wherever %arguments stands in their stage, and in no other', () => {
    const text = `${head}%labels\na {{ V }}\n%arguments\nV=1\n${head}%labels\na {{ V }}\n`;
    expect(pairs(text)).toEqual([
      ['a', '1'],
      ['a', undefined],
    ]);
  });

  it('are told of', () => {
    const text = `${head}%arguments\nA=b c\n%labels\nx.{{ A }} d\nx.{{ N }} {{ A }}\ny z\n`;
    expect(
      readDefinition(text).all.map(({ name, isNameKnown, hasVariable, valueHasVariable }) => {
        return { name, isNameKnown, hasVariable, valueHasVariable };
      }),
    ).toEqual([
      // The space that it brings would cut the name.
      { name: 'x.{{ A }}', isNameKnown: false, hasVariable: true, valueHasVariable: false },
      { name: 'x.{{ N }}', isNameKnown: false, hasVariable: true, valueHasVariable: true },
      { name: 'y', isNameKnown: true, hasVariable: false, valueHasVariable: false },
    ]);
  });
});
