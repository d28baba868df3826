import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CompletionItemTag } from 'vscode-languageserver-types';
import { accepted, completions, itemOf, labels } from '../../../../support/completion.js';
import { languageService, textDocument } from '../../../../support/service.js';

const nodes = {
  mpi: { label: 'MPI' },
  'mpi.version': { label: 'MPI version', metadata: { description: 'Its version.' } },
  'mpi.variant': {},
  os: {},
  'os.name': { metadata: { deprecated: 'Use os.vendor.', description: 'A *name*.' } },
};

/** A schema with edges as given, in which one is marked. */
function schema(edges: string, behind = ' ] } }'): string {
  return `{ "graph": { "nodes": ${JSON.stringify(nodes)}, "edges": [ ${edges}${behind}`;
}

describe('an end of an edge', () => {
  it('may be any attribute, the unconnected first', async () => {
    const connected = '{ "source": "mpi", "target": "mpi.version" }, ';
    expect(await labels(schema(`${connected}{ "source": "<|>" }`))).toEqual([
      'mpi.variant',
      'os',
      'os.name',
      'mpi',
      'mpi.version',
    ]);
  });

  it('is not what the other end is, and preferably what that contains by its name', async () => {
    expect(await labels(schema('{ "source": "os", "target": "<|>" }'))).toEqual([
      'os.name',
      'mpi',
      'mpi.version',
      'mpi.variant',
    ]);
    const offered = await labels(schema('{ "source": "<|>", "target": "mpi.version" }'));
    expect(offered.slice(0, 2)).toEqual(['mpi', 'mpi.variant']);
    expect(offered).not.toContain('mpi.version');
  });

  it('comes last where the other end already contains it', async () => {
    const edge = '{ "source": "mpi", "target": "mpi.version", "relation": "contains" }, ';
    const offered = await labels(schema(`${edge}{ "source": "mpi", "target": "<|>" }`));
    expect(offered[0]).toBe('mpi.variant');
    expect(offered.at(-1)).toBe('mpi.version');
  });

  it('does not count as connected by the edge that is being written', async () => {
    const edges = '{ "source": "os", "target": "mpi" }, { "source": "mpi.version<|>" }';
    const offered = await labels(schema(edges));
    expect(offered.slice(0, 3).sort()).toEqual(['mpi.variant', 'mpi.version', 'os.name']);
  });

  it('says what the attribute is, as text', async () => {
    const version = await itemOf(schema('{ "source": "<|>" }'), 'mpi.version');
    expect(version).toMatchObject({ detail: 'MPI version', documentation: 'Its version.' });
    expect(version.tags).toBeUndefined();
    const name = await itemOf(schema('{ "source": "<|>" }'), 'os.name');
    expect(name.documentation).toBe('Use os.vendor.\n\nA *name*.');
    expect(name.tags).toEqual([CompletionItemTag.Deprecated]);
  });

  it.each([
    ['{ "source": "<|>" }', '{ "source": "os" }'],
    ['{ "source": "m<|>pi.version" }', '{ "source": "os" }'],
    ['{ "source": <|> }', '{ "source": "os" }'],
    ['{ "source":<|>}', '{ "source":"os"}'],
    ['{ "source": o<|> }', '{ "source": "os" }'],
    ['{ "source": "o<|>\n }', '{ "source": "os"\n }'],
    ['{ "source": "o<|> }', '{ "source": "os" }'],
    ['{ "source": "o<|>, "target": "mpi" }', '{ "source": "os", "target": "mpi" }'],
    ['{ "source": "<|>, "target": "mpi" }', '{ "source": "os", "target": "mpi" }'],
    ['{ "source": <|> "target": "mpi" }', '{ "source": "os", "target": "mpi" }'],
    ['{ "source": "o<|>"\n "target": "mpi" }', '{ "source": "os",\n "target": "mpi" }'],
    ['{ "source": <|>\n "target": "mpi" }', '{ "source": "os",\n "target": "mpi" }'],
    ['{ "source" <|>\n "target": "mpi" }', '{ "source": "os",\n "target": "mpi" }'],
    ['{ "source": <|>, "target": "mpi" }', '{ "source": "os", "target": "mpi" }'],
    ['{ "source": /* an end */ <|> }', '{ "source": /* an end */ "os" }'],
  ])('is put in at %j', async (before, after) => {
    const text = (await accepted(schema(before), 'os')).replace(/" :/, '":');
    expect(text).toBe(schema(after));
  });

  it.each(['{ "source": "', '{ "source": "m', '{ "source": ', '{"target": "mpi", "source":'])(
    'is put in where nothing follows: %j',
    async (before) => {
      const text = await accepted(schema(`${before}<|>`, ''), 'os');
      expect(text).toBe(schema(`${before.replace(/"m?$/, '')}"os"`, ''));
    },
  );

  it.each(['{ "source": <|>"mpi" }', '{ "source": "mpi"<|> }'])('replaces %j', async (before) => {
    expect(await accepted(schema(before), 'os')).toBe(schema('{ "source": "os" }'));
  });

  it.each(['{ "source": <|> "mpi" }', '{ "source": <|>{} }', '{ /* "source": "<|>" */ }'])(
    'is not offered at %j',
    async (before) => {
      expect(await labels(schema(before))).toEqual([]);
    },
  );

  it('is filtered by the text that it replaces', async () => {
    expect((await itemOf(schema('{ "source": "o<|>" }'), 'os')).filterText).toBe('"os"');
    expect((await itemOf(schema('{ "source": o<|> }'), 'os')).filterText).toBe('os');
  });

  it.each(['__proto__', 'a"b', 'a\\b', 'a\nb', '$1', `\${x}`, '🚀', '\ud800'])(
    'is data, whatever its name: %j',
    async (name) => {
      const text = `{ "graph": { "nodes": { ${JSON.stringify(name)}: {} }, "edges": [ { "source": "<|>" } ] } }`;
      for (const snippets of [true, false]) {
        const { document, items } = await completions(text, { snippets });
        const edit = items[0]?.textEdit;
        if (edit === undefined || !('range' in edit)) throw new Error('not offered');
        const after = TextDocument.applyEdits(document, [edit]);
        expect(JSON.parse(after).graph.edges[0].source).toBe(name);
      }
    },
  );

  it('is found in the last whole schema while the brackets hide it', async () => {
    const document = textDocument(schema('{ "source": "mpi" }'));
    const service = languageService();
    service.symbols(document);
    const text = '{ "graph": { "edges": [ { "source": "';
    TextDocument.update(document, [{ text }], 2);
    const list = await service.complete(document, document.positionAt(text.length));
    expect(list?.items.map(({ label }) => label)).toContain('os.name');
  });

  it('is one of the best of ten thousand, by what is typed', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `"n${index}": {}`);
    const text = `{ "graph": { "nodes": { ${many} }, "edges": [ { "source": "n9876<|>" } ] } }`;
    const { items, isIncomplete } = await completions(text);
    expect(items.map(({ label }) => label)).toEqual(['n9876']);
    expect(isIncomplete).toBe(true);
    const all = await completions(text.replace('n9876<|>', '<|>'));
    expect(all.items.length).toBe(100);
    expect(all.isIncomplete).toBe(true);
  });
});
