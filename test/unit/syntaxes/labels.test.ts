import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../support/grammars.js';

/** As much of a Dockerfile's grammar as labels meet: keywords, strings and comments. */
const dockerfile = {
  scopeName: 'source.dockerfile',
  patterns: [
    { match: '^\\s*(?i:(?:ONBUILD\\s+)?(?:FROM|RUN|LABEL))\\s', name: 'keyword' },
    { begin: '"', end: '"', name: 'string.quoted.double.dockerfile' },
    { match: '^\\s*#.*$', name: 'comment.line' },
  ],
};
const grammars = {
  'source.dockerfile': dockerfile,
  'labels.compspec.dockerfile': 'syntaxes/labels.tmLanguage.json',
};

const name = 'support.type.property-name.label.dockerfile';

/** The names of labels in a Dockerfile, as they are coloured. */
async function names(text: string): Promise<readonly string[]> {
  const tokens = await tokensOf(text, 'source.dockerfile', grammars, [
    'labels.compspec.dockerfile',
  ]);
  return tokens.filter(([, ...scopes]) => scopes.includes(name)).map(([token]) => token);
}

describe('the names of labels', () => {
  it.each([
    ['LABEL a.b=c', ['a.b']],
    ['label a.b="c d=e" f=g', ['a.b', 'f']],
    ['  ONBUILD LABEL a=b', ['a']],
    ['LABEL "a.b"=c \'d\'=e', ['a.b', 'd']],
    ['LABEL a.b c d=e', ['a.b']],
    ['LABEL a=b \\\n  # a comment e=f\n\n  c.d="x" \\\n  e=$F\nRUN g=h', ['a', 'c.d', 'e']],
    ['LABEL a=b `\n  c=d\nRUN e=f', ['a', 'c']],
    ['LABEL a=b\\ c=d', ['a']],
    ['LABEL a="open\nRUN b=c', ['a']],
    ['LABEL a="one \\\n two=three" b=c', ['a', 'b']],
    ['# LABEL a=b', []],
    ['RUN echo LABEL a=b', []],
    ['LABELS a=b', []],
  ])('of %j are coloured', async (text, expected) => {
    expect(await names(text)).toEqual(expected);
  });

  it('leave the variables in values to be seen', async () => {
    const tokens = await tokensOf('LABEL a="$B" c=$D', 'source.dockerfile', grammars, [
      'labels.compspec.dockerfile',
    ]);
    const variables = tokens.filter(([, ...scopes]) =>
      scopes.includes('variable.other.dockerfile'),
    );
    expect(variables.map(([token]) => token)).toEqual(['$B', '$D']);
  });
});
