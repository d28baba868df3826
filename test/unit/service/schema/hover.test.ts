import { describe, expect, it } from 'vitest';
import { DocumentCache } from '../../../../server/src/service/document.js';
import { SchemaHover } from '../../../../server/src/service/schema/hover.js';
import { JsonService } from '../../../../server/src/service/schema/json-service.js';
import type { Users } from '../../../../server/src/service/users.js';
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

  it.each([
    ['where it is declared', '"mpi.<|>version"', '"mpi.version"'],
    ['where an edge names it', '"mpi.version"', '"mpi.<|>version"'],
  ])('says what is known of an attribute %s', async (_, key, end) => {
    const found = await hover(
      `{ "graph": { "id": "org.example", "nodes": { "mpi": {}, ${key}: { "label": "which one" } },
        "edges": [{ "source": "mpi", "target": ${end}, "relation": "contains" }] } }`,
    );
    expect(found?.of).toBe('mpi.version');
    expect(found?.says).toMatch(
      /^### org\\.example\\.mpi\\.version\n\nwhich one\n\nmpi › version\n/,
    );
  });

  it('says how many specs use an attribute, if somebody knows', async () => {
    const document = textDocument('{ "graph": { "id": "x", "nodes": { "a": {} } } }');
    const parsed = new DocumentCache().get(document);
    const schemaHover = new SchemaHover(new JsonService({}), (template) => template);
    const usersOf = (namespace: string, name: string): Users => ({
      specs: namespace === 'x' && name === 'a' ? 3 : 0,
      dockerfiles: 0,
      definitions: 0,
    });
    const position = document.positionAt(document.getText().indexOf('"a"') + 1);
    const found = await schemaHover.hover(parsed, position, { usersOf });
    expect(JSON.stringify(found)).toContain('Used by 3 specs in the workspace.');
  });

  it('says what a member means where an edge names what nobody declares', async () => {
    const found = await hover(
      '{ "graph": { "nodes": { "a": {} }, "edges": [{ "source": "b<|>" }] } }',
    );
    expect(found?.says).not.toContain('###');
  });

  it('knows the attribute of a moment ago while the text is broken', async () => {
    const service = languageService();
    const text = '{ "graph": { "id": "x", "nodes": { "mpi": {} }, "edges": [] } }';
    service.symbols(textDocument(text));
    const broken = textDocument(text.replace('"graph"', '"grap'), { version: 2 });
    const position = broken.positionAt(broken.getText().indexOf('mpi'));
    const found = await service.hover(broken, position);
    expect(broken.getText(found?.range)).toBe('mpi');
  });

  it('says nothing of what it does not know', async () => {
    expect(await hover('{ "graph": {}, "unknown<|>": 1 }')).toBeUndefined();
    expect(await hover('<|>')).toBeUndefined();
  });
});
