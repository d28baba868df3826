import { describe, expect, it, test } from 'vitest';
import { readDefinition } from '../../../../server/src/core/definition-file/labels.js';
import { labelFixer } from '../../../../server/src/core/dockerfile/fixes.js';
import { judgeLabels } from '../../../../server/src/core/dockerfile/judge.js';
import type { Finding } from '../../../../server/src/core/finding.js';
import { editsFor } from '../../../../server/src/core/json/edits.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import { english } from '../../../../server/src/core/messages.js';
import { solverCatalog } from '../../../support/dockerfile-findings.js';
import { marked } from '../../../support/markers.js';
import { applied } from '../../../support/text-edits.js';

const head = 'Bootstrap: docker\nFrom: debian:12\n';
const at = 'org.example.solver.';

function judged(text: string): readonly Finding[] {
  return judgeLabels(readDefinition(text), text, solverCatalog);
}

/** The codes of what is found; the places have to be those that are marked. */
function codesAt(markedText: string): readonly string[] {
  const { text, ranges } = marked(markedText);
  const findings = judged(text);
  expect(findings.map(({ start, end }) => ({ start, end }))).toEqual(ranges);
  return findings.map(({ code }) => code);
}

/** What the fixes make of a text, by their titles. */
function fixes(text: string): (readonly [string, string])[] {
  return judged(text)
    .flatMap(labelFixer(readDefinition(text), text))
    .map(({ title, changes }) => [english(title), applied(text, editsFor(readJson(''), changes))]);
}

function meant(text: string): (readonly [string, string])[] {
  return fixes(text).filter(([title]) => !title.startsWith('Ignore'));
}

describe('what is wrong with the labels of a definition file', () => {
  test.each<[string, string[]]>([
    [`%labels\n ${at}ranks 4\n ${at}precision fp64\n ${at}name a "b" # c\n Author x`, []],
    [`%labels\n <|${at}rank|> 4`, ['label-unknown']],
    [`%labels\n ${at}ranks <|four|>`, ['label-value']],
    [`%labels\n ${at}precision <|"single"|>`, ['label-value']],
    // Unlike in a Dockerfile, this is a label with an empty text.
    [`%labels\n <|${at}ranks|>`, ['label-value']],
    [`%labels\n <|${at}ranks=4|>`, ['label-unknown']],
    [`%labels\n <|${at}ranks\t4|>`, ['label-unknown']],
    [`%labels\n <|${at}ranks|> 4\n%post\n%labels\n ${at}ranks 5`, ['label-duplicate']],
    [`%labels\n <|${at}ranks|> 4\n${head}%labels\n ${at}ranks 5`, ['label-unused-stage']],
    [`%arguments\nR=four\n%labels\n ${at}ranks <|{{ R }}|>`, ['label-value']],
    [`%labels\n ${at}ranks {{ R }}\n ${at}{{ R }} 4`, []],
    [`%applabels foo\n ${at}rank 4`, []],
  ])('%j', (text, codes) => {
    expect(codesAt(head + text)).toEqual(codes);
  });

  it('is silenced by a comment at the label, or above the section', () => {
    const wrong = `${head}%labels\n  Author x\n  ${at}rank 4\n`;
    const silenced = (text: string): readonly string[] => judged(text).map(({ code }) => code);
    const comment = '# compspec-ignore label-unknown\n';
    expect(silenced(wrong)).toEqual(['label-unknown']);
    expect(silenced(wrong.replace('  org', `  ${comment}  org`))).toEqual([]);
    expect(silenced(wrong.replace('%labels', `${comment}%labels`))).toEqual([]);
    expect(silenced(wrong.replace('  Author', `  ${comment}  Author`))).toEqual(['label-unknown']);
    expect(silenced(comment + wrong)).toEqual(['label-unknown']);
  });

  it('says what stands between a name and its value', () => {
    const [found] = judged(`${head}%labels\n${at}ranks=4\n`);
    expect(found && english(found.message)).toBe(
      `"${at}ranks=4" is all name: in a definition file a space stands between the name of a label and its value.`,
    );
  });
});

describe('the fix', () => {
  test.each<[string, string]>([
    [` ${at}rank 4\n`, ` ${at}ranks 4\n`],
    [` ${at}ranks=4\n`, ` ${at}ranks 4\n`],
    [` ${at}ranks\t4\n`, ` ${at}ranks 4\n`],
    [` ${at}precision singel\n`, ` ${at}precision single\n`],
    [` ${at}precision "single"\n`, ` ${at}precision single\n`],
    [` ${at}odd its\n`, ` ${at}odd it's\n`],
    [` ${at}odd a "b" d\n`, ` ${at}odd a "b" c\n`],
    [` ${at}ranks 1\n # c\n ${at}ranks 2\n`, ` # c\n ${at}ranks 2\n`],
    [` a b\n ${at}ranks 1\n%labels\n ${at}ranks 2\n`, ` a b\n%labels\n ${at}ranks 2\n`],
  ])('of %j', (lines, leaves) => {
    const text = `${head}%labels\n`;
    expect(meant(text + lines).map(([, left]) => left)).toEqual([text + leaves]);
  });

  it('moves a label to the image, into a section or as one', () => {
    const first = `${head}Stage: a\n%labels\n a b\n ${at}ranks 4\n`;
    const without = first.replace(`\n ${at}ranks 4`, '');
    expect(meant(`${first}${head}%labels\n  c d\n`)).toEqual([
      ['Move the label to the final stage', `${without}${head}%labels\n  c d\n  ${at}ranks 4\n`],
    ]);
    const [[, moved] = ['', '']] = meant(`${first}${head}%post\n x\n`);
    expect(judged(moved)).toEqual([]);
    expect(readDefinition(moved).all).toMatchObject([
      { name: 'a', stage: 0 },
      { name: `${at}ranks`, value: '4', stage: 1 },
    ]);
  });

  it('is a comment for each finding, which silences it', () => {
    const text = `${head}%labels\r\n\t${at}rank 4\r\n`;
    const [, silenced = ''] = fixes(text).find(([title]) => title.startsWith('Ignore')) ?? [];
    expect(silenced).toContain('\t# compspec-ignore label-unknown');
    expect(judged(silenced)).toEqual([]);
  });
});
