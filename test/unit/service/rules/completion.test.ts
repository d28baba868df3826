import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import { completeRules } from '../../../../server/src/service/rules/completion.js';
import { withCursor } from '../../../support/markers.js';
import { jsonTerm, type RulesLanguage, readRules, yamlTerm } from '../../../support/rules-text.js';
import { languageService, textDocument } from '../../../support/service.js';

interface Offer {
  readonly document: TextDocument;
  readonly items: readonly CompletionItem[];
}

/** In JSON where the text begins with a brace, else in YAML. */
function completions(marked: string, snippets = false): Offer {
  const { text, offset } = withCursor(marked);
  const language: RulesLanguage = text.startsWith('{') ? 'json' : 'yaml';
  const document = TextDocument.create('file:///rules', language, 1, text);
  const items = completeRules(document, readRules(text, language), offset, {
    snippets,
    translate: (template) => template,
  });
  return { document, items };
}

function labels(marked: string): string[] {
  return completions(marked).items.map(({ label }) => label);
}

/** The text after the completion of that label was accepted. */
function accepted(marked: string, label: string, snippets = false): string {
  const { document, items } = completions(marked, snippets);
  const item = items.find((one) => one.label === label);
  if (item?.textEdit === undefined || !('range' in item.textEdit)) {
    throw new Error(`${label} is not offered, only ${items.map((one) => one.label).join()}`);
  }
  return TextDocument.applyEdits(document, [item.textEdit, ...(item.additionalTextEdits ?? [])]);
}

const expression = (text: string): string =>
  yamlTerm(`feature: cpu.model\nmatchExpressions:\n  family: ${text}`);
const jsonExpression = (text: string): string =>
  jsonTerm(`{ "feature": "cpu.model", "matchExpressions": { "family": ${text} } }`);

describe('completion of rules in YAML', () => {
  it.each([
    '{op: <|>}',
    '{op: G<|>}',
    '{op: <|>, value: ["1"]}',
    '{op: "<|>"}',
    '{op:<|>}',
    '\n    op: <|>',
  ])('offers operators where one is to be typed: %s', (text) => {
    const offered = labels(expression(text));
    expect(offered).toEqual(expect.arrayContaining(['In', 'Exists', 'GeLe']));
    expect(offered).not.toContain('Gte');
  });

  it('replaces the word at the cursor, wherever in it', () => {
    expect(accepted(expression('{op: Exi<|>}'), 'Exists')).toBe(expression('{op: Exists}'));
    expect(accepted(expression('{op: E<|>xi, value: []}'), 'In')).toBe(
      expression('{op: In, value: []}'),
    );
    expect(accepted(expression("{op: 'Ex<|>'}"), 'In')).toBe(expression("{op: 'In'}"));
    expect(accepted(expression('{op:<|>}'), 'In')).toBe(expression('{op: In}'));
    const emoji = 'feature: kernel.config\nmatchExpressions: {"🚀": {op: E<|>}}';
    expect(accepted(yamlTerm(emoji), 'Exists')).toBe(yamlTerm(emoji.replace('E<|>', 'Exists')));
  });

  it('says what each operator means', () => {
    const { items } = completions(expression('{op: <|>}'));
    expect(items.find(({ label }) => label === 'GtLt')?.documentation).toEqual({
      kind: 'markdown',
      value: expect.stringContaining('Takes two values'),
    });
  });

  it('offers features', () => {
    expect(labels(yamlTerm('feature: <|>'))).toEqual(
      expect.arrayContaining(['cpu.cpuid', 'kernel.version', 'pci.device', 'system.osrelease']),
    );
    expect(accepted(yamlTerm('feature: cpu.mo<|>'), 'cpu.model')).toBe(
      yamlTerm('feature: cpu.model'),
    );
    expect(accepted(yamlTerm('feature:<|>'), 'pci.device')).toBe(yamlTerm('feature: pci.device'));
  });

  it('offers the names in a feature as keys of expressions', () => {
    expect(labels(yamlTerm('feature: kernel.version\nmatchExpressions:\n  <|>'))).toEqual([
      'full',
      'major',
      'minor',
      'revision',
    ]);
    const second =
      'feature: system.osrelease\nmatchExpressions:\n  ID: {op: Exists}\n  VERSION_ID.m<|>';
    expect(labels(yamlTerm(second))).not.toContain('ID');
    expect(accepted(yamlTerm(second), 'VERSION_ID.major')).toBe(
      yamlTerm(second.replace('VERSION_ID.m<|>', 'VERSION_ID.major: {op: }')),
    );
    const flow = 'feature: pci.device\nmatchExpressions: {vendor: {op: Exists}, <|>}';
    expect(labels(yamlTerm(flow))).toContain('subsystem_vendor');
    expect(labels(yamlTerm(flow))).not.toContain('vendor');
  });

  it.each([
    ['<|>', ['version', 'compatibilities']],
    ['version: v1alpha1\n<|>', ['compatibilities']],
    ['version: v1alpha1\ncompatibilities:\n- <|>', ['rules', 'weight', 'tag', 'description']],
    ['compatibilities:\n- rules: []\n  <|>', ['weight', 'tag', 'description']],
    [
      'compatibilities:\n- rules:\n  - name: x\n    match<|>',
      ['matchFeatures', 'matchAny', 'vars', 'varsTemplate', 'matchModel'],
    ],
    ['compatibilities:\n- rules:\n  - matchAny:\n    - <|>', ['matchFeatures']],
    [yamlTerm('<|>'), ['feature', 'matchExpressions', 'matchName']],
    [yamlTerm('feature: cpu.model\nmatch<|>'), ['matchExpressions', 'matchName']],
    [yamlTerm('<|>\nmatchName: {op: Exists}'), ['feature', 'matchExpressions']],
    [yamlTerm('matchExpressions:\n- <|>'), ['op', 'key', 'value']],
    [expression('{<|>}'), ['op', 'value', 'type']],
    [expression('{op: In, <|>}'), ['value', 'type']],
    [expression('{op: In, <|>'), ['value', 'type']],
  ])('offers the members of a place that are not there yet: %j', (text, names) => {
    expect(labels(text)).toEqual(names);
  });

  it('sets the colon that a name needs, and no second one', () => {
    expect(accepted(yamlTerm('fea<|>'), 'feature')).toBe(yamlTerm('feature: '));
    expect(accepted(yamlTerm('fea<|>: cpu.model'), 'feature')).toBe(yamlTerm('feature: cpu.model'));
    expect(accepted(expression('{op: In, <|>}'), 'value', true)).toBe(
      expression('{op: In, value: ["$1"]}'),
    );
    expect(accepted('version: v1alpha1\ncomp<|>', 'compatibilities')).toBe(
      'version: v1alpha1\ncompatibilities:',
    );
  });

  it('offers the words of other places', () => {
    expect(labels('version: <|>')).toEqual(['v1alpha1']);
    expect(labels(expression('{op: Gt, type: <|>}'))).toEqual(['version']);
  });

  it.each([
    '# <|>',
    'version: v1alpha1 # <|>',
    yamlTerm('feature: cpu.model\nmatchName: <|>'),
    expression('{op: In, value: ["<|>"]}'),
    'other: <|>',
  ])('offers nothing where nothing is known: %j', (text) => {
    expect(labels(text)).toEqual([]);
  });
});

