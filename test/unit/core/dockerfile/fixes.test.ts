import { describe, expect, it, test } from 'vitest';
import { readDefinition } from '../../../../server/src/core/definition-file/labels.js';
import { labelFixer } from '../../../../server/src/core/dockerfile/fixes.js';
import { judgeLabels } from '../../../../server/src/core/dockerfile/judge.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { finding } from '../../../../server/src/core/finding.js';
import { editsFor } from '../../../../server/src/core/json/edits.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import { english } from '../../../../server/src/core/messages.js';
import { labelFixes, solverCatalog } from '../../../support/dockerfile-findings.js';
import { applied } from '../../../support/text-edits.js';

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

describe('all that a later label replaces', () => {
  const ranks = 'org.example.solver.ranks';
  test.each<[string, string, string, number]>([
    [
      'goes',
      `LABEL ${ranks}=1\nLABEL ${ranks}=2\nRUN x\nLABEL ${ranks}=3\n`,
      `RUN x\nLABEL ${ranks}=3\n`,
      2,
    ],
    [
      'goes from one instruction',
      `LABEL ${ranks}=1 ${ranks}=2 a=b ${ranks}=3\n`,
      `LABEL a=b ${ranks}=3\n`,
      2,
    ],
    [
      'goes from between others',
      `LABEL ${ranks}=1 a=b ${ranks}=2 c=d\nLABEL ${ranks}=3 ${ranks}=4`,
      `LABEL a=b c=d\nLABEL ${ranks}=4`,
      3,
    ],
    [
      'goes with its lines',
      `LABEL a=b \\\n  ${ranks}=1 \\\n  # why\n  ${ranks}=2 \\\n  c=d\nLABEL ${ranks} 3\n`,
      `LABEL a=b \\\n  c=d\nLABEL ${ranks} 3\n`,
      2,
    ],
    [
      'of its own stage',
      `FROM x AS y\nLABEL ${ranks}=0\nFROM y\nLABEL ${ranks}=1\nLABEL ${ranks}=2 ${ranks}=3\n`,
      `FROM x AS y\nLABEL ${ranks}=0\nFROM y\nLABEL ${ranks}=3\n`,
      2,
    ],
  ])('%s', (_, text, leaves, count) => {
    const fixes = meant(text).filter(([title]) => title.startsWith('Remove all'));
    expect(fixes).toHaveLength(count);
    for (const fix of fixes) {
      expect(fix).toEqual([
        `Remove all ${count} earlier "${ranks}", which the last one replaces`,
        leaves,
      ]);
    }
  });

  it('is one fix for one of them, and for many no more than a few look at everything', () => {
    const titles = (count: number) =>
      meant(`LABEL ${ranks}=1\n`.repeat(count))
        .map(([title]) => title)
        .filter((title) => title.startsWith('Remove all'));
    expect(titles(2)).toEqual([]);
    expect(titles(3)).toHaveLength(2);
    expect(titles(100)).toHaveLength(10);
  });
});

it('a label of a definition file is removed with its line, and not with the comment of another', () => {
  const ranks = 'org.example.solver.ranks';
  const text = `Bootstrap: docker\nFrom: x\n%labels\n${ranks} 1\n# why\n${ranks} 2\n`;
  const labels = readDefinition(text);
  const [found] = judgeLabels(labels, text, solverCatalog);
  const [fix] = labelFixer(labels, text)(found!);
  expect(fix?.title.key).toBe('fix.remove-label');
  const edits = editsFor(readJson(''), fix?.changes ?? []);
  expect(applied(text, edits)).toBe(text.replace(`${ranks} 1\n`, ''));
});

describe('the value of the host', () => {
  /** What is left of a text by the fix of a mismatch at its label. */
  function replaced(text: string, host?: string): (readonly [string, string, boolean])[] {
    const labels = readLabels(text);
    const data = host === undefined ? {} : { data: { host } };
    const found = finding(
      'label-host-mismatch',
      labels.all[0]!.valueSpan,
      'label.duplicate',
      ['x'],
      data,
    );
    return labelFixer(
      labels,
      text,
    )(found)
      .filter(({ title }) => title.key !== 'fix.ignore')
      .map(({ title, changes, isPreferred }) => {
        return [english(title), applied(text, editsFor(readJson(''), changes)), isPreferred];
      });
  }

  test.each<[string, string, string]>([
    ['LABEL a=2.39\n', '2.36', 'LABEL a=2.36\n'],
    ['LABEL a="2.39" b=c\n', '2.36', 'LABEL a="2.36" b=c\n'],
    ["label 'a' '2.39'", '2.36', "label 'a' '2.36'"],
    ['LABEL a 2.39\n', 'cuda, rocm', 'LABEL a "cuda, rocm"\n'],
    ['# escape=`\r\nLABEL `\r\n a=2.39\r\n', 'x y', '# escape=`\r\nLABEL `\r\n a="x y"\r\n'],
  ])('is written into %j', (text, host, leaves) => {
    expect(replaced(text, host)).toEqual([
      [`Replace with the host's value "${host}"`, leaves, false],
    ]);
  });

  it('is not offered where it is not known, or where a variable holds the other one', () => {
    expect(replaced('LABEL a=2.39\n')).toEqual([]);
    expect(replaced('FROM x\nARG V=1\nLABEL a=$V\n', '2')).toEqual([]);
  });
});
