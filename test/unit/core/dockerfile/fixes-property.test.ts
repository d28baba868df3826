// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedLabels } from '../../../../server/src/core/dockerfile/add-labels.js';
import { labelFixer } from '../../../../server/src/core/dockerfile/fixes.js';
import { builtStage, imageOf } from '../../../../server/src/core/dockerfile/image.js';
import { judgeDockerfile } from '../../../../server/src/core/dockerfile/judge.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { mergedLabels } from '../../../../server/src/core/dockerfile/merge-labels.js';
import { editsFor } from '../../../../server/src/core/json/edits.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import { solverCatalog } from '../../../support/dockerfile-findings.js';
import { applied } from '../../../support/text-edits.js';

const at = 'org.example.solver.';

const pair = fc
  .tuple(
    fc.constantFrom(`${at}ranks`, `"${at}name"`, `${at}precision`, 'a', "'b'"),
    fc.constantFrom('1', '"2"', "'3 4'", '', '""', '$V', '"${W} x"', 'a\\ b', '"open', 'double'),
  )
  .map(([name, value]) => `${name}=${value}`);
const between = fc.constantFrom(' ', '  ', ' \\\n  ', ' \\\n  # why\n  ', ' \\\n\n', '\\\n ');
const label = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('LABEL ', 'label ', '  LABEL \\\n ', 'ONBUILD LABEL '),
      fc.array(fc.tuple(pair, between), { maxLength: 3 }),
      pair,
    )
    .map(([keyword, pairs, last]) => `${keyword}${pairs.flat().join('')}${last}`),
  fc.constantFrom(
    `LABEL ${at}ranks 5`,
    'LABEL a b  c',
    `LABEL ${at}name "x" y`,
    'LABEL',
    'LABEL a',
  ),
);
const line = fc.oneof(
  { weight: 6, arbitrary: label },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'FROM x AS one',
      'FROM one',
      'FROM z',
      'COPY --from=one /a /b',
      'ARG V=1',
      'ARG V=2',
      'ENV W=3',
      'RUN <<EOF\nLABEL a=9\nEOF',
      '# a comment',
      '',
      'RUN make \\\n  all',
    ),
  },
);
const dockerfiles = fc
  .tuple(
    fc.array(line, { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('\\', '`'),
  )
  .map(([lines, lineEnd, escaping]) => {
    const text = ['FROM y AS zero', ...lines, 'COPY --from=zero /a /b', ''].join('\n');
    const whole = escaping === '`' ? `# escape=\`\n${text.replaceAll('\\', '`')}` : text;
    return whole.replaceAll('\n', lineEnd);
  });

/** The labels of the image of each stage: names and values. */
function images(text: string): readonly (readonly (readonly [string, string | undefined])[])[] {
  const labels = readLabels(text);
  return labels.stages.map((_, stage) =>
    imageOf(labels, text, stage)
      .labels.map(({ name, value }) => [name, value] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function finalImage(text: string): Record<string, string | undefined> {
  const labels = readLabels(text);
  return Object.fromEntries(images(text)[builtStage(undefined, labels.stages)] ?? []);
}

describe('whatever the Dockerfile', () => {
  it('a fix leaves the labels that it promises', () => {
    let moves = 0;
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const { labels, findings } = judgeDockerfile(text, solverCatalog);
        const fixesFor = labelFixer(labels, text);
        for (const found of findings) {
          for (const { title, changes } of fixesFor(found)) {
            const after = applied(text, editsFor(readJson(''), changes));
            if (title.key.startsWith('fix.remove') || title.key === 'fix.ignore') {
              expect(images(after), title.key).toEqual(images(text));
            }
            if (title.key.startsWith('fix.move')) {
              moves += 1;
              const { name, value } = labels.all.find(({ span }) => span.start === found.start)!;
              expect(value).toBeDefined();
              expect(finalImage(after)).toEqual({ ...finalImage(text), [name]: value });
            }
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(moves).toBeGreaterThan(100);
  });

  it('instructions that become one give the same labels', () => {
    let merges = 0;
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const labels = readLabels(text);
        for (const { instruction } of labels.all) {
          const made = mergedLabels(labels, text, instruction);
          if (made === undefined) continue;
          merges += 1;
          const after = applied(text, made.edits);
          expect(images(after)).toEqual(images(text));
          const starts = new Set(readLabels(after).all.map((one) => one.instruction.start));
          const before = new Set(labels.all.map((one) => one.instruction.start));
          expect(starts.size).toBe(before.size - made.count + 1);
        }
      }),
      { numRuns: 2000 },
    );
    expect(merges).toBeGreaterThan(100);
  });

  it('labels that are added are the image’s', () => {
    const values = fc.dictionary(
      fc.constantFrom(`${at}ranks`, `${at}name`, 'a', 'b', 'new', 'o d', 'd=e'),
      fc.oneof(
        fc.constantFrom('1', '3 4', '"', "'", '$V', '\\', '`', ''),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
    );
    let given = 0;
    fc.assert(
      fc.property(dockerfiles, values, (text, wanted) => {
        const list = Object.entries(wanted).map(([name, value]) => ({ name, value }));
        const made = addedLabels(readLabels(text), text, list);
        if (made === undefined) return;
        const left = new Set(made.unwritable.map(({ name }) => name));
        const said = list.filter(({ name }) => !left.has(name));
        given += said.length;
        expect(finalImage(applied(text, made.edits))).toEqual({
          ...finalImage(text),
          ...Object.fromEntries(said.map(({ name, value }) => [name, value])),
        });
      }),
      { numRuns: 3000 },
    );
    expect(given).toBeGreaterThan(1000);
  });
});
