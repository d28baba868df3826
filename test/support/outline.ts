import { expect } from 'vitest';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol } from 'vscode-languageserver-types';

/** An outline as a person reads it: a line for each symbol, indented as it is below others. */
export function outlineLines(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    `${indent}${name}${detail === undefined ? '' : ` = ${detail}`}`,
    ...outlineLines(children, `${indent}  `),
  ]);
}

/** Fails where a client would refuse a symbol, or show it at a place that the text does not have. */
export function expectValid(symbols: readonly DocumentSymbol[], document: TextDocument): void {
  const length = document.getText().length;
  for (const { name, range, selectionRange, children = [] } of symbols) {
    expect(name.trim()).not.toBe('');
    const at = [range.start, selectionRange.start, selectionRange.end, range.end];
    const offsets = at.map((place) => document.offsetAt(place));
    expect(offsets).toEqual([...offsets].sort((one, other) => one - other));
    expect(offsets.at(-1)).toBeLessThanOrEqual(length);
    expect(at).toEqual(offsets.map((offset) => document.positionAt(offset)));
    expectValid(children, document);
  }
}
