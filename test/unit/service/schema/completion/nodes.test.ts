import { describe, expect, it } from 'vitest';
import { accepted, completions, itemOf, labels } from '../../../../support/completion.js';

const edges = `"edges": [
      { "source": "mpi", "target": "mpi.version", "relation": "contains" },
      { "source": "os", "target": "os.name", "relation": "contains" }
    ]`;

function schema(nodes: string, more = `, ${edges}`): string {
  return `{
  "graph": {
    "nodes": { ${nodes} }${more}
  }
}`;
}

const declared = '"mpi": {}, "mpi.version": {}, "os": {}';

describe('a new node', () => {
  it('is one that an edge waits for, or extends what there is', async () => {
    expect(await labels(schema(`${declared}, "<|>"`))).toEqual([
      'os.name',
      'mpi.',
      'os.',
      'mpi.version.',
      'node',
    ]);
  });

  it('comes with its label', async () => {
    const text = await accepted(schema(`${declared}, "<|>"`), 'os.name');
    expect(text).toBe(schema(`${declared}, "os.name": { "label": "os name" }`));
    const { textEdit } = await itemOf(schema(`${declared}, "<|>"`), 'os.name');
    expect(textEdit?.newText).toBe(`"os.name": { "label": "\${1:os name}" }`);
    const { textEdit: extending } = await itemOf(schema(`${declared}, "<|>"`), 'mpi.');
    expect(extending?.newText).toBe('"mpi.$1": { "label": "$2" }');
  });

  it('brings the edge that contains it, where the ones that wait for it do not', async () => {
    const more = ', "edges": [{ "source": "os", "target": "mpi.x", "relation": "is" }]';
    expect(await labels(schema(`${declared}, "<|>"`, more))).toContain('mpi.x, contained in mpi');
    const contained = more.replace('"is"', '"contains"');
    expect(await labels(schema(`${declared}, "<|>"`, contained))).not.toContain(
      'mpi.x, contained in mpi',
    );
  });

  it('keeps the value that is there', async () => {
    const text = await accepted(schema(`${declared}, "os.<|>vendor": { "label": "x" }`), 'os.name');
    expect(text).toBe(schema(`${declared}, "os.name": { "label": "x" }`));
    expect(await accepted(schema(`"mpi": {}, "o<|>" { "label": "x" }`), 'os.name')).toBe(
      schema('"mpi": {}, "os.name":  { "label": "x" }'),
    );
  });

  it('is the one that is typed, alone or with the edge from what contains it', async () => {
    const text = schema(`${declared}, "mpi.variant<|>"`);
    const offered = await labels(text);
    expect(offered).toContain('mpi.variant');
    expect(await accepted(text, 'mpi.variant, contained in mpi')).toBe(
      schema(
        `${declared}, "mpi.variant": { "label": "mpi variant" }`,
        `, ${edges.replace(
          /\n {4}\]$/,
          ',\n      { "source": "mpi", "target": "mpi.variant", "relation": "contains" }\n    ]',
        )}`,
      ),
    );
  });

  it('brings the edges with it where there are none', async () => {
    const text = await accepted(schema('"mpi": {}, "mpi.x<|>"', ''), 'mpi.x, contained in mpi');
    expect(JSON.parse(text).graph.edges).toEqual([
      { source: 'mpi', target: 'mpi.x', relation: 'contains' },
    ]);
  });

  it.each(['mpi.', '.x', 'a..b', ' '])('is not typed yet with %j', async (typed) => {
    const { items } = await completions(schema(`${declared}, "${typed}<|>"`));
    expect(items.filter(({ detail }) => detail === 'A new node')).toEqual([]);
  });

  it('extends first what is near to what is typed', async () => {
    const offered = await labels(schema(`${declared}, "os<|>"`));
    expect(offered.filter((label) => label.endsWith('.'))).toEqual(['os.']);
    expect((await completions(schema(`${declared}, "os<|>"`))).isIncomplete).toBe(true);
  });

  it.each([
    ['<|>', '"os": { "label": "os" }'],
    ['"<|>', '"os": { "label": "os" }'],
    ['o<|>', '"os": { "label": "os" }'],
    ['"mpi": {} <|>', '"mpi": {}, "os": { "label": "os" }'],
    ['"mpi": {}<|>', '"mpi": {}, "os": { "label": "os" }'],
    ['"mpi": {}\n<|>\n', '"mpi": {},\n"os": { "label": "os" }\n'],
    ['<|>"mpi": {}', '"os": { "label": "os" },"mpi": {}'],
    ['<|>\n"mpi": {}', '"os": { "label": "os" },\n"mpi": {}'],
    ['"<|>\n"mpi": {}', '"os": { "label": "os" },\n"mpi": {}'],
    ['"o<|>, "mpi": {}', '"os": { "label": "os" }, "mpi": {}'],
    ['"mpi": {}, <|>, "x": {}', '"mpi": {}, "os": { "label": "os" }, "x": {}'],
  ])('is put in at %j', async (before, after) => {
    expect(await accepted(schema(before), 'os')).toBe(schema(after));
  });

  it.each(['__proto__', 'a"b', 'a\\b', 'a\nb', '$1', '}{', '🚀'])(
    'is data, whatever its name: %j',
    async (name) => {
      const edge = JSON.stringify({ source: name, target: `${name}.x` });
      const text = `{ "graph": { "nodes": { "<|>" }, "edges": [${edge}] } }`;
      const { items } = await completions(text, { snippets: false });
      const edit = items[0]?.textEdit;
      expect(Object.keys(JSON.parse(`{${edit?.newText}}`))).toEqual([name]);
    },
  );

  it('is moved in where its indent would make it another object’s', async () => {
    const text = '{\n  "graph": {\n    "nodes": {\n  <|>';
    expect(await accepted(text, 'node')).toBe(
      '{\n  "graph": {\n    "nodes": {\n      "name": { "label": "" }',
    );
  });
});
