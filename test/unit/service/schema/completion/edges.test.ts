import { describe, expect, it } from 'vitest';
import { accepted, itemOf, labels } from '../../../../support/completion.js';

function schema(edges: string): string {
  return `{ "graph": { "nodes": { "mpi": {}, "mpi.version": {}, "os": {} }, "edges": [${edges}] } }`;
}

const missing = 'mpi contains mpi.version';
const edge = '{ "source": "mpi", "target": "mpi.version", "relation": "contains" }';
const other = '{ "source": "os", "target": "mpi" }';

describe('a new edge', () => {
  it('is one that is missing, or one to fill in', async () => {
    expect(await labels(schema('<|>'))).toEqual([missing, 'contains', 'is', 'edge']);
    expect(await labels(schema(`${edge}, <|>`))).toEqual(['contains', 'is', 'edge']);
    expect((await itemOf(schema('<|>'), 'contains')).textEdit?.newText).toBe(
      '{ "source": "$1", "target": "$2", "relation": "contains" }',
    );
    expect((await itemOf(schema('<|>'), 'edge')).textEdit?.newText).toContain('"relation": "$3"');
  });

  it.each([
    ['<|>', edge],
    [' <|> ', ` ${edge} `],
    ['"<|>"', edge],
    ['c<|>', edge],
    [`${other}<|>`, `${other}, ${edge}`],
    [`${other} <|>`, `${other}, ${edge}`],
    [`${other},<|>`, `${other},${edge}`],
    [`<|>${other}`, `${edge},${other}`],
    [`${other}, <|>, ${other}`, `${other}, ${edge}, ${other}`],
    [`${other}\n <|>\n ${other}`, `${other},\n ${edge},\n ${other}`],
  ])('is put in at %j', async (before, after) => {
    expect(await accepted(schema(before), missing)).toBe(schema(after));
  });

  it('stands on lines where the others do', async () => {
    const onLines = '{\n "source": "os",\n "target": "mpi"\n}';
    expect(await accepted(schema(`${onLines}, <|>`), 'is')).toContain(
      ', {\n  "source": "",\n  "target": "",\n  "relation": "is"\n}]',
    );
  });
});

describe('a relation', () => {
  const relation = (more: string): string => schema(`${more}{ "relation": "<|>" }`);

  it('is `contains` or `is`, with what they mean', async () => {
    expect(await labels(relation(''))).toEqual(['contains', 'is', 'labelled']);
    const item = await itemOf(relation(''), 'contains');
    expect(item.documentation).toContain('the group that the target belongs to');
  });

  it('is a word in use, the more frequent first', async () => {
    const use = (word: string): string => `{ "relation": "${word}" }, `;
    const words = ['needs', 'identifies', 'identifies', 'is'].map(use).join('');
    expect(await labels(relation(words))).toEqual([
      'contains',
      'is',
      'identifies',
      'needs',
      'labelled',
    ]);
  });

  it('is not what is being typed', async () => {
    expect(await labels(schema('{ "relation": "nee<|>ds" }'))).not.toContain('needs');
  });
});
