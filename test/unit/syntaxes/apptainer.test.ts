import { describe, expect, it } from 'vitest';
import { multiStage } from '../../support/definition-texts.js';
import { tokensOf } from '../../support/grammars.js';

/** As much of a shell's grammar as may run on beyond a section. */
const shell = {
  scopeName: 'source.shell',
  patterns: [
    { begin: '"', end: '"', name: 'string.quoted.double.shell' },
    { match: '#.*$', name: 'comment.line.number-sign.shell' },
    { match: '\\b(?:export|if|then)\\b', name: 'keyword.shell' },
  ],
};
const grammars = {
  'source.shell': shell,
  'source.apptainer': 'syntaxes/apptainer.tmLanguage.json',
};

/** The pieces of a text that have a scope. */
async function pieces(text: string, scope: string): Promise<readonly string[]> {
  const tokens = await tokensOf(text, 'source.apptainer', grammars);
  const found = tokens.filter(([, ...scopes]) => scopes.includes(scope));
  return found.map(([piece]) => piece.trim()).filter((piece) => piece !== '');
}

const label = 'support.type.property-name.label.apptainer';
const section = 'keyword.control.section.apptainer';
const text = 'string.unquoted.apptainer';

describe('the colours of a definition file', () => {
  it.each([
    ['%labels\n  a.b c d\n# e f\n  g\n%post\n  h i', ['a.b', 'g']],
    ['%Labels x\na "b"\n%applabels foo\nc d', ['a', 'c']],
    ['%labels\n\tx.{{ A }}y z', ['x.', '{{', 'A', '}}', 'y']],
    ['%post\n  echo "open\n%labels\n  a b', ['a']],
    ['%labels\n a b\nBootstrap: docker\n%help\n c d', ['a']],
  ])('name the labels of %j', async (definition, expected) => {
    expect(await pieces(definition, label)).toEqual(expected);
  });

  it('tell keys, sections and comments apart', async () => {
    expect(await pieces(multiStage, 'keyword.other.header.apptainer')).toEqual([
      'Bootstrap',
      'From',
      'Stage',
      'Bootstrap',
      'From',
      'Stage',
    ]);
    expect(await pieces(multiStage, section)).toEqual(['post', 'labels', 'files', 'labels']);
    const head = 'Bootstrap: docker # x\nFrom: debian:{{ V }}\n# y\n%arguments\nV=12\n';
    expect(await pieces(head, 'comment.line.number-sign.apptainer')).toEqual(['# x', '# y']);
    expect(await pieces(head, 'variable.parameter.apptainer')).toEqual(['V', 'V']);
    expect(await pieces(head, text)).toEqual(['docker', 'debian:', '{{', 'V', '}}', '12']);
  });

  it('leave scripts to the shell', async () => {
    const script = '%post\n  export A="b\n%environment -x\n  export C={{ D }} # e\n';
    expect(await pieces(script, 'keyword.shell')).toEqual(['export', 'export']);
    expect(await pieces(script, 'comment.line.number-sign.shell')).toEqual(['# e']);
    expect(await pieces(script, section)).toEqual(['post', 'environment']);
    expect(await pieces(script, 'variable.parameter.apptainer')).toEqual(['D']);
  });
});
