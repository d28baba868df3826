import { describe, expect, it } from 'vitest';
import { english } from '../../../../server/src/core/messages.js';
import { judgeRules } from '../../../../server/src/core/rules/judge.js';
import { corpusAbsent, corpusText } from '../../../support/corpus.js';
import {
  jsonTerm,
  nfdRules,
  ocifitRules,
  type RulesLanguage,
  readRules,
  yamlTerm,
} from '../../../support/rules-text.js';

/** Each finding as its code, the text it stands on and what it says. */
function judged(text: string, language: RulesLanguage = 'yaml'): string[][] {
  return judgeRules(readRules(text, language)).map(({ code, start, end, message }) => [
    code,
    text.slice(start, end),
    english(message),
  ]);
}

/** Of one expression of Node Feature Discovery, about a kernel's major version. */
function expression(text: string): string[][] {
  return judged(yamlTerm(`feature: kernel.version\nmatchExpressions:\n  major: ${text}`));
}

function jsonExpression(text: string): string[][] {
  return judged(jsonTerm(`{"matchExpressions": [${text}]}`), 'json');
}

describe('rules', () => {
  it('have no findings where nothing is wrong, in either form', () => {
    expect(judged(nfdRules)).toEqual([]);
    expect(judged(ocifitRules, 'json')).toEqual([]);
  });

  it('that are published have none', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    expect(judged(corpusText('rules/nfd-image-compatibility.yaml'))).toEqual([]);
    expect(judged(corpusText('rules/ocifit-ebpf.json'), 'json')).toEqual([]);
    expect(judged(corpusText('rules/ocifit-tags.json'), 'json')).toEqual([]);
  });

  it('name a member that is missing', () => {
    expect(judged('compatibilities:\n- tag: x\n')).toEqual([
      ['rules-structure', 'compatibilities', '"version" is missing; a document of rules needs it.'],
      ['rules-structure', 'tag', '"rules" is missing; a set of rules needs it.'],
    ]);
    expect(expression('{value: ["1"]}')).toEqual([
      ['rules-structure', 'major', '"op" is missing; an expression needs it.'],
    ]);
  });

  it('say nothing of what may be missing because the text is broken', () => {
    const text = '{"version": "v1alpha1", "compatibilities": [{"rules": [{"name": "x"';
    expect(judged(text, 'json').filter(([code]) => code !== 'json-syntax')).toEqual([]);
  });

  it('name a member that neither program knows, and the one that is meant', () => {
    expect(judged(yamlTerm('feature: cpu.model\nmatchExpression: {}'))).toEqual([
      [
        'rules-structure',
        'matchExpression',
        '"matchExpression" is not a member of an item of "matchFeatures". Is "matchExpressions" meant?',
      ],
    ]);
    expect(judged(yamlTerm('feature: cpu.model\nconstructor: 1'))[0]?.[2]).toBe(
      '"constructor" is not a member of an item of "matchFeatures"; its members are feature, matchExpressions, matchName.',
    );
  });

  it('say nothing more of what is there under a name that is nearly right', () => {
    const text = '{version: v1alpha1, compatibilities: [{Rules: []}]}';
    expect(judged(text).map(([, word]) => word)).toEqual(['Rules']);
    expect(expression('{op: In, values: ["1"]}').map(([, word]) => word)).toEqual(['values']);
  });

  it.each([
    ['version: 1\ncompatibilities: []', '1', 'YAML readers take 1 for a number; write "1"'],
    [
      'version: v1alpha1\ncompatibilities: {}',
      'compatibilities',
      'must be an array, but is an obj',
    ],
    ['version: v1alpha1\ncompatibilities: [1]', '1', 'Each item of "compatibilities" must be an'],
    ['version: v1alpha1\ncompatibilities: [{rules: [], weight: heavy}]', 'heavy', 'whole number'],
    ['version: v1alpha1\ncompatibilities: [{rules: [], weight: 1.5}]', '1.5', 'whole number'],
    ['version: v1alpha1\ncompatibilities: [{rules: [{name: a}]}]', 'name', 'asks for nothing'],
    ['version: v1alpha1\ncompatibilities:\n- rules:\n', 'rules', 'must be an array, but is null'],
    ['[]', '[', 'must be an object, but this is an array'],
  ])('say what is of another type: %s', (text, word, says) => {
    const [found, ...more] = judged(text);
    expect(found?.slice(0, 2)).toEqual(['rules-structure', word]);
    expect(found?.[2]).toContain(says);
    expect(more).toEqual([]);
  });

  it('keep the two forms of expressions apart', () => {
    const listed = 'feature: cpu.model\nmatchExpressions:\n- {op: In, key: a, value: [b]}';
    expect(judged(yamlTerm(listed))).toEqual([
      ['rules-structure', 'matchExpressions', expect.stringContaining('the form of ocifit-k8s')],
    ]);
    expect(judged(yamlTerm('matchExpressions: {major: {op: Exists}}'))).toEqual([
      ['rules-structure', 'matchExpressions', expect.stringContaining('"feature" is missing')],
    ]);
    expect(judged(jsonTerm('{}'), 'json')[0]?.[2]).toContain('neither for a "feature"');
  });
});

