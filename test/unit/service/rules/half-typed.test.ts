import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ruleFixesOf } from '../../../../server/src/core/rules/fixes.js';
import { judgeRules } from '../../../../server/src/core/rules/judge.js';
import { completeRules } from '../../../../server/src/service/rules/completion.js';
import { hoverRules } from '../../../../server/src/service/rules/hover.js';
import {
  nfdRules,
  ocifitRules,
  type RulesLanguage,
  readRules,
} from '../../../support/rules-text.js';

const style = { snippets: true, translate: (template: string) => template };

/** Everything that rules can be asked; findings have to lie in the text. */
function askAll(text: string, language: RulesLanguage, offset: number): void {
  const tree = readRules(text, language);
  const document = TextDocument.create('file:///rules', language, 1, text);
  for (const finding of judgeRules(tree)) {
    expect(finding.start).toBeLessThanOrEqual(finding.end);
    if (finding.code.startsWith('rules-')) expect(finding.end).toBeLessThanOrEqual(text.length);
    ruleFixesOf(tree, finding);
  }
  expect(JSON.stringify(completeRules(document, tree, offset, style))).toBeTypeOf('string');
  expect(JSON.stringify(hoverRules(document, tree, offset, style.translate))).toBeTypeOf('string');
}

const json = JSON.stringify(
  {
    version: 'v1alpha1',
    compatibilities: [
      {
        rules: [
          {
            matchFeatures: [
              {
                feature: 'cpu.model',
                matchExpressions: { id: { op: 'In', value: ['1'], type: 'version' } },
              },
            ],
          },
        ],
      },
    ],
  },
  undefined,
  1,
);
const texts: [string, RulesLanguage][] = [
  [nfdRules, 'yaml'],
  [ocifitRules, 'json'],
  [json, 'json'],
  [json, 'yaml'],
];

/** What is typed and pasted, and what does not belong there. */
const pieces = [
  ...['{', '}', '[', ']', '"', "'", ':', ',', '- ', '\n', '\n  ', ' ', '#', '&a ', '*a', '!!str '],
  ...[
    'op',
    'value: ',
    'Exists',
    'null',
    '0200',
    '🚀',
    '\u0000',
    '<<: *a',
    '|',
    '---\n',
    'constructor: ',
  ],
];

describe('rules that are half typed', () => {
  it.each(texts)('are judged and completed at every prefix: %#', (text, language) => {
    for (let length = 0; length <= text.length; length += 1) {
      askAll(text.slice(0, length), language, length);
    }
  });

  it('are judged and completed after any edits', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(4), piece: fc.constantFrom(...pieces) });
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        ([original, language], edits, cursor) => {
          const text = edits.reduce((before, { at, remove, piece }) => {
            const start = at % (before.length + 1);
            return before.slice(0, start) + piece + before.slice(start + remove);
          }, original);
          askAll(text, language, cursor % (text.length + 1));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['['.repeat(100_000), '{"compatibilities":'.repeat(100_000), '{"a":['.repeat(50_000)])(
    'may be nested as deep as they like: %#',
    (text) => askAll(text, 'json', text.length),
  );
});
