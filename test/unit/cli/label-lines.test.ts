import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionLines, dockerfileLines } from '../../../server/src/cli/formats/label-lines.js';
import { readDefinition } from '../../../server/src/core/definition-file/labels.js';

const fine = [
  { name: 'org.supercontainers.mpi', value: 'openmpi' },
  { name: 'a=b', value: 'x y=z "q" # \\' },
  { name: 'c', value: '' },
];

describe('labels for a definition file', () => {
  it('are a section, a line each', () => {
    expect(definitionLines(fine)).toEqual({
      text: '%labels\n    org.supercontainers.mpi openmpi\n    a=b x y=z "q" # \\\n    c\n',
      unwritable: [],
    });
  });

  it('leave out what no such line says', () => {
    const unwritable = [
      { name: '', value: 'x' },
      { name: 'a b', value: 'x' },
      { name: '#a', value: 'x' },
      { name: '%post', value: 'x' },
      { name: 'a', value: ' x' },
      { name: 'a', value: 'x\n%post' },
      { name: 'a', value: '{{ x }}' },
      { name: 'a', value: '\u001b[31m' },
    ];
    expect(definitionLines(unwritable)).toEqual({ text: '', unwritable });
  });

  it('are read as what was meant', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'a:.=#%{} \t\n\r\u0085\u00a0\ufeff'), maxLength: 8 }),
    );
    const label = fc.record({ name: fc.oneof(text, fc.constant('bootstrap:')), value: text });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 6 }), (labels) => {
        const { text: section, unwritable } = definitionLines(labels);
        const file = `Bootstrap: docker\nFrom: debian:12\n\n${section}\n%post\n    a b\n`;
        const read = readDefinition(file).all.map(({ name, value }) => ({ name, value }));
        expect(read).toEqual(labels.filter((one) => !unwritable.includes(one)));
      }),
      { numRuns: 400 },
    );
  });
});

describe('labels for a Dockerfile', () => {
  it('leave out what acts on a terminal, and what no Dockerfile says', () => {
    const unwritable = [fine[1]!, { name: 'a', value: '\u001b[31m' }];
    expect(dockerfileLines([fine[0]!, ...unwritable, fine[2]!], '`')).toEqual({
      text: 'LABEL org.supercontainers.mpi="openmpi" `\n      c=""\n',
      unwritable,
    });
    expect(dockerfileLines([], '\\')).toEqual({ text: '', unwritable: [] });
  });
});
