import { describe, expect, it } from 'vitest';
import { editsFor } from '../../../../server/src/core/json/edits.js';
import { english } from '../../../../server/src/core/messages.js';
import { ruleFixesOf } from '../../../../server/src/core/rules/fixes.js';
import { judgeRules } from '../../../../server/src/core/rules/judge.js';
import { jsonTerm, readRules, yamlTerm } from '../../../support/rules-text.js';

/** The text after the first fix of the first finding, and what the fix is called. */
function fixed(text: string, language: 'json' | 'yaml' = 'yaml'): { title: string; text: string } {
  const tree = readRules(text, language);
  const [finding] = judgeRules(tree);
  const [fix] = finding === undefined ? [] : ruleFixesOf(tree, finding);
  if (fix === undefined) return { title: '', text };
  const [edit] = editsFor(tree, fix.changes);
  const { start, end, text: by } = edit!;
  return { title: english(fix.title), text: text.slice(0, start) + by + text.slice(end) };
}

describe('a fix in rules', () => {
  it.each([
    ['{op: Gte, value: ["1"]}', '{op: Ge, value: ["1"]}'],
    ['{op: "Lte", value: ["1"]}', '{op: "Le", value: ["1"]}'],
    ["{op: 'exists'}", "{op: 'Exists'}"],
    ['{op: In, values: ["1"]}', '{op: In, value: ["1"]}'],
    ['{op: In, value: [0200]}', '{op: In, value: ["0200"]}'],
    ['{op: In, value: 22.10}', '{op: In, value: ["22.10"]}'],
    ['{op: In, value: "a"}', '{op: In, value: ["a"]}'],
    ['{op: Gt, value: ["1"], type: verison}', '{op: Gt, value: ["1"], type: version}'],
  ])('makes of %s the expression %s', (wrong, right) => {
    const text = (expression: string): string =>
      yamlTerm(`feature: kernel.config\nmatchExpressions:\n  X: ${expression}`);
    expect(fixed(text(wrong)).text).toBe(text(right));
  });

  it('changes a name to the one that is meant', () => {
    expect(fixed(yamlTerm('feature: "pci.devise"'))).toEqual({
      title: 'Change to "pci.device"',
      text: yamlTerm('feature: "pci.device"'),
    });
    expect(fixed(jsonTerm('{ "feature": "pci.devise" }'), 'json').text).toBe(
      jsonTerm('{ "feature": "pci.device" }'),
    );
  });

  it('is in the words of ocifit-k8s where its form is', () => {
    const text = (op: string): string =>
      jsonTerm(`{ "matchExpressions": [{ "op": "${op}", "key": "a", "value": "1" }] }`);
    expect(fixed(text('Ge'), 'json').text).toBe(text('Gte'));
  });

  it('is none where a person has to say what is meant', () => {
    expect(fixed(yamlTerm('feature: acme.rocket')).title).toBe('');
  });
});
