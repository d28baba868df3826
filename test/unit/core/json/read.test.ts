import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../server/src/core/json/read.js';
import { JsonKind, type JsonTree, none } from '../../../../server/src/core/json/tree.js';
import { builtValue } from '../../../../server/src/core/json/value.js';

describe('reading JSON', () => {
  it('gives what JSON.parse gives, for any value and any white space', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const tree = readJson(text);
        expect(tree.faults).toEqual([]);
        expect(treeValue(tree)).toEqual(JSON.parse(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a fault in a text exactly where JSON.parse throws, whatever was damaged', () => {
    const seeds = [
      '{"graph":{"id":"a.b","nodes":{"a":{"label":"x"},"b":{}},"edges":[{"source":"a","target":"b"}]}}',
      '[1, -2.5e+3, true, false, null, "\\u00e9\\n", [], {}, [{}], {"":[]}]',
      '{\n  "a" : { "b" : [ 0 , "c\\"d" ] } ,\r\n  "e":1E5\n}',
    ];
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
      '-',
      '.',
      'e',
      'true',
      '/',
      '//',
      '/* */',
      ' ',
      '\n',
      '\u0001',
      '\u00a0',
      'x',
      '"k"',
      '"k":1',
    ];
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', ...pieces)), {
          minLength: 1,
          maxLength: 3,
        }),
        (seed, edits) => {
          let text = seed;
          for (const [at, length, piece] of edits) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + piece + text.slice(start + length);
          }
          const { faults } = readJson(text);
          if (parses(text)) valid += 1;
          else invalid += 1;
          expect({ text, valid: faults.length === 0 }).toEqual({ text, valid: parses(text) });
        },
      ),
      { numRuns: 20_000 },
    );
    expect(Math.min(valid, invalid)).toBeGreaterThan(500);
  });

  it('keeps every node inside its parent and in the order of the text, however broken that is', () => {
    fc.assert(
      fc.property(brokenText, (text) => {
        const tree = readJson(text);
        for (let node = 0; node < tree.count; node += 1) {
          const parent = tree.parent(node);
          expect(tree.start(node)).toBeLessThanOrEqual(tree.end(node));
          expect(tree.next(node)).toBeGreaterThan(node);
          if (node > 0) expect(tree.start(node)).toBeGreaterThanOrEqual(tree.start(node - 1));
          if (parent === none) expect(node).toBe(0);
          else {
            expect(parent).toBeLessThan(node);
            expect(tree.next(node)).toBeLessThanOrEqual(tree.next(parent));
            const isKey = tree.is(node, JsonKind.Key);
            const inside = isKey ? [JsonKind.Object] : [JsonKind.Key, JsonKind.Array];
            expect(inside).toContain(tree.kind(parent));
          }
        }
        for (const { start, end } of tree.faults) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps the members around a value that is still to be typed', () => {
    expect(treeValue(readJson('{"source": \n "target": "b", "relation": "contains"}'))).toEqual({
      target: 'b',
      relation: 'contains',
    });
  });

  it('keeps the members around a missing comma, a name without quotes and an unclosed string', () => {
    expect(treeValue(readJson('{"a": 1 "b": 2}'))).toEqual({ a: 1, b: 2 });
    expect(treeValue(readJson('{a: 1, "b": 2}'))).toMatchObject({ b: 2 });
    expect(treeValue(readJson('{"a": "x\n, "b": 2}'))).toEqual({ a: 'x', b: 2 });
  });

  it('closes what is open where an outer bracket closes', () => {
    const tree = readJson('{"nodes": {"a": {"label": "x" , "edges": []}');
    expect(tree.faults.map(({ kind }) => kind)).toEqual(['unclosed-object', 'unclosed-object']);
    expect(readJson('{"a": [1, 2}').faults.map(({ kind }) => kind)).toEqual(['unclosed-array']);
  });

  it('says what JSON says to comments and to commas at the end', () => {
    const kinds = (text: string) => readJson(text).faults.map(({ kind }) => kind);
    expect(kinds('{ // one\n "a": 1, /* two */ }')).toEqual([
      'comment',
      'comment',
      'trailing-comma',
    ]);
    expect(kinds('[1, 2, ]')).toEqual(['trailing-comma']);
    expect(kinds('/* open')).toEqual(['unclosed-comment']);
  });

  it('lets a byte order mark stand at the start alone', () => {
    expect(readJson('\uFEFF{"a":1}').faults).toEqual([]);
    expect(readJson('{"a":\uFEFF1}').faults).not.toEqual([]);
  });

  it('reads a hundred thousand levels without running out of stack', () => {
    const depth = 100_000;
    const tree = readJson(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect([tree.count, tree.faults.length]).toEqual([depth, 0]);
    expect(readJson('{"a":'.repeat(depth)).count).toBe(2 * depth);
  });

  it('stops listing faults in a text that is no JSON at all', () => {
    const { faults } = readJson('}'.repeat(5000));
    expect(faults).toHaveLength(1001);
    expect(faults[1000]?.kind).toBe('too-many');
  });

  it('keeps names that mean something to JavaScript as names', () => {
    const text = '{"__proto__": {"x": 1}, "constructor": 2, "10": 3, "9": 4';
    const value = treeValue(readJson(text)) as Record<string, unknown>;
    expect(Object.keys(value).sort()).toEqual(['10', '9', '__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('finding places in JSON', () => {
  const text = '{"a": [10, {"b~/c": "x"}]}';
  const tree = readJson(text);

  it('names the path of the innermost node at an offset', () => {
    const pathAt = (word: string) => tree.path(tree.at(text.indexOf(word)));
    expect(pathAt('10')).toEqual(['a', 0]);
    expect(pathAt('b~')).toEqual(['a', 1, 'b~/c']);
    expect(pathAt('x"')).toEqual(['a', 1, 'b~/c']);
  });

  it('finds the last member of a name, as JSON.parse does', () => {
    const twice = readJson('{"a": 1, "\\u0061": 2}');
    expect(twice.text.slice(twice.start(twice.member(0, 'a')))).toBe('2}');
  });
});

const brokenText = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      'nul',
      'true',
      ' ',
      '\n',
      '\\',
      '//',
      '/*',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

function treeValue(tree: JsonTree): unknown {
  return builtValue(tree, tree.root);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
