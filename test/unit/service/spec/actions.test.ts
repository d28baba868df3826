import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { fixAllKind } from '../../../../server/src/service/actions.js';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { edited } from '../../../support/service.js';
import { jsonStorage, openSpec, yamlStorage } from '../../../support/spec-help.js';

interface Offered {
  readonly title: string;
  readonly leaves: string;
  readonly action: CodeAction;
}

/** The quick fixes at a mark, or all fixes at once, and the text that each leaves. */
function fixes(
  marked: string,
  only = ['quickfix'],
  severity: Record<string, 'off'> = {},
): readonly Offered[] {
  const { service, document, position } = openSpec(marked);
  const settings = { ...defaultSettings.validate, severity };
  const { diagnostics } = service.judge(document, settings);
  const range = { start: position, end: position };
  return service.actions(document, range, { diagnostics, only }, settings).map((action) => ({
    title: action.title,
    leaves: edited(document, action.edit?.changes?.[document.uri] ?? []),
    action,
  }));
}

function spec(members: string): string {
  return `{"version": "0.0.0", "kind": "CompatibilitySpec", "compatibilities": [{${members}}]}`;
}

describe('quick fixes in a spec', () => {
  it.each([
    ['attribute-value', jsonStorage('"fs.kind": "nf<|>ss"'), 'Change to "nfs"', 'nfss', 'nfs'],
    ['attribute-value', yamlStorage("fs.kind: '<|>nfss'"), 'Change to "nfs"', 'nfss', 'nfs'],
    [
      'attribute-value-type',
      jsonStorage('"fs.size": <|>12'),
      'Write the value as the string "12"',
      '12',
      '"12"',
    ],
    [
      'attribute-value-type',
      yamlStorage('fs.shared: n<|>o'),
      'Write the value as the string "no"',
      'no\n',
      '"no"\n',
    ],
    [
      'unknown-attribute',
      jsonStorage('"fs.kin<|>b": "nfs"'),
      'Change to "fs.kind"',
      'fs.kinb',
      'fs.kind',
    ],
    [
      'unknown-attribute',
      yamlStorage('"fs.kin<|>b": nfs'),
      'Change to "fs.kind"',
      'fs.kinb',
      'fs.kind',
    ],
    [
      'unknown-schema',
      spec('"name": "org.example.storag<|>", "attributes": {}'),
      'Change to "org.example.storage"',
      'storag"',
      'storage"',
    ],
    [
      'namespace-mismatch',
      spec('"name": "storage.ex<|>ample.org", "attributes": {}'),
      'Change to "org.example.storage"',
      'storage.example.org',
      'org.example.storage',
    ],
    [
      'schema-version-mismatch',
      spec('"name": "org.example.storage", "version": "1.<|>0", "attributes": {}'),
      'Change the version of org.example.storage to 2.0.0',
      '"1.0"',
      '"2.0.0"',
    ],
  ])('are offered where their finding stands: %s in %s', (code, text, title, wrong, right) => {
    const [first, ...rest] = fixes(text);
    expect(rest).toEqual([]);
    expect(first?.title).toBe(title);
    expect(first?.action.diagnostics?.map((one) => one.code)).toEqual([code]);
    expect(first?.action.isPreferred).toBe(true);
    const at = text.replace('<|>', '').lastIndexOf(wrong);
    const plain = text.replace('<|>', '');
    expect(first?.leaves).toBe(plain.slice(0, at) + right + plain.slice(at + wrong.length));
    expect(fixes(`<|>${plain}`)).toEqual([]);
    expect(fixes(text, ['quickfix'], { [code]: 'off' })).toEqual([]);
  });

  it('offer the nearest name first, then the version that declares the attribute', () => {
    const text = spec(
      '"name": "org.supercontainers", "version": "0.0.0", "attributes": {"os.gli<|>bc": "2.35"}',
    );
    const offered = fixes(text).map(({ title }) => title);
    expect(offered).toContain('Change the version of org.supercontainers to 0.1.0');
  });

  it('offer what says the same before what is nearer in letters', () => {
    const text = spec(
      '"name": "org.supercontainers", "version": "0.0.0", "attributes": {"hardware.gpu.avail<|>able": "yes"}',
    );
    const [first] = fixes(text);
    expect(first?.title).toBe('Change to "hardware.gpu.enabled"');
    expect(first?.leaves).toContain('"hardware.gpu.enabled": "yes"');
  });

  it('are none for what nobody can mend without asking', () => {
    const twice = '{"name": "org.example.storage", "attributes": {}}';
    const text = `{"kind": "CompatibilitySpec", "compatibilities": [${twice}, ${twice.replace('"org', '"<|>org')}]}`;
    expect(fixes(text)).toEqual([]);
    expect(fixes('{"kind": "CompatibilitySpec", "compatibilities": <|>3}')).toEqual([]);
  });
});

describe('fixing all at once in a spec', () => {
  const text = `{"kind": "CompatibilitySpec", "compatibilities": [{"name": "<|>storage.example.org", "attributes": {"fs.size": 12, "fs.shared": true, "fs.kinb": "nfs", "fs.kind": "nfss"}}]}`;
  const only = [fixAllKind];

  it('does what is safe, and guesses nothing', () => {
    const [all, ...rest] = fixes(text, only);
    expect(rest).toEqual([]);
    expect(all?.action.kind).toBe(fixAllKind);
    expect(all?.leaves).toBe(
      text
        .replace('<|>storage.example.org', 'org.example.storage')
        .replace('12', '"12"')
        .replace('true', '"true"'),
    );
  });

  it('does the same in YAML', () => {
    const yaml = yamlStorage('fs.size: 0<|>12 # of disks\nfs.shared: no\nfs.kinb: nfs');
    expect(fixes(yaml, only)[0]?.leaves).toBe(
      yaml.replace('0<|>12', '"012"').replace('shared: no', 'shared: "no"'),
    );
  });

  it('does nothing that a setting turned off, in a broken text, or unasked', () => {
    const off = { 'attribute-value-type': 'off', 'namespace-mismatch': 'off' } as const;
    expect(fixes(text, only, off)).toEqual([]);
    expect(fixes(text.replace('"nfss"}', '"nfss",}'), only)).toEqual([]);
    expect(fixes(text).map(({ action }) => action.kind)).not.toContain(fixAllKind);
  });
});
