import { describe, expect, it } from 'vitest';
import { languageService, textDocument } from '../../../support/service.js';

/** First and last folded line of each range. */
function folds(text: string, limit?: number): [number, number][] {
  return languageService()
    .fold(textDocument(text), limit)
    .map(({ startLine, endLine }) => [startLine, endLine]);
}

describe('folding a compatibility schema', () => {
  it('folds objects and arrays of several lines down to the line before the bracket', () => {
    expect(
      folds('{\n "graph": {\n  "nodes": {\n   "a": {}\n  },\n  "edges": [\n  ]\n }\n}'),
    ).toEqual([
      [0, 7],
      [1, 6],
      [2, 3],
    ]);
  });

  it('folds the outer one of two that start on one line', () => {
    expect(folds('[{\n"a": 1\n},\n{\n"b": 2\n}]')).toEqual([
      [0, 4],
      [3, 4],
    ]);
  });

  it('folds the outermost where a client wants only so many', () => {
    const text = '[\n[\n[\n1\n],\n[\n2\n]\n],\n[\n3\n]\n]';
    expect(folds(text)).toHaveLength(5);
    expect(folds(text, 2)).toEqual([
      [0, 11],
      [1, 7],
    ]);
    expect(folds(text, 3).map(([start]) => start)).toEqual([0, 1, 9]);
  });

  it('folds what is closed of a half-typed text', () => {
    expect(folds('{\n"a": {\n"b": 1\n},\n"c": ')).toContainEqual([1, 2]);
  });
});