describe('completion of rules in JSON', () => {
  it.each(['{ "op": "<|>" }', '{ "op": <|> }', '{ "op": "<|>', '{ "op":<|>'])(
    'offers operators where one is to be typed: %s',
    (text) => expect(labels(jsonExpression(text))).toContain('Exists'),
  );

  it('puts quotes, commas and colons that are missing', () => {
    expect(accepted(jsonExpression('{ "op": "E<|>" }'), 'Exists')).toBe(
      jsonExpression('{ "op": "Exists" }'),
    );
    expect(accepted(jsonExpression('{ "op": <|> }'), 'In')).toBe(jsonExpression('{ "op": "In" }'));
    expect(accepted(jsonExpression('{ "op": "In" <|> }'), 'value')).toBe(
      jsonExpression('{ "op": "In", "value": [] }'),
    );
    expect(accepted(jsonExpression('{ "op": "In", "va<|>" }'), 'value', true)).toBe(
      jsonExpression('{ "op": "In", "value": [$1] }'),
    );
    expect(accepted(jsonTerm('{ "feature": "cpu<|>" }'), 'cpu.cpuid')).toBe(
      jsonTerm('{ "feature": "cpu.cpuid" }'),
    );
  });

  it('offers the names in a feature, wherever the feature stands', () => {
    const term = '{ "matchExpressions": { "<|>" }, "feature": "kernel.version" }';
    expect(labels(jsonTerm(term))).toEqual(['full', 'major', 'minor', 'revision']);
    expect(accepted(jsonTerm(term), 'major')).toContain('"major": {}');
  });

  it('is in the words of ocifit-k8s where its form is', () => {
    const item = (text: string): string => jsonTerm(`{ "matchExpressions": [{ ${text} }] }`);
    expect(labels(item('"op": "<|>"'))).toEqual(expect.arrayContaining(['Gte', 'Lte', 'InRegexp']));
    expect(labels(item('"op": "<|>"'))).not.toContain('Ge');
    expect(labels(item('"op": "In", "<|>"'))).toEqual(['key', 'value']);
    expect(labels(item('"key": "<|>"'))).toEqual(
      expect.arrayContaining([
        'feature.node.kubernetes.io/kernel-version.major',
        'feature.node.kubernetes.io/system-os_release.ID',
      ]),
    );
  });

  it('filters by what has been typed, the quote included', () => {
    const { items } = completions(jsonTerm('{ "feature": "cpu<|>" }'));
    expect(items[0]?.filterText).toBe('"cpu.cpuid');
  });
});

describe('completion of rules through the service', () => {
  it.each([
    yamlTerm('feature: <|>'),
    yamlTerm('<|>'),
    expression('{op: <|>}'),
    jsonTerm('{ "<|>" }'),
  ])('speaks the language of the user: %j', async (marked) => {
    const { text, offset } = withCursor(marked);
    const service = languageService({ translate: (template) => `«${template}»` });
    const languageId = text.startsWith('{') ? 'json' : 'yaml';
    const document = textDocument(text, { languageId, uri: `file:///rules.${languageId}` });
    const list = await service.complete(document, document.positionAt(offset));
    expect(list?.items.length).toBeGreaterThan(2);
    for (const { documentation } of list?.items ?? []) {
      expect((documentation as { value: string }).value).toMatch(/^«[^«»]+»(?: «[^«»]+»)*$/);
    }
  });
});
