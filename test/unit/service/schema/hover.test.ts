import { describe, expect, it } from 'vitest';
import { marked } from '../../../support/markers.js';
import { languageService, textDocument } from '../../../support/service.js';

/** What is said, and of which piece of the text. */
async function hover(textWithMark: string): Promise<{ says: string; of: string } | undefined> {
  const { text, cursors } = marked(textWithMark);
  const document = textDocument(text);
  const found = await languageService().hover(document, document.positionAt(cursors[0] ?? 0));
  if (found === null || typeof found.contents !== 'object' || !('value' in found.contents)) {
    return undefined;
  }
  return { says: found.contents.value, of: document.getText(found.range) };
}

describe('a hover in a compatibility schema', () => {
  it('says what a member means', async () => {
    const found = await hover(
      '{ "graph": { "nodes": { "🚀": {}, "a": { "metadata": { "compa<|>rison": "equals" } } } } }',
    );
    expect(found?.of).toBe('"comparison"');
    expect(found?.says).toMatch(/how a check compares/i);
  });

  it('says what a value means', async () => {
    const found = await hover(
      '{ "graph": {\r\n"nodes": { "a": { "metadata": { "comparison": "at-<|>least" } } } } }',
    );
    expect(found?.of).toBe('"at-least"');
    expect(found?.says).toContain('lowest value');
  });

  it('says nothing of what it does not know', async () => {
    expect(await hover('{ "graph": {}, "unknown<|>": 1 }')).toBeUndefined();
    expect(await hover('<|>')).toBeUndefined();
  });
});