describe('an expression', () => {
  it.each([
    ['exists', 'Is "Exists" meant?'],
    ['NotInn', 'Is "NotIn" meant?'],
    ['">="', 'Is "Ge" meant?'],
    ['Gte', 'Node Feature Discovery says "Ge"'],
    ['Between', 'is not an operator.'],
  ])('has an operator that is known, not %s', (op, says) => {
    const found = expression(`{op: ${op}, value: ["1"]}`);
    expect(found[0]?.slice(0, 2)).toEqual(['rules-expression', op.replaceAll('"', '')]);
    expect(found[0]?.[2]).toContain(says);
  });

  it.each([
    ['Ge', '"1"', 'ocifit-k8s says "Gte"'],
    ['IsTrue', '[]', 'ocifit-k8s has no operator "IsTrue"'],
    ['gte', '"1"', 'Is "Gte" meant?'],
  ])('of ocifit-k8s has one that ocifit-k8s knows, not %s', (op, value, says) => {
    const found = jsonExpression(`{"op": "${op}", "key": "a", "value": ${value}}`);
    expect(found.map(([code, word]) => [code, word])).toEqual([['rules-expression', op]]);
    expect(found[0]?.[2]).toContain(says);
  });

  it.each([
    ['{op: Exists, value: ["a"]}', 'value', '"Exists" takes no values.'],
    ['{op: In}', 'In', '"In" needs at least one value.'],
    ['{op: In, value: []}', 'value', '"In" needs at least one value.'],
    ['{op: Gt, value: ["1", "2"]}', 'value', '"Gt" takes exactly one value, but there are 2.'],
    ['{op: GtLt, value: ["1"]}', 'value', '"GtLt" takes exactly two values, but there are 1.'],
    ['{op: In, value: "5"}', '"5"', 'Values are a list of strings: write ["5"].'],
    ['{op: In, value: {}}', 'value', 'Values are a list of strings, not an object.'],
    ['{op: In, value: [0200]}', '0200', 'YAML readers take 0200 for a number; write "0200"'],
    ['{op: In, value: [no]}', 'no', 'YAML readers take no for true or false; write "no"'],
    ['{op: In, value: [[]]}', '[', 'This must be a string, but is an array.'],
    ['{op: Gt, value: ["5.15"]}', '5.15', 'Versions need "type": "version"'],
    ['{op: Gt, value: ["5.x"], type: version}', '5.x', 'is not a version of up to three numbers'],
    ['{op: Gt, value: ["5"], type: semver}', 'semver', 'the only one is "version"'],
    ['{op: GeLe, value: ["9", "7"]}', '7', 'nothing lies between 9 and 7'],
    ['{op: InRegexp, value: ["a", "^(?=AVX)"]}', '^(?=AVX)', 'RE2 has no look-ahead'],
    ['{op: InRegexp, value: ["(AVX"]}', '(AVX', 'its parentheses do not match'],
  ])('has the values that its operator needs: %s', (text, word, says) => {
    const [found, ...more] = expression(text);
    expect(found?.slice(0, 2)).toEqual(['rules-expression', word]);
    expect(found?.[2]).toContain(says);
    expect(more).toEqual([]);
  });

  it.each([
    '{op: Exists, value: []}',
    '{op: Gt, value: ["-5"]}',
    '{op: Ge, value: ["5.15.2"], type: version}',
    '{op: InRegexp, value: ["(?i)^avx[[:digit:]]+$"]}',
    '{op: GtLt, value: ["9", "10"]}',
  ])('has no findings: %s', (text) => {
    expect(expression(text)).toEqual([]);
  });

  it('of ocifit-k8s has one string or a list of them', () => {
    expect(jsonExpression('{"op": "Gt", "key": "a", "value": 5}')).toEqual([
      ['rules-expression', '5', 'This must be a string, "5"; without quotes it is a number.'],
    ]);
    expect(jsonExpression('{"op": "Gt", "key": "a", "value": "5.1"}')[0]?.[2]).toContain(
      'compares nothing else in ocifit-k8s',
    );
  });
});

describe('a name in rules', () => {
  it('is that of a feature, in upper or lower case', () => {
    expect(judged(yamlTerm('feature: CPU.model'))).toEqual([]);
    expect(judged(yamlTerm('feature: cpu.modle'))).toEqual([
      [
        'rules-feature',
        'cpu.modle',
        'Node Feature Discovery finds no feature "cpu.modle" on a node. Is "cpu.model" meant?',
      ],
    ]);
    expect(judged(yamlTerm('feature: acme.rocket'))[0]?.[2]).toBe(
      'Node Feature Discovery finds no feature "acme.rocket" on a node.',
    );
  });

  it('is nearly one in the feature, and another is meant', () => {
    const names = (feature: string): string =>
      yamlTerm(`feature: ${feature}\nmatchExpressions:\n  vendor_ids: {op: Exists}`);
    expect(judged(names('cpu.model'))).toEqual([
      ['rules-feature', 'vendor_ids', expect.stringContaining('Is "vendor_id" meant?')],
    ]);
    expect(judged(names('kernel.config'))).toEqual([]);
    expect(judged(names('storage.block'))).toEqual([]);
  });

  it.each(['a b', '/a', 'A.b/c', '-a', 'a/b/c', 'x'.repeat(64), ''])(
    'has the form of a label: not %j',
    (key) => {
      const found = jsonExpression(`{"op": "Exists", "key": "${key}"}`);
      expect(found.map(([code]) => code)).toEqual(['rules-feature']);
    },
  );
});
