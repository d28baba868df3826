import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson, rereadJson } from '../../../../server/src/core/json/read.js';
import type { JsonTree } from '../../../../server/src/core/json/tree.js';

/** All that is to be known of a tree. */
function whole(tree: JsonTree): unknown {
  const { kinds, starts, ends, nexts, parents } = tree.nodes;
  const used = (array: Uint8Array | Int32Array): number[] =>
    Array.from(array.subarray(0, tree.count));
  return {
    text: tree.text,
    faults: tree.faults,
    nodes: [kinds, starts, ends, nexts, parents].map(used),
  };
}

const pieces = [
  '"',
  '\\',
  ',',
  ':',
  '{',
  '}',
  '[',
  ']',
  '0',
  '12',
  'true',
  '/*',
  '//',
  ' ',
  '\n',
  '"k"',
  '"k":1,',
  '{"a":[]},',
  '\uFEFF',
  '',
];
const edit = fc.record({
  at: fc.nat(),
  length: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(40)),
  text: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join('')),
});

const seeds = [
  '{"graph":{"id":"a","nodes":{"a":{"label":"x"},"b":{}},"edges":[{"source":"a","target":"b"},{"source":"a","target":"b"}]}}',
  '[1, [2, 3], {"a": {"b": [4, {}]}, "c": "d\\"e"}, [], null, -1.5e3]',
  '\uFEFF{\r\n  "a" : [ 1 , 2 ] ,\r\n  "b" : "x"\r\n}\r\n',
  '[[[[1],2],3],4]',
  '"only"',
];

describe('rereading JSON after an edit', () => {
  it('gives the very tree that reading gives, after each of any edits', () => {
    let reused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (seed, edits) => {
          let text = seed;
          let faultless = readJson(seed);
          for (const { at, length, text: by } of edits) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + by + text.slice(start + length);
            const fresh = readJson(text);
            expect(whole(rereadJson(text, faultless))).toEqual(whole(fresh));
            if (fresh.faults.length === 0) {
              faultless = fresh;
              reused += 1;
            }
          }
        },
      ),
      { numRuns: 20_000 },
    );
    expect(reused).toBeGreaterThan(5000);
  });

  it('reads everything where the earlier text had faults, or none of it is left', () => {
    expect(whole(rereadJson('[1]', readJson('[1,]')))).toEqual(whole(readJson('[1]')));
    expect(whole(rereadJson('{"a":1}', readJson('[1]')))).toEqual(whole(readJson('{"a":1}')));
    expect(whole(rereadJson('', readJson('[1]')))).toEqual(whole(readJson('')));
    expect(whole(rereadJson('[1]', undefined))).toEqual(whole(readJson('[1]')));
  });
});
