import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EditedDocument } from '../../../server/src/lsp/edited-document.js';

const uri = 'file:///compspec.json';
const piece = fc.constantFrom('a', 'b{', '\n', '\r', '\r\n', '"é🚀"', '');
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const place = fc.record({
  line: fc.integer({ min: -1, max: 9 }),
  character: fc.integer({ min: -1, max: 9 }),
});
const change = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: place, end: place }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

/** Everything a document tells of its text. */
function told(document: TextDocument): unknown {
  const length = document.getText().length;
  const offsets = Array.from({ length: length + 3 }, (_, index) => index - 1);
  const places = Array.from({ length: document.lineCount + 2 }, (_, line) =>
    [-1, 0, 1, 2, 5, 100].map((character) => ({ line: line - 1, character })),
  ).flat();
  return {
    text: document.getText(),
    lines: document.lineCount,
    positions: offsets.map((offset) => document.positionAt(offset)),
    offsets: places.map((position) => document.offsetAt(position)),
    lineRanges: [-1, 0, 1, 2, 99].map((line) => document.getLineRange(line)),
    lineEnds: [-1, 0, 1, 2, 99].map((line) => document.getEOLCharacters(line)),
    firstLine: document.getText({
      start: { line: 0, character: 0 },
      end: { line: 1, character: 0 },
    }),
  };
}

describe('an open document', () => {
  it('tells after any edits what a new one of the same text tells', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(change, { maxLength: 6 }),
        fc.boolean(),
        (before, changes, isCounted) => {
          const document = new EditedDocument(uri, 'compspec', 1, before);
          // Lines are counted by the first who asks: before the edits, or only after them.
          if (isCounted) document.positionAt(0);
          let by = before;
          for (const [index, one] of changes.entries()) {
            by = expected(by, one);
            document.update([one], index + 2);
            expect(document.version).toBe(index + 2);
          }
          expect(told(document)).toEqual(told(TextDocument.create(uri, 'compspec', 9, by)));
        },
      ),
      { numRuns: 5000 },
    );
  });
});

/** What one change makes of a text, as a new document of the text before it tells the places. */
function expected(
  before: string,
  one: { text: string; range?: { start: Place; end: Place } },
): string {
  if (one.range === undefined) return one.text;
  const document = TextDocument.create(uri, 'compspec', 1, before);
  const [start = 0, end = 0] = [
    document.offsetAt(one.range.start),
    document.offsetAt(one.range.end),
  ].sort((a, b) => a - b);
  return before.slice(0, start) + one.text + before.slice(end);
}

interface Place {
  line: number;
  character: number;
}
