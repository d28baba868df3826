import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstructions } from '../../../../server/src/core/dockerfile/parser.js';
import { Lines } from '../../../../server/src/core/text/lines.js';
import { dockerfiles, variedDockerfiles } from '../../../support/dockerfile-texts.js';

/** Keywords, where they begin, and the arguments, as dockerfile-ast has them. */
function asParsed(text: string) {
  const lines = new Lines(text);
  const offsetOf = ({ line, character }: { line: number; character: number }): number =>
    lines.startOf(line) + character;
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((one) => {
      const { start, end } = one.getRange();
      return { keyword: one.getKeyword(), head: offsetOf(start), end: offsetOf(end) };
    });
}

function asRead(text: string) {
  return readInstructions(text).all.map(({ keyword, isTrigger, head, end }) => {
    return { keyword: isTrigger ? 'ONBUILD' : keyword, head, end };
  });
}

const instructions = [
  'FROM a AS b',
  'label a.b=c "d"=e',
  'LABEL a=b \\\n  c=d',
  'LABEL a=b \\\n# of the next\n\n  c="d e"',
  'LABEL a="b\\\n c" \\ \n d=e',
  'RUN a && \\\n  b -c --d',
  'RUN <<EOF\nLABEL a=b\n EOF\nEOF',
  'RUN <<EOF cat\n\tEOF\nEOF',
  'COPY <<-"A" <<B /x/\n# c\n\tA\nb\nB',
  'ADD --chown=a <<A b\nA',
  'ONBUILD LABEL a=b',
  'ONBUILD RUN <<A\nFROM a\nA',
  'ENV a=b \\\n\n\n c=d',
  'HEALTHCHECK CMD ["<<A"]',
  'CMD',
  'nonsense <<A',
];
const between = ['', '# comment \\', '   ', '\t# compspec-ignore label-value'];

const texts = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', '# syntax=a\n', '\n# escape=`\n'),
    fc.array(
      fc.tuple(
        fc.constantFrom('', ' ', '\t'),
        fc.constantFrom(...instructions),
        fc.constantFrom(...between),
      ),
      { maxLength: 8 },
    ),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([top, all, end]) =>
    (top + all.map(([space, one, more]) => `${space + one}\n${more}\n`).join('')).replaceAll(
      '\n',
      end,
    ),
  );

describe('instructions begin and end where dockerfile-ast has them', () => {
  it('whatever they are', () => {
    let count = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const read = asRead(text);
        count += read.length;
        expect(read).toEqual(asParsed(text));
      }),
      { numRuns: 1000 },
    );
    expect(count).toBeGreaterThan(2000);
  });

  it('with another escape character', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const other = `# escape=\`\n${text.replace('\uFEFF', '').replaceAll('\\', '`')}`;
        expect(asRead(other)).toEqual(asParsed(other));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['Dockerfile', 'Containerfile.gpu', 'old.dockerfile', 'windows.Dockerfile'])(
    'in %s',
    (name) => {
      expect(asRead(dockerfiles[name]!)).toEqual(asParsed(dockerfiles[name]!));
    },
  );

  it.each(['stages', 'twice', 'heredoc', 'windows', 'platforms', 'cycles', 'paths'])(
    'in one with %s',
    (name) => {
      expect(asRead(variedDockerfiles[name]!)).toEqual(asParsed(variedDockerfiles[name]!));
    },
  );
});

/** Where dockerfile-ast has it otherwise than the builder. */
describe('instructions are those of the builder', () => {
  it.each<[string, string, string[]]>([
    ['a doubled escape character ends a line', 'RUN a \\\\\nLABEL a', ['RUN', 'LABEL']],
    ['one behind a tab does not', 'RUN a \\\t\\\nLABEL a', ['RUN']],
    ['a keyword is continued', 'LA\\\n# c\nBEL a', ['LABEL']],
    ['so is that behind ONBUILD', 'ONBUILD LA\\\nBEL a\nONBUILD \\\n LABEL b', ['LABEL', 'LABEL']],
    ['a keyword at the end is', 'LABEL\\\n\\', ['LABEL']],
    [
      'Unicode white space stands before it',
      '\u2028LABEL a\n\u00A0\u0085LABEL',
      ['LABEL', 'LABEL'],
    ],
    ['a form feed behind it', 'LABEL\fa', ['LABEL']],
    ['a byte order mark is none', 'FROM a\n\uFEFFLABEL a', ['FROM', '\uFEFFLABEL']],
    ['a here-document has a number', 'RUN 3<<E\nLABEL\nE\nLABEL', ['RUN', 'LABEL']],
    ['quotes and escapes in its name', 'RUN <<"a "b\nLABEL\na b\nLABEL', ['RUN', 'LABEL']],
    ['a variable in its name is none', 'RUN <<$E\nLABEL\n$E\nLABEL', ['RUN', 'LABEL']],
    ['none is in quotes', 'RUN "<<E"\nLABEL', ['RUN', 'LABEL']],
    ['nor of another instruction', 'LABEL <<E\nLABEL\nE', ['LABEL', 'LABEL', 'E']],
    ['only the tabs of its own count', 'RUN <<-A <<B\n\tA\n\tB\nLABEL\nB\nLABEL', ['RUN', 'LABEL']],
  ])('%s', (_, text, keywords) => {
    expect(readInstructions(text).all.map(({ keyword }) => keyword)).toEqual(keywords);
  });
});
