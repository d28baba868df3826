// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it, test } from 'vitest';
import { addedLabels } from '../../../../server/src/core/dockerfile/add-labels.js';
import type { RecipeKind } from '../../../../server/src/core/kind.js';
import { readRecipe } from '../../../../server/src/core/recipe.js';
import { applied } from '../../../support/text-edits.js';

/** What a file becomes with labels, and what became of those. */
function added(
  text: string,
  values: Readonly<Record<string, string>>,
  { kind = 'dockerfile', target }: { kind?: RecipeKind; target?: string } = {},
) {
  const wanted = Object.entries(values).map(([name, value]) => ({ name, value }));
  const made = addedLabels(readRecipe(kind, text), text, wanted, target);
  const names = (some: readonly { readonly name: string }[] = []) => some.map(({ name }) => name);
  return {
    leaves: made && applied(text, made.edits),
    updated: names(made?.updated),
    added: names(made?.added),
    unwritable: names(made?.unwritable),
  };
}

describe('labels of a spec', () => {
  test.each<[string, string, Record<string, string>, string]>([
    [
      'go behind FROM',
      'FROM x\nRUN y\n',
      { a: '1', b: '2 3' },
      'FROM x\nLABEL a="1" \\\n      b="2 3"\nRUN y\n',
    ],
    [
      'go behind the last label',
      'FROM x\nLABEL c=d\nRUN y\n',
      { a: '1' },
      'FROM x\nLABEL c=d\nLABEL a="1"\nRUN y\n',
    ],
    [
      'go into the final stage',
      'FROM x\nLABEL a=0\nFROM y\nRUN z',
      { a: '1' },
      'FROM x\nLABEL a=0\nFROM y\nLABEL a="1"\nRUN z',
    ],
    [
      'replace values',
      'FROM x\nLABEL a=0 "b"="0" \\\n  c=\'0\'\n',
      { c: "it's", b: 'x"y', a: '$1 2' },
      `FROM x\nLABEL a="\\$1 2" "b"="x\\"y" \\\n  c='it'"'"'s'\n`,
    ],
    [
      'replace values in the older form',
      'FROM x\nlabel a 0 or 1\n',
      { a: '2 3' },
      'FROM x\nlabel a "2 3"\n',
    ],
    [
      'replace them by nothing',
      'FROM x\nLABEL a 0\nLABEL b="0"\n',
      { a: '', b: '' },
      'FROM x\nLABEL a ""\nLABEL b=""\n',
    ],
    ['replace nothing', 'FROM x\nLABEL a= b=\n', { a: '1', b: '2' }, 'FROM x\nLABEL a=1 b=2\n'],
    ['replace variables', 'FROM x\nARG V\nLABEL a=$V\n', { a: '1' }, 'FROM x\nARG V\nLABEL a=1\n'],
    [
      'replace the one that counts',
      'FROM x\nLABEL a=0\nLABEL a=1\n',
      { a: '2' },
      'FROM x\nLABEL a=0\nLABEL a=2\n',
    ],
    [
      'override what is inherited',
      'FROM x AS y\nLABEL a=0\nFROM y\n',
      { a: '1' },
      'FROM x AS y\nLABEL a=0\nFROM y\nLABEL a="1"\n',
    ],
    [
      'are not given twice',
      'FROM x AS y\nLABEL a=0\nFROM y\nLABEL b="1"\n',
      { a: '0', b: '1' },
      'FROM x AS y\nLABEL a=0\nFROM y\nLABEL b="1"\n',
    ],
    [
      'are written as the file is',
      '# escape=`\r\nFROM x\r\n',
      { a: 'C:\\b', c: '`' },
      '# escape=`\r\nFROM x\r\nLABEL a="C:\\b" `\r\n      c="``"\r\n',
    ],
    [
      'go past here-documents',
      'FROM x\nRUN <<EOF\nLABEL a=0\nEOF\n',
      { a: '1' },
      'FROM x\nLABEL a="1"\nRUN <<EOF\nLABEL a=0\nEOF\n',
    ],
    [
      'are not those of triggers',
      'FROM x\nONBUILD LABEL a=0\n',
      { a: '1' },
      'FROM x\nLABEL a="1"\nONBUILD LABEL a=0\n',
    ],
  ])('%s', (_, text, values, leaves) => {
    expect(added(text, values).leaves).toBe(leaves);
  });

  test.each<[string, string, Record<string, string>, string]>([
    [
      'behind others',
      'Bootstrap: docker\nFrom: x\n\n%labels\n    c d e\n\n%post\n  y\n',
      { a: '1 2' },
      'Bootstrap: docker\nFrom: x\n\n%labels\n    c d e\n    a 1 2\n\n%post\n  y\n',
    ],
    [
      'behind the header',
      'Bootstrap: docker\nFrom: x\n\n%post\n  y\n',
      { a: '1' },
      'Bootstrap: docker\nFrom: x\n\n%labels\n    a 1\n\n%post\n  y\n',
    ],
    [
      'in place of others',
      'Bootstrap: docker\nFrom: x\n%labels\nb\na 0\n',
      { a: '1', b: '2' },
      'Bootstrap: docker\nFrom: x\n%labels\nb 2\na 1\n',
    ],
  ])('of a definition file go %s', (_, text, values, leaves) => {
    expect(added(text, values, { kind: 'definition' }).leaves).toBe(leaves);
  });

  it('are told apart', () => {
    const text = 'FROM x\nLABEL a=0 b=0\n';
    const values = { a: '1', b: '0', c: '2', 'd=e': '3', f: 'g\nh', 'i j': 'k' };
    expect(added(text, values)).toEqual({
      leaves: 'FROM x\nLABEL a=1 b=0\nLABEL c="2" \\\n      "i j"="k"\n',
      updated: ['a'],
      added: ['c', 'i j'],
      unwritable: ['d=e', 'f'],
    });
    const definition = added(
      'Bootstrap: docker\nFrom: x\n',
      { 'a b': '1', '#c': '2', d: '{{ E }}', f: '=' },
      { kind: 'definition' },
    );
    expect(definition).toMatchObject({ added: ['f'], unwritable: ['a b', '#c', 'd'] });
  });

  it('go into the stage that is built', () => {
    const text = 'FROM x AS one\nFROM y\n';
    expect(added(text, { a: '1' }, { target: 'one' }).leaves).toBe(
      'FROM x AS one\nLABEL a="1"\nFROM y\n',
    );
  });

  test.each([
    ['there is no stage', ''],
    ['a FROM is half typed', 'FROM'],
    ['quotes do not end', 'FROM x\nLABEL a="b \\'],
    ['a line is continued at the end', 'FROM x\nLABEL a=b \\'],
  ])('are not given where %s', (_, text) => {
    expect(added(text, { c: '1' }).leaves).toBeUndefined();
  });
});
