import { describe, expect, it } from 'vitest';
import type { FormattingOptions } from 'vscode-languageserver-types';
import { marked } from '../../../support/markers.js';
import { edited, languageService, textDocument } from '../../../support/service.js';

const twoSpaces: FormattingOptions = { tabSize: 2, insertSpaces: true };

/** The text formatted; of one with a marked range, its lines alone. */
function formatted(textWithMarks: string, options: Partial<FormattingOptions> = {}): string {
  const { text, ranges } = marked(textWithMarks);
  const document = textDocument(text);
  const [range] = ranges;
  const edits = languageService().format(
    document,
    { ...twoSpaces, ...options },
    range && {
      range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
    },
  );
  return edited(document, edits);
}

describe('formatting a compatibility schema', () => {
  it('lays it out anew', () => {
    expect(formatted('{"graph":{"id":"x","edges":[]}}')).toBe(
      '{\n  "graph": {\n    "id": "x",\n    "edges": []\n  }\n}',
    );
  });

  it('indents as the editor does', () => {
    expect(formatted('{"a":1}', { tabSize: 4 })).toBe('{\n    "a": 1\n}');
    expect(formatted('{"a":1}', { insertSpaces: false })).toBe('{\n\t"a": 1\n}');
  });

  it('keeps the line ends and the one at the end', () => {
    expect(formatted('{\r\n"a":1}\r\n')).toBe('{\r\n  "a": 1\r\n}\r\n');
    expect(formatted('{"a":1}\n\n\n')).toBe('{\n  "a": 1\n}\n');
    expect(formatted('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(formatted('{"a":1}', { insertFinalNewline: true })).toBe('{\n  "a": 1\n}\n');
  });

  it('lays out the lines of a range alone', () => {
    expect(formatted('{\n"a":1,\n  <|"b":2,|>\n"c":3\n}\n')).toBe(
      '{\n"a":1,\n  "b": 2,\n"c":3\n}\n',
    );
    expect(formatted('{\n"a":1,\n  <|"b":2\n}\n|>')).toBe('{\n"a":1,\n  "b": 2\n}\n');
  });

  it('loses nothing of a half-typed text', () => {
    const halfTyped = '{"graph":{"id":"x", "nodes" {"a": , } "edges":[{"source":"a"';
    expect(formatted(halfTyped).replace(/\s/g, '')).toBe(halfTyped.replace(/\s/g, ''));
  });

  it('is one edit where it would be very many', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => index);
    const document = textDocument(JSON.stringify(items));
    const edits = languageService().format(document, twoSpaces);
    expect(edits).toHaveLength(1);
    expect(edited(document, edits)).toBe(JSON.stringify(items, undefined, 2));
  });

  it('leaves a text alone that is nested too deeply to indent', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(formatted(deep)).toBe(deep);
  });

  it('puts nodes and edges in order where that is wanted', () => {
    const text =
      '{"graph": {"nodes": {"b": {}, "a": {}}, "edges": [{"source": "b", "target": "a"}]}}\n';
    const document = textDocument(text);
    const [edit, ...rest] = languageService().format(document, twoSpaces, { sort: true });
    expect(rest).toEqual([]);
    expect(edit?.newText).toContain('    "nodes": {\n      "a": {},\n      "b": {}\n    },\n');
    expect(edit?.newText.endsWith('}\n')).toBe(true);
    const sorted = textDocument(edit?.newText ?? '');
    expect(languageService().format(sorted, twoSpaces, { sort: true })).toEqual([]);
    const lines = { start: document.positionAt(0), end: document.positionAt(text.length) };
    const ofRange = languageService().format(document, twoSpaces, { sort: true, range: lines });
    expect(edited(document, ofRange)).toContain('"b": {},\n      "a": {}');
  });

  it('is not offered for a JSON file, which has its formatter', () => {
    const document = textDocument('{"graph":{"type":"compspec"}}', { languageId: 'json' });
    expect(languageService().format(document, twoSpaces)).toEqual([]);
  });
});
