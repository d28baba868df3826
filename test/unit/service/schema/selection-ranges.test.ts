import { describe, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { withCursor } from '../../../support/markers.js';
import { languageService, textDocument } from '../../../support/service.js';

/** What is selected step by step. */
function selections(marked: string): string[] {
  const { text, offset } = withCursor(marked);
  const document = textDocument(text);
  const [first] = languageService().selectionRanges(document, [document.positionAt(offset)]);
  const texts: string[] = [];
  for (let at: SelectionRange | undefined = first; at !== undefined; at = at.parent) {
    texts.push(document.getText(at.range));
  }
  return texts;
}

describe('expanding the selection', () => {
  it('goes from a word to its string, its member, its object and so on', () => {
    expect(selections('{"a": {"b": "wo<|>rd", "c": 1}}')).toEqual([
      'word',
      '"word"',
      '"b": "word"',
      '"b": "word",',
      '"b": "word", "c": 1',
      '{"b": "word", "c": 1}',
      '"a": {"b": "word", "c": 1}',
      '{"a": {"b": "word", "c": 1}}',
    ]);
  });

  it('goes from an item to its array', () => {
    expect(selections('[1, 2<|>, 3]')).toEqual(['2', '2,', '1, 2, 3', '[1, 2, 3]']);
  });

  it('stays where there is nothing to select', () => {
    expect(selections('<|>')).toEqual(['']);
  });

  it('ends somewhere in a text that does not', () => {
    const deep = selections(`${'['.repeat(100_000)}1<|>`);
    expect(deep.length).toBeGreaterThan(100);
    expect(deep.length).toBeLessThan(1000);
  });
});
