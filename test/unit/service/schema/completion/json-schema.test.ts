import { describe, expect, it } from 'vitest';
import { accepted, labels } from '../../../../support/completion.js';

describe('completion in a compatibility schema', () => {
  it('offers a whole schema in an empty file', async () => {
    expect(await labels('<|>')).toContain('compatibility schema');
  });

  it("offers nothing in another program's file of the same name", async () => {
    expect(await labels('{ "<|>" }')).toContain('graph');
    expect(await labels('{ "<|>": { "meta": {} } }')).toEqual([]);
  });

  it('offers the members of a graph that are not there yet', async () => {
    const offered = await labels('{ "graph": { "id": "x", "nodes": {}, "<|>" } }');
    expect(offered).toEqual(expect.arrayContaining(['edges', 'label', 'type', 'metadata']));
    expect(offered).not.toContain('id');
    expect(offered).not.toContain('nodes');
  });

  it('offers what node metadata may say', async () => {
    const node = (metadata: string): string =>
      `{ "graph": { "nodes": { "a": { "metadata": { ${metadata} } } } } }`;
    expect(await labels(node('"<|>"'))).toContain('comparison');
    expect(await labels(node('"comparison": "<|>"'))).toContain('"at-least"');
    expect(await labels(node('"type": <|>'))).toContain('"version"');
  });

  it('offers words of relations', async () => {
    const offered = await labels('{ "graph": { "edges": [ { "relation": "<|>" } ] } }');
    expect(offered).toContain('contains');
  });

  it('replaces the word at the cursor, wherever it is', async () => {
    const marked = '{\r\n  "graph": { "nodes": { "🚀": { "metadata": { "comp<|>" } } } }\r\n}';
    expect(await accepted(marked, 'comparison')).toBe(
      '{\r\n  "graph": { "nodes": { "🚀": { "metadata": { "comparison":  } } } }\r\n}',
    );
  });

  it('sets the comma that the next member needs', async () => {
    expect(await accepted('{ "graph": { <|>\n"nodes": {} } }', 'id')).toContain(
      '"id": "",\n"nodes"',
    );
  });

  it('has no placeholders for a client that does not fill them in', async () => {
    const text = await accepted('<|>', 'compatibility schema');
    expect(JSON.parse(text)).toMatchObject({
      graph: {
        id: 'org.example',
        nodes: { group: {}, 'group.attribute': { metadata: { type: 'string' } } },
      },
    });
    expect(await accepted('<|>', 'compatibility schema', true)).toContain(`\${1:org.example}`);
  });

  it('helps in a JSON file that says it is a schema, and in no other', async () => {
    const json = { languageId: 'json', uri: 'file:///graph.json' };
    expect(await labels('{ "graph": { "type": "compspec", "<|>" } }', json)).toContain('nodes');
    expect(await labels('{ "graph": { "<|>" } }', json)).toEqual([]);
    expect(await labels('{ "<|>" }', json)).toEqual([]);
  });

  it('answers in a schema of ten thousand nodes as in a small one', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `"n${index}": { "label": "x" }`);
    const offered = await labels(
      `{ "graph": { "nodes": { ${many}, "a": { "<|>" }, ${many.map((one) => one.replace('n', 'm'))} } } }`,
    );
    expect(offered.sort()).toEqual(['label', 'metadata']);
  });
});
