import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../../server/src/core/json/read.js';
import type { JsonFaultKind } from '../../../../../server/src/core/json/tree.js';
import { offeredAt, withItem } from '../../../../support/completion.js';
import { languageService, textDocument } from '../../../../support/service.js';

const oneLine =
  '{"graph":{"id":"x","nodes":{"mpi":{"label":"m"},"mpi.version":{},"os":{"metadata":{"type":"string","values":["a"],"aliases":{"A":"a"},"inferred":{"from":"mpi","table":"t"}}}},"edges":[{"source":"mpi","target":"mpi.version","relation":"contains"},{"source":"os","target":"os.name"}]}}';

const onLines = `{
  "graph": {
    "id": "x",
    "edges": [
      {
        "source": "mpi",
        "target": "mpi.version",
        "relation": "contains"
      },
      { "source": "os", "target": "os.name", "relation": "is" }
    ],
    "nodes": {
      "mpi": { "label": "m" },
      "mpi.version": {
        "label": "v",
        "metadata": { "source": "library.mpi.version" }
      },
      "os": {}
    }
  }
}
`;

const empty = '{ "graph": { "nodes": { }, "edges": [ ] } }';

const judged: readonly JsonFaultKind[] = [
  'comma-expected',
  'colon-expected',
  'property-expected',
  'trailing-comma',
];

function faultsOf(text: string): number {
  return readJson(text).faults.filter(({ kind }) => judged.includes(kind)).length;
}

/** What a text with a cursor in it looks like while somebody writes it. */
const states: readonly [name: string, state: (text: string, offset: number) => string][] = [
  ['all of the text there', (text) => text],
  ['nothing behind the cursor', (text, offset) => text.slice(0, offset)],
  [
    'the word at the cursor half typed',
    (text, offset) => text.slice(0, offset) + text.slice(offset).replace(/^[\w.-]*"?/, ''),
  ],
  [
    'the line behind the cursor not there',
    (text, offset) => text.slice(0, offset) + text.slice(offset).replace(/^.*/, ''),
  ],
  [
    'the next punctuation not there',
    (text, offset) => text.slice(0, offset) + text.slice(offset).replace(/^("?\s*)[,:]/, '$1'),
  ],
];

describe.each([
  ['on one line', oneLine],
  ['on lines', onLines],
  ['with nothing in it', empty],
])('a schema %s', (_, whole) => {
  it.each(states)('stays free of faults with %s', async (_name, state) => {
    const service = languageService({ snippets: false });
    const wrong: string[] = [];
    for (let offset = 1; offset <= whole.length; offset += 1) {
      const text = state(whole, offset);
      const document = textDocument(text, { version: offset });
      for (const item of await offeredAt(service, document, offset)) {
        const after = withItem(document, item);
        if (faultsOf(after) > faultsOf(text)) {
          wrong.push(`${text.slice(0, offset)}<|>${text.slice(offset)} + ${item.label}: ${after}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('completion', () => {
  it('answers anywhere in any text', async () => {
    const piece = fc.constantFrom(
      ...['{', '}', '[', ']', '"', ':', ',', '\\', ' ', '\n', '//', '/*', '*/', '\u{1F680}'],
      ...['"graph"', '"nodes"', '"edges"', '"source"', '"target"', '"relation"', '"metadata"'],
      ...['"mpi"', '"mpi.', '"__proto__"', '"aliases"', '"inferred"', '"from"', 'tr', '1e'],
      ...['{"graph":{"nodes":{', '"edges":[{', '"a":{},', '{"source":"a","target":"b"}'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const text = `{"graph":{${pieces.join('')}`;
        const service = languageService();
        const document = textDocument(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          for (const item of await offeredAt(service, document, offset)) withItem(document, item);
        }
      }),
      { numRuns: 200 },
    );
  });
});
