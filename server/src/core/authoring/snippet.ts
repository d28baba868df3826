import { visibleJson } from '../text/visible.js';

/** A place in a text that its author fills in. It stands between double quotes. */
export interface Slot {
  readonly byDefault: string;
}

/** A text with slots, in order. */
export type Pieces = readonly (string | Slot)[];

/** The text with its defaults. */
export function asText(pieces: Pieces): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : inQuotes(piece))).join('');
}

/** The text as a snippet of the Language Server Protocol: each slot a tab stop, in order. */
export function asSnippet(pieces: Pieces): string {
  let stops = 0;
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return escaped(piece);
      stops += 1;
      return tabStop(piece, stops);
    })
    .join('');
}

/** A text as a string of JSON, and of YAML. */
export function quoted(text: string): string {
  return visibleJson(JSON.stringify(text));
}

function inQuotes({ byDefault }: Slot): string {
  return withoutQuotes(byDefault);
}

/** Without choices: the first of them would stand there, a claim that nobody made. */
function tabStop({ byDefault }: Slot, number: number): string {
  return byDefault === '' ? `$${number}` : `\${${number}:${escaped(withoutQuotes(byDefault))}}`;
}

/** What a string of JSON holds, written as it stands there. */
function withoutQuotes(text: string): string {
  return quoted(text).slice(1, -1);
}

/** What a snippet would take for its own is escaped. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
