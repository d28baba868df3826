import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { expectValid, outlineLines } from '../../../support/outline.js';
import { nfdRules, ocifitRules } from '../../../support/rules-text.js';
import { languageService, textDocument } from '../../../support/service.js';

function documentOf(text: string, version = 1) {
  const languageId = text.startsWith('{') ? 'compspec' : 'yaml';
  return textDocument(text, { uri: 'file:///rules.compspec.json', languageId, version });
}

function outline(text: string): DocumentSymbol[] {
  return languageService().symbols(documentOf(text)) as DocumentSymbol[];
}

describe('the outline of rules', () => {
  it('shows sets, their rules and the features that these ask for', () => {
    expect(outlineLines(outline(nfdRules))).toEqual([
      'fast = 10',
      '  kernel and cpu',
      '    kernel.version',
      '      full = GeLe',
      '      major = Gt',
      '      minor = GtLt',
      '    cpu.topology',
      '      hardware_multithreading = IsFalse',
      '    cpu.cpuid',
      '    rule.matched',
      '      kernel = In',
      '  one of two cards',
      '    matchAny 1',
      '      pci.device',
      '        vendor = In',
      '        class = NotIn',
      '    matchAny 2',
      '      kernel.loadedmodule',
      '        ib_core = Exists',
      '        nouveau = DoesNotExist',
    ]);
  });

  it('shows the labels that ocifit-k8s asks for', () => {
    expect(outlineLines(outline(ocifitRules)).slice(0, 6)).toEqual([
      'ubuntu:24.04 = 2',
      '  rules 1',
      '    matchFeatures 1',
      '      feature.node.kubernetes.io/system-os_release.ID = In',
      '      feature.node.kubernetes.io/kernel-version.minor = Gte',
      '      flavor = Exists',
    ]);
  });

  it('has the places of names, and of all that belongs to them', () => {
    const document = documentOf(nfdRules);
    const [set] = outline(nfdRules);
    const [rule] = set?.children ?? [];
    expect(document.getText(rule?.selectionRange)).toBe('kernel and cpu');
    expect(document.getText(rule?.range)).toMatch(
      /^name: [\s\S]*kernel: \{op: In, value: \["new"\]\}$/,
    );
  });

  it.each([
    ['YAML', nfdRules],
    ['JSON', ocifitRules],
  ])('is valid for every beginning of a text in %s', (_, text) => {
    const service = languageService();
    for (let length = 0; length <= text.length; length += 1) {
      const document = documentOf(text.slice(0, length), length);
      expectValid(service.symbols(document) as DocumentSymbol[], document);
    }
  });
});
