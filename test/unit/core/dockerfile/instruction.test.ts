import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type InstructionStyle,
  labelInstruction,
} from '../../../../server/src/core/dockerfile/instruction.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';

const usual: InstructionStyle = { escapeCharacter: '\\', lineEnd: '\n' };

describe('the text of a LABEL instruction', () => {
  it('has a line for each label, without a line end behind it', () => {
    const labels = [
      { name: 'org.supercontainers.mpi', value: 'openmpi' },
      { name: 'a b', value: 'say "$x" \\ `now`' },
      { name: '#c', value: '' },
    ];
    expect(labelInstruction(labels, usual)).toEqual({
      text: [
        'LABEL org.supercontainers.mpi="openmpi" \\',
        '      "a b"="say \\"\\$x\\" \\\\ `now`" \\',
        '      "#c"=""',
      ].join('\n'),
      unwritable: [],
    });
  });

  it('has the line ends, the indentation and the escape character of its file', () => {
    const labels = [
      { name: 'a', value: 'C:\\x' },
      { name: 'b', value: '`"' },
    ];
    const style = { escapeCharacter: '`', lineEnd: '\r\n', indent: '\t' } as const;
    expect(labelInstruction(labels, style).text).toBe('LABEL a="C:\\x" `\r\n\tb="```""');
  });

  it('leaves out what can not be written, and says so', () => {
    const unwritable = [
      { name: '', value: 'x' },
      { name: 'a=b', value: 'x' },
      { name: 'a\nb', value: 'x' },
      { name: 'a', value: 'two\nlines' },
      { name: 'a', value: 'two\rlines' },
      { name: 'a', value: '\ud83d' },
    ];
    const fine = { name: 'a', value: 'x=y' };
    expect(labelInstruction([...unwritable, fine], usual)).toEqual({
      text: 'LABEL a="x=y"',
      unwritable,
    });
    expect(labelInstruction(unwritable, usual)).toEqual({ text: '', unwritable });
  });

  it('is read as what was meant', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom(...'a.=#$\\`"\'{}<- \t\n\r\u0085\u00a0\ufeff'),
        maxLength: 8,
      }),
    );
    const label = fc.record({ name: text, value: text });
    const style = fc.record({
      escapeCharacter: fc.constantFrom('\\' as const, '`' as const),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 6 }), style, (labels, { lineEnd, ...rest }) => {
        const { text, unwritable } = labelInstruction(labels, { ...rest, lineEnd });
        const head = [`# escape=${rest.escapeCharacter}`, 'FROM scratch', ''].join(lineEnd);
        const read = readLabels(`${head}${text}${lineEnd}RUN a=b${lineEnd}`).all;
        expect(read.map(({ name, value }) => ({ name, value }))).toEqual(
          labels.filter((one) => !unwritable.includes(one)),
        );
      }),
      { numRuns: 400 },
    );
  });
});
