// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it, test } from 'vitest';
import { readDefinition } from '../../../../server/src/core/definition-file/labels.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { mergedLabels } from '../../../../server/src/core/dockerfile/merge-labels.js';
import { withCursor } from '../../../support/markers.js';
import { applied } from '../../../support/text-edits.js';

/** What becomes of the instructions at a mark; undefined where they can not be one. */
function merged(marked: string): string | undefined {
  const { text, offset } = withCursor(marked);
  const made = mergedLabels(readLabels(text), text, { start: offset, end: offset });
  return made && applied(text, made.edits);
}

describe('instructions that follow each other become one', () => {
  test.each<[string, string, string]>([
    [
      'in one line each',
      'FROM x\nLABEL <|>a=b\nLABEL c=d\nRUN y\n',
      'FROM x\nLABEL a=b \\\n      c=d\nRUN y\n',
    ],
    [
      'of which the last is meant',
      'LABEL a=b\nLABEL c=d\nLABEL e=f<|>',
      'LABEL a=b \\\n      c=d \\\n      e=f',
    ],
    [
      'with empty lines between them',
      'LABEL a=b\n\n  \nLABEL c=d<|>\n',
      'LABEL a=b \\\n      c=d\n',
    ],
    [
      'with several labels',
      'LABEL a=b c=d\nLABEL<|> e=f g=h\n',
      'LABEL a=b c=d \\\n      e=f g=h\n',
    ],
    [
      'with continued lines and comments in them',
      'LABEL a=b \\\n  # of c\n  c=d\nLABEL \\\n  e=f \\\n  # of g\n  g=h<|>\n',
      'LABEL a=b \\\n  # of c\n  c=d \\\n  e=f \\\n  # of g\n  g=h\n',
    ],
    [
      'with names below the first',
      'LABEL \\\n    a=b\nLABEL <|>c=d\n',
      'LABEL \\\n    a=b \\\n    c=d\n',
    ],
    [
      'with quotes',
      'LABEL "a"="b c"\nLABEL <|>\'d\'=\'e f\'\n',
      'LABEL "a"="b c" \\\n      \'d\'=\'e f\'\n',
    ],
    ['in the older form', 'LABEL a b  c\nLABEL <|>d  e\n', 'LABEL a="b  c" \\\n      d=e\n'],
    [
      'in the older form, in quotes',
      'LABEL a "b c"\nlabel <|>d=e\n',
      'LABEL a="b c" \\\n      d=e\n',
    ],
    [
      'with variables',
      'ARG V=1\nLABEL a=$V\nLABEL <|>b ${V} x\n',
      'ARG V=1\nLABEL a=$V \\\n      b="${V} x"\n',
    ],
    ['without values', 'LABEL a=\nLABEL <|>b=""\n', 'LABEL a= \\\n      b=""\n'],
    [
      'of triggers',
      'ONBUILD LABEL a=b\nonbuild label<|> c=d\n',
      'ONBUILD LABEL a=b \\\n              c=d\n',
    ],
    ['far in', '\tLABEL a=b\n\tLABEL <|>c=d\n', '\tLABEL a=b \\\n\t      c=d\n'],
    [
      'with another escape and line end',
      '# escape=`\r\nFROM x\r\nLABEL a=b\r\nLABEL <|>c=C:\\d\r\n',
      '# escape=`\r\nFROM x\r\nLABEL a=b `\r\n      c=C:\\d\r\n',
    ],
    [
      'behind a here-document',
      'FROM x\nRUN <<EOF\nLABEL a=b\nEOF\nLABEL c=d\nLABEL <|>e=f\n',
      'FROM x\nRUN <<EOF\nLABEL a=b\nEOF\nLABEL c=d \\\n      e=f\n',
    ],
    ['one name among them twice', 'LABEL a=1\nLABEL <|>a=2\n', 'LABEL a=1 \\\n      a=2\n'],
  ])('%s', (_, marked, leaves) => {
    expect(merged(marked)).toBe(leaves);
  });

  it('up to what is no label', () => {
    const text = 'LABEL a=1\nLABEL b=1\nRUN x\nLABEL c=1\nLABEL <|>d=1\nFROM y\nLABEL e=1\n';
    expect(merged(text)).toBe(
      'LABEL a=1\nLABEL b=1\nRUN x\nLABEL c=1 \\\n      d=1\nFROM y\nLABEL e=1\n',
    );
  });
});

it('those of the image become one beside those of triggers', () => {
  const text = 'LABEL <|>a=1\nLABEL b=1\nONBUILD LABEL c=1\nONBUILD LABEL d=1\n';
  expect(merged(text)).toBe('LABEL a=1 \\\n      b=1\nONBUILD LABEL c=1\nONBUILD LABEL d=1\n');
});

describe('instructions stay as they are', () => {
  test.each([
    ['where there is one', 'FROM x\nLABEL <|>a=b\nRUN y\nLABEL c=d\n'],
    ['elsewhere', 'FROM x<|>\nLABEL a=b\nLABEL c=d\n'],
    ['with a comment between them', 'LABEL <|>a=b\n# of c\nLABEL c=d\n'],
    ['with a comment at the beginning', 'LABEL <|>a=b\nLABEL \\\n  # of c\n  c=d\n'],
    ['of two stages', 'FROM x\nLABEL <|>a=b\nFROM y\nLABEL c=d\n'],
    ['of the image and of a trigger', 'LABEL <|>a=b\nONBUILD LABEL c=d\n'],
    ['half typed', 'LABEL a=b\nLABEL <|>c\n'],
    ['empty', 'LABEL <|>a=b\nLABEL\nRUN x\n'],
    ['with quotes that do not end', 'LABEL a="b\nLABEL <|>c=d\n'],
    ['in the older form with quotes in the value', 'LABEL a b "c d"\nLABEL <|>e=f\n'],
    ['in the older form over several lines', 'LABEL a b \\\n c\nLABEL <|>e=f\n'],
    ['in a here-document', 'FROM x\nRUN <<EOF\nLABEL <|>a=b\nLABEL c=d\nEOF\n'],
  ])('%s', (_, marked) => {
    expect(merged(marked)).toBeUndefined();
  });

  it('in a definition file', () => {
    const text = 'Bootstrap: docker\nFrom: x\n\n%labels\n  a b\n%labels\n  c d\n';
    const start = text.indexOf('a b');
    expect(mergedLabels(readDefinition(text), text, { start, end: start })).toBeUndefined();
  });
});
