import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeSchemaText } from '../../../../server/src/core/schema/judge.js';

const example = readFileSync(
  resolve(import.meta.dirname, '../../../../examples/org.supercontainers/compspec.json'),
  'utf8',
);
/** The same, with a line for each bracket and member. */
const spread = JSON.stringify(JSON.parse(example), undefined, 2);

function codes(text: string): string[] {
  return judgeSchemaText(text).findings.map(({ code }) => code);
}

/** What is found when one bracket of a text is gone, or stands twice: for each of its brackets. */
function withBrokenBrackets(text: string): string[][] {
  return [...text.matchAll(/[[\]{}]/g)].flatMap(({ index }) => [
    codes(text.slice(0, index) + text.slice(index + 1)),
    codes(text.slice(0, index) + text.slice(index)[0] + text.slice(index)),
  ]);
}

describe('a schema in which one bracket is missing or too many', () => {
  for (const [layout, text] of [
    ['with an edge on a line', example],
    ['with a member on a line', spread],
  ] as const) {
    const found = withBrokenBrackets(text);

    it(`says so wherever the bracket is, ${layout}`, () => {
      for (const one of found) expect(one).toContain('json-syntax');
    });

    it(`keeps its other finding, ${layout}`, () => {
      // Lost where the bracket is one around it, or the one that opens all nodes or all edges.
      const lost = found.filter((one) => !one.includes('undeclared-node'));
      expect(lost.length).toBeLessThanOrEqual(11);
      expect(found.length).toBeGreaterThan(150);
    });

    it(`makes up next to nothing, ${layout}`, () => {
      const others = found.map((one) => one.filter((code) => code !== 'json-syntax').length);
      expect(Math.max(...others)).toBeLessThanOrEqual(6);
    });
  }

  it('is told where the bracket is missing', () => {
    const text = example.replace('"mpi version" }', '"mpi version"');
    const [syntax, other, ...rest] = judgeSchemaText(text).findings;
    expect(rest).toEqual([]);
    expect(text.slice(syntax?.start)).toMatch(/^\{ "label": "mpi version"/);
    expect(text.slice(other?.start, other?.end)).toBe('hardware.gpu.version');
  });

  it('shows what else is wrong while an edge is being typed before the others', () => {
    const text = example.replace('"edges": [', '"edges": [\n      { "source": "mpi", "target": ');
    expect(new Set(codes(text))).toEqual(new Set(['json-syntax', 'undeclared-node']));
  });

  it('is not guessed at by a layout that the text does not have', () => {
    const flat = example.replace(/^ +/gm, '');
    expect(codes(flat)).toEqual(['undeclared-node']);
    expect(codes(flat.replace('"mpi version" }', '"mpi version"'))).toContain('json-syntax');
  });
});

describe('names without quotes', () => {
  it('are the names that they are', () => {
    const text =
      '{graph: {id: "x", metadata: {version: "1"}, nodes: {a: {}, a.b: {}}, edges: [{source: "a", target: "a.b"}]}}';
    expect(new Set(codes(text))).toEqual(new Set(['json-syntax']));
  });

  it('are nobody where there is a value alone', () => {
    const text =
      '{"graph": {"id": "x", "metadata": {"version": "1"}, "nodes": {"a": {}, {}, {}}, "edges": [{"source": "a", "target": "a"}]}}';
    expect(codes(text).sort()).toEqual(['json-syntax', 'json-syntax', 'self-edge']);
  });
});
