import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { defaultSettings, readSettings } from '../../../server/src/service/settings.js';
import { marked } from '../../support/markers.js';
import { type DocumentOptions, languageService, textDocument } from '../../support/service.js';

const style = { reference: 'file:///server/README.md' };

function diagnostics(text: string, settings: unknown = {}, options: DocumentOptions = {}) {
  const document = textDocument(text, options);
  const { validate } = readSettings({ validate: settings });
  return languageService(style).judge(document, validate).diagnostics;
}

const undeclared = (edges: string): string =>
  `{"graph": {"id": "x", "metadata": {"version": "1"}, "nodes": {"🚀": {}, "a": {}}, "edges": [${edges}]}}`;

describe('a diagnostic', () => {
  it('stands where the finding is, in lines and UTF-16 characters', () => {
    const { text, ranges } = marked(
      undeclared('\r\n{"source": "🚀", "target": "a"}, {"source": "a", "target": "<|🚀.b|>"}'),
    );
    const [diagnostic, ...others] = diagnostics(text);
    const document = textDocument(text);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: 'undeclared-node',
      codeDescription: { href: 'file:///server/README.md#undeclared-node' },
      source: 'compspec',
      severity: DiagnosticSeverity.Error,
      range: {
        start: document.positionAt(ranges[0]!.start),
        end: document.positionAt(ranges[0]!.end),
      },
      data: { name: '🚀.b' },
    });
    expect(diagnostic?.range.start.line).toBe(1);
  });

  it('names the other place, for a client that shows it', () => {
    const text = undeclared('{"source": "🚀", "target": "a"}, {"source": "🚀", "target": "a"}');
    const [duplicate] = diagnostics(text);
    expect(duplicate?.code).toBe('duplicate-edge');
    expect(duplicate?.relatedInformation).toHaveLength(1);
    const service = languageService({ ...style, relatedInformation: false });
    const [plain] = service.judge(textDocument(text), defaultSettings.validate).diagnostics;
    expect(plain?.relatedInformation).toBeUndefined();
  });

  it('speaks the language of the client', () => {
    const service = languageService({ translate: (template) => template.toUpperCase() });
    const { diagnostics } = service.judge(
      textDocument('{"graph": {}} x'),
      defaultSettings.validate,
    );
    expect(diagnostics.map(({ message }) => message)).toContain(
      'NOTHING MAY FOLLOW THE END OF THE DOCUMENT.',
    );
  });
});

describe('a user decides', () => {
  const text = undeclared('{"source": "🚀", "target": "a"}, {"source": "a", "target": "b"}');

  it('that nothing is judged', () => {
    expect(diagnostics(text)).toHaveLength(1);
    expect(diagnostics(text, { enable: false })).toEqual([]);
  });

  it('how severe a code is', () => {
    const severity = (value: unknown): (DiagnosticSeverity | undefined)[] =>
      diagnostics(text, { severity: { 'undeclared-node': value } }).map(({ severity }) => severity);
    expect(severity('hint')).toEqual([DiagnosticSeverity.Hint]);
    expect(severity('off')).toEqual([]);
    expect(severity('nonsense')).toEqual([DiagnosticSeverity.Error]);
  });

  it('how many are shown; the worst are, and the last says how many are not', () => {
    const many = undeclared('{"source": "a", "target": "a"},'.repeat(4));
    const all = diagnostics(many);
    const shown = diagnostics(many, { maxProblems: 2 });
    expect(all.length).toBeGreaterThan(4);
    expect(shown).toHaveLength(3);
    expect(shown.slice(0, 2).every(({ severity }) => severity === DiagnosticSeverity.Error)).toBe(
      true,
    );
    expect(shown[2]?.message).toContain(`${all.length - 2} more`);
    expect(diagnostics(many, { maxProblems: all.length })).toHaveLength(all.length);
  });

  it('but not with values that are none', () => {
    for (const nonsense of [null, 1, 'x', [], { validate: 3 }, { validate: { maxProblems: -1 } }]) {
      expect(readSettings(nonsense)).toEqual(defaultSettings);
    }
  });
});

describe('whose document it is', () => {
  const codes = (text: string, options: DocumentOptions): unknown[] =>
    diagnostics(text, {}, options).map(({ code }) => code);
  const named = 'file:///x/io.example.compspec.json';
  const other = 'file:///x/graph.json';
  const faulty = '{"graph": {"id": "x", "id": "x", "nodes": {"a": {},}, "edges": [] }}';
  const declared = faulty.replace('"id"', '"type": "compspec", "id"');

  it.each([
    ['compspec', named, 'all'],
    ['compspec', other, 'all'],
    ['json', named, 'semantic'],
    ['jsonc', named, 'semantic'],
    ['json', other, 'none'],
    ['yaml', named, 'none'],
  ])('of language %s at %s: %s', (languageId, uri, expected) => {
    const found = codes(faulty, { languageId, uri });
    expect(found.includes('json-syntax')).toBe(expected === 'all');
    expect(found.includes('json-duplicate-key')).toBe(expected === 'all');
    expect(found.includes('missing-version')).toBe(expected !== 'none');
  });

  it('of another name is ours where it says so', () => {
    expect(codes(declared, { languageId: 'json', uri: other })).toContain('missing-version');
    expect(codes(declared, { languageId: 'json', uri: other })).not.toContain('json-syntax');
  });

  it('of another kind is left in peace, but for its syntax', () => {
    expect(codes('', { uri: named })).toEqual([]);
    expect(codes(' \n', { uri: named })).toEqual([]);
    expect(codes('{"added": {"nodes": 3}}', { uri: named })).toEqual([]);
    expect(codes('{"added": {"nodes": 3}', { uri: named })).toEqual(['json-syntax']);
    expect(codes('{"added": {"nodes": 3}', { uri: named, languageId: 'json' })).toEqual([]);
  });
});

describe('a file that is not open', () => {
  const judged = (text: string, uri = 'file:///x/compspec.json') =>
    languageService().judgeFile(uri, { text }, defaultSettings.validate);

  it('is judged like one that is', () => {
    const text = '{"graph": {"nodes": {}}}';
    const open = languageService().judge(
      textDocument(text, { uri: 'file:///x/compspec.json' }),
      defaultSettings.validate,
    );
    expect(judged(text)).toEqual(open);
    expect(open.kind).toBe('schema');
  });

  it('of another kind is none of ours', () => {
    expect(judged('{"added": 1}')).toEqual({
      diagnostics: [],
      kind: undefined,
      generation: undefined,
    });
  });

  it('that is no UTF-8 is told so', () => {
    const encodingFault = { encoding: 'unknown', byte: 0xff, offset: 12, at: 12 } as const;
    const { diagnostics } = languageService().judgeFile(
      'file:///x/compspec.json',
      { text: '{"graph": {"\ufffd": 1}}', encodingFault },
      defaultSettings.validate,
    );
    expect(diagnostics.map(({ message }) => message).join('\n')).toContain('0xFF');
  });
});
