// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelFixer } from '../../../../server/src/core/dockerfile/fixes.js';
import { judgeDockerfile } from '../../../../server/src/core/dockerfile/judge.js';
import { editsFor } from '../../../../server/src/core/json/edits.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import { solverCatalog } from '../../../support/dockerfile-findings.js';
import { applied } from '../../../support/text-edits.js';

const ranks = 'org.example.solver.ranks';

const pairs = [
  `${ranks}=a`,
  `${ranks}=1`,
  `"${ranks}"="1 2"`,
  `'${ranks}'=\t`,
  'org.example.solver.precision="half"',
  'org.example.solver.precision=singel',
  'org.example.solver.rank=1',
  'org.example.solver.$A=1',
  'org.example.solver.=',
  'a=b',
];
const spaces = [' ', '  ', ' \\\n  ', ' \\\r\n', '\\\n\t', ' \\\n# of the next\n  ', ' \\\n\n '];
const others = [
  'FROM a AS b\n',
  'FROM b\n',
  'ARG A=ranks\n',
  '# compspec-ignore label-value\n',
  '# compspec-ignore label-duplicate label-unknown\n',
  `LABEL ${ranks} x\n`,
  `label "${ranks}" \\\n  1\r\n`,
  'RUN <<E\nLABEL\nE\n',
  '\n',
  '\r',
];
/** What leaves nothing as it was. */
const noise = [
  '"',
  "'",
  '\\',
  '\\\n',
  '# escape=`\n',
  '`\n',
  '\0',
  '🚀',
  'LABEL ',
  '$',
  '${',
  '#',
  '=',
  '<<E',
];

const labels = fc
  .tuple(
    fc.constantFrom('LABEL ', 'ONBUILD LABEL ', '  label\t'),
    fc.array(fc.tuple(fc.constantFrom(...pairs), fc.constantFrom(...spaces)), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([keyword, all, end]) => {
    // What continues the last line would take the next instruction in.
    const last = all.at(-1)?.[0] ?? '';
    return (
      keyword +
      all
        .slice(0, -1)
        .map(([pair, space]) => pair + space)
        .join('') +
      last +
      end
    );
  });
const whole = fc
  .array(fc.oneof({ weight: 2, arbitrary: labels }, fc.constantFrom(...others)), { maxLength: 8 })
  .map((all) => all.join(''));
const texts = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: labels },
      fc.constantFrom(...others),
      fc.constantFrom(...noise),
    ),
    { maxLength: 8 },
  )
  .map((all) => all.join(''));
const nothing = readJson('');

describe('whatever the text', () => {
  it('its findings stand in it in their order, and are at labels', () => {
    let count = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const { findings } = judgeDockerfile(text, solverCatalog);
        let last = 0;
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
        count += findings.length;
      }),
      { numRuns: 2000 },
    );
    expect(count).toBeGreaterThan(1000);
  });

  it('a comment that a fix inserts silences its finding, and changes no label', () => {
    fc.assert(
      fc.property(whole, (text) => {
        const before = judgeDockerfile(text, solverCatalog);
        const fixes = labelFixer(before.labels, text);
        for (const finding of before.findings) {
          const ignore = fixes(finding).find(({ title }) => title.key === 'fix.ignore')!;
          const silenced = applied(text, editsFor(nothing, ignore.changes));
          const after = judgeDockerfile(silenced, solverCatalog);
          expect(valuesOf(after)).toEqual(valuesOf(before));
          expect(after.findings.length).toBeLessThan(before.findings.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('without the label that a fix removes, the image has the same ones', () => {
    fc.assert(
      fc.property(whole, (text) => {
        const before = judgeDockerfile(text, solverCatalog);
        const fixes = labelFixer(before.labels, text);
        for (const finding of before.findings.filter(({ code }) => code === 'label-duplicate')) {
          const removal = fixes(finding).find(({ title }) => title.key === 'fix.remove-label')!;
          const text2 = applied(text, editsFor(nothing, removal.changes));
          const after = judgeDockerfile(text2, solverCatalog);
          expect(after.labels.all.length, JSON.stringify(text2)).toBe(before.labels.all.length - 1);
          expect(lastOf(after)).toEqual(lastOf(before));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function valuesOf({ labels }: ReturnType<typeof judgeDockerfile>) {
  return labels.all.map(({ name, value, stage }) => [stage, name, value]);
}

function lastOf({ labels }: ReturnType<typeof judgeDockerfile>) {
  return new Map(labels.all.map((one) => [`${one.stage} ${one.isTrigger} ${one.name}`, one.value]));
}

const size = 1024 * 1024;

function filled(piece: string, before: string): string {
  return before + piece.repeat(Math.floor((size - before.length) / piece.length));
}

/** A time that grows with the square of the text would be that of many runs of this file. */
describe('a mebibyte of', () => {
  it.each<[string, string]>([
    ['the same label', filled(`${ranks}=1 \\\n`, 'LABEL ')],
    ['unknown labels', filled('LABEL org.example.solver.zzzzzzz=1\n', '')],
    ['wrong values', filled(`LABEL ${ranks}=abcdef\n`, '')],
    ['comments that silence', filled('# compspec-ignore label-value\n', `LABEL ${ranks}=1\n`)],
    ['stages', filled('FROM a\n', `FROM a\nLABEL ${ranks}=a\n`)],
    ['points in names', filled('a.', 'LABEL org.example.solver.')],
  ])('%s is judged, and fixed', (_, text) => {
    const { labels, findings } = judgeDockerfile(text, solverCatalog);
    const fixes = labelFixer(labels, text);
    const unfixed = findings.filter((finding) => fixes(finding).length === 0);
    expect(unfixed).toEqual([]);
    expect(labels.all.length).toBeGreaterThan(0);
  });

  it('one value is judged', () => {
    const { findings } = judgeDockerfile(
      `LABEL ${ranks}="${'v'.repeat(size - 100)}"`,
      solverCatalog,
    );
    expect(findings.map(({ code }) => code)).toEqual(['label-value']);
  });
});
