import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** An edit as a person's hand or paste makes it. */
export interface RandomEdit {
  readonly change: TextDocumentContentChangeEvent;
  /** The whole text after it. */
  readonly after: string;
}

const schema = `{
  "graph": {
    "id": "io.example", "type": "compspec", "metadata": { "version": "1.0.0" },
    "nodes": { "a": { "label": "a 🚀" }, "a.b": { "metadata": { "type": "version" } }, "c": {} },
    "edges": [
      { "source": "a", "target": "a.b", "relation": "contains" },
      { "source": "a", "target": "c", "relation": "is" }
    ]
  }
}
`;

/** What is typed and pasted: JSON's own characters, names of schemas, and what does not belong there. */
const pieces = [
  ...['{', '}', '[', ']', '"', ':', ',', '\\', ' ', '\n', '\r\n', '\t', '🚀', '\u200f', '\u0000'],
  ...['"graph"', '"nodes"', '"edges"', '"a"', '"a.b"', '"source"', '"__proto__"', '"metadata"'],
  ...['{"source": "a", "target": "b", "relation": "contains"},', '"a": {"label": "x"},', '1e9'],
  ...['//', '/*', '*/', 'null', 'true'],
];

/**
 * Edits of one text, which grows from nothing to a few kilobytes and falls apart again; the same for
 * the same seed.
 */
export function* randomEdits({
  seed,
  count,
}: {
  readonly seed: number;
  readonly count: number;
}): Generator<RandomEdit> {
  const random = numbersFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const document = TextDocument.create('', '', 0, '');
  for (let edit = 1; edit <= count; edit += 1) {
    const size = document.getText().length;
    const isNew = size > 4000 || random() < 0.003;
    const start = isNew ? 0 : below(size + 1);
    const end = isNew ? size : start + (random() < 0.4 ? below(6) : 0);
    const change = {
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      text: isNew ? schema : pieces[below(pieces.length)]!,
    };
    TextDocument.update(document, [change], edit);
    yield { change, after: document.getText() };
  }
}

/** Numbers from 0 to 1 (mulberry32): small, and the same on every machine. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
