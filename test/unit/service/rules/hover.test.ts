import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hoverRules } from '../../../../server/src/service/rules/hover.js';
import { withCursor } from '../../../support/markers.js';
import { jsonTerm, type RulesLanguage, readRules, yamlTerm } from '../../../support/rules-text.js';
import { languageService, textDocument } from '../../../support/service.js';

/** What is said, and of which piece of the text. */
function hover(marked: string): { says: string; of: string } | undefined {
  const { text, offset } = withCursor(marked);
  const language: RulesLanguage = text.startsWith('{') ? 'json' : 'yaml';
  const document = TextDocument.create('file:///rules', language, 1, text);
  const found = hoverRules(document, readRules(text, language), offset, (template) => template);
  if (found === null || !('value' in Object(found.contents))) return undefined;
  return { says: (found.contents as { value: string }).value, of: document.getText(found.range) };
}

describe('a hover in rules', () => {
  it('says what an operator means', () => {
    expect(hover(yamlTerm('feature: cpu.cpuid\nmatchName: {op: InReg<|>exp}'))).toEqual({
      of: 'InRegexp',
      says: expect.stringMatching(
        /^\*\*`InRegexp`\*\*\n\nMatches where .*RE2.*Takes one value or more\.$/,
      ),
    });
    const json = '{ "matchExpressions": [{ "op": "<|>Gte" }] }';
    expect(hover(jsonTerm(json))?.says).toContain('the one given or greater');
  });

  it('says what a feature is and what is in it', () => {
    const found = hover(yamlTerm('feature: kernel.ver<|>sion'));
    expect(found?.of).toBe('kernel.version');
    expect(found?.says).toContain('`full`, `major`, `minor`, `revision`');
    expect(hover(jsonTerm('{ "feature": "pci.<|>device" }'))?.of).toBe('pci.device');
  });

  it('says what a name in a feature means, and what a member does', () => {
    const name =
      'feature: system.osrelease\nmatchExpressions:\n  VERSION_ID.<|>major: {op: Exists}';
    expect(hover(yamlTerm(name))?.says).toContain('The first number of the version.');
    expect(hover(yamlTerm('feature: cpu.cpuid\nmatch<|>Name: {op: Exists}'))?.says).toContain(
      'names in the feature',
    );
    const label = 'feature.node.kubernetes.io/cpu-model.<|>vendor_id';
    expect(hover(jsonTerm(`{ "matchExpressions": [{ "key": "${label}" }] }`))?.says).toContain(
      'Vendor',
    );
  });

  it.each([
    '<|>',
    'other<|>: 1',
    yamlTerm('feature: acme.<|>rocket'),
    yamlTerm('feature: cpu.model\nmatchExpressions: {constr<|>uctor: {op: Exists}}'),
    yamlTerm('feature: cpu.model\nmatchExpressions: {id: {op: In, value: ["I<|>n"]}}'),
  ])('says nothing of what it does not know: %j', (text) => {
    expect(hover(text)).toBeUndefined();
  });

  it.each([
    [yamlTerm('feature: cpu.cpuid\nmatchName: {op: Ex<|>ists}'), 2],
    [yamlTerm('feature: cpu.mo<|>del'), 2],
    [yamlTerm('feature: cpu.model\nmatchExpressions: {vendor<|>_id: {op: Exists}}'), 1],
    [yamlTerm('feature: cpu.model\nmatch<|>Name: {op: Exists}'), 1],
  ])('speaks the language of the user: %j', async (marked, sentences) => {
    const { text, offset } = withCursor(marked);
    const service = languageService({ translate: (template) => `«${template}»` });
    const document = textDocument(text, { languageId: 'yaml', uri: 'file:///rules.yaml' });
    const found = await service.hover(document, document.positionAt(offset));
    const { value } = Object(found?.contents) as { value: string };
    // Names are the documents' own; all else is a sentence.
    expect(value.match(/«[^«»]+»/g)).toHaveLength(sentences);
    expect(value.replace(/«[^«»]+»/g, '')).toMatch(/^\*\*`[\w.]+`\*\*\s*(?:`\w+`(?:, )?)*$/);
  });
});
