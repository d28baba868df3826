import { describe, expect, it, test } from 'vitest';
import { labelFixes } from '../../../support/dockerfile-findings.js';

/** Without the fix that every finding has. */
function meant(text: string): (readonly [string, string])[] {
  return labelFixes(text).filter(([title]) => !title.startsWith('Ignore'));
}

describe('the nearest name', () => {
  test.each<[string, string]>([
    ['LABEL org.example.solver.rank=1\n', 'LABEL org.example.solver.ranks=1\n'],
    ["label 'org.example.solver.rank' 1", "label 'org.example.solver.ranks' 1"],
    ['LABEL a=b \\\n  "org.example.solver.rank"=1', 'LABEL a=b \\\n  "org.example.solver.ranks"=1'],
    [
      '# escape=`\nONBUILD LABEL `\r\n org.example.solver.rank=1',
      '# escape=`\nONBUILD LABEL `\r\n org.example.solver.ranks=1',
    ],
  ])('of %s', (text, leaves) => {
    expect(meant(text)).toEqual([['Change to "org.example.solver.ranks"', leaves]]);
  });

  it('is none where a variable holds the wrong one', () => {
    expect(meant('FROM x\nARG A=rank\nLABEL org.example.solver.$A=1\n')).toEqual([]);
  });
});

describe('the value that is meant', () => {
  const at = 'org.example.solver.';
  test.each<[string, string, string]>([
    ['singel', 'single', 'single'],
    ['"singel"', 'single', '"single"'],
    ["'singel'", 'single', "'single'"],
    ['"singel', 'single', '"single"'],
    ['sin"gel"', 'single', 'single'],
  ])('for %s is written %s', (written, value, leaves) => {
    expect(meant(`LABEL ${at}precision=${written}`)).toEqual([
      [`Change to "${value}"`, `LABEL ${at}precision=${leaves}`],
    ]);
  });

  test.each<[string, string]>([
    ['its', `'it'"'"'s'`],
    ['"its"', `"it's"`],
  ])('takes the quotes of %s', (written, leaves) => {
    const quoted = written.startsWith('"') ? written : `'${written}'`;
    expect(meant(`LABEL ${at}odd=${quoted}`)).toEqual([
      [`Change to "it's"`, `LABEL ${at}odd=${leaves}`],
    ]);
  });

  it('gets the quotes that it needs', () => {
    expect(meant(`LABEL ${at}odd=its b=c`)).toEqual([
      [`Change to "it's"`, `LABEL ${at}odd="it's" b=c`],
    ]);
    expect(meant(`LABEL ${at}odd=p-q`)).toContainEqual([
      'Change to "p$q"',
      `LABEL ${at}odd="p\\$q"`,
    ]);
  });

  it('is one of few where none is near', () => {
    expect(meant(`LABEL ${at}precision="half"`)).toEqual([
      ['Change to "single"', `LABEL ${at}precision="single"`],
      ['Change to "double"', `LABEL ${at}precision="double"`],
    ]);
    expect(meant(`LABEL ${at}precision= a=b`)).toEqual([
      ['Change to "single"', `LABEL ${at}precision=single a=b`],
      ['Change to "double"', `LABEL ${at}precision=double a=b`],
    ]);
  });

  it('is none where a variable holds the wrong one', () => {
    expect(meant(`FROM x\nARG A=singel\nLABEL ${at}precision=$A\n`)).toEqual([]);
  });
});

describe('a label that a later one replaces is removed', () => {
  const ranks = 'org.example.solver.ranks';
  const later = `LABEL ${ranks}=9\n`;
  test.each<[string, string, string]>([
    ['with its instruction', `FROM x\nLABEL ${ranks}=1\n${later}`, `FROM x\n${later}`],
    [
      'with all lines of that',
      `FROM x\r\n  LABEL \\\r\n    ${ranks}=1\r\nRUN y\r\n${later}`,
      `FROM x\r\nRUN y\r\n${later}`,
    ],
    ['from the front', `LABEL "${ranks}"="1" a=b\n${later}`, `LABEL a=b\n${later}`],
    ['from the end', `LABEL a=b ${ranks}=1\n${later}`, `LABEL a=b\n${later}`],
    [
      'from the middle',
      `LABEL a=b ${ranks}="1 2"  c=d\n${later.replace('9', '8')}`,
      `LABEL a=b c=d\n${later.replace('9', '8')}`,
    ],
    [
      'with its line',
      `LABEL a=b \\\n  ${ranks}=1 \\\n  # of c\n  c=d\n${later}`,
      `LABEL a=b \\\n  # of c\n  c=d\n${later}`,
    ],
    [
      'from the first line',
      `LABEL ${ranks}=1 \\\n  # of c\n  c=d\n${later}`,
      `LABEL \\\n  # of c\n  c=d\n${later}`,
    ],
    [
      'from the first of several lines',
      `LABEL \\\n  ${ranks}=1 \\\n  # of c\n  c=d\n${later}`,
      `LABEL \\\n  # of c\n  c=d\n${later}`,
    ],
    [
      'so that its neighbours stay apart',
      `LABEL a=b\\\n ${ranks}=1 \\\nc=d\n${later}`,
      `LABEL a=b\\\n c=d\n${later}`,
    ],
    ['from the last line', `LABEL a=b \\\n  ${ranks}=1\n${later}`, `LABEL a=b\n${later}`],
    ['of its own instruction', `LABEL ${ranks}=1 ${ranks}=9\n`, later],
    ['in the older form', `LABEL ${ranks} 1\n${later}`, later],
  ])('%s', (_, text, leaves) => {
    const fixes = meant(text).filter(([title]) => title.startsWith('Remove'));
    expect(fixes).toEqual([[`Remove this "${ranks}", which a later one replaces`, leaves]]);
  });
});

describe('a comment that silences a finding', () => {
  test.each<[string, string, string]>([
    [
      'LABEL org.example.solver.zzz=1\n',
      '',
      '# compspec-ignore label-unknown\nLABEL org.example.solver.zzz=1\n',
    ],
    [
      '\tONBUILD LABEL org.example.solver.zzz=1\r\n',
      'FROM x\r\n',
      'FROM x\r\n\t# compspec-ignore label-unknown\r\n\tONBUILD LABEL org.example.solver.zzz=1\r\n',
    ],
    [
      'LABEL a=b \\\n  org.example.solver.zzz=1\n',
      '',
      'LABEL a=b \\\n  # compspec-ignore label-unknown\n  org.example.solver.zzz=1\n',
    ],
  ])('stands above %j', (text, before, leaves) => {
    const [fix] = labelFixes(before + text);
    expect(fix).toEqual(['Ignore label-unknown here, by a comment', leaves]);
    expect(labelFixes(leaves)).toEqual([]);
  });

  it('is offered for every finding', () => {
    const text =
      'FROM x\nLABEL org.example.solver.ranks=a\nLABEL org.example.solver.ranks=1\nFROM y\n';
    const titles = labelFixes(text).map(([title]) => title);
    expect(
      titles
        .filter((title) => title.startsWith('Ignore'))
        .map((title) => title.split(' ')[1])
        .sort(),
    ).toEqual(['label-duplicate', 'label-unused-stage', 'label-unused-stage', 'label-value']);
  });
});
