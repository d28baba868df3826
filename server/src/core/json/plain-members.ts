import type { GrowingTree } from './nodes.js';

/** What stands behind the members that were read. */
export const Behind = {
  /** Nothing was read: the member there is for the reader. */
  Nothing: 0,
  /** A comma, and then a member for the reader. */
  Comma: 1,
  /** The bracket that closes the object. */
  Bracket: 2,
} as const;

/**
 * Reads the members of an object from the quote of a name on, for as long as they are as nearly all
 * are: a name and a string, both without escapes. Anything else is left to the reader, who knows what
 * to make of it. Most of a schema's text is such members, and a loop of their own reads them in a
 * fraction of the time that the reader's states take.
 *
 * The answer is `offset * 4` plus what stands right before that offset, or at it if it is a bracket.
 */
export function readPlainMembers(nodes: GrowingTree, from: number, object: number): number {
  const { text } = nodes;
  let start = from;
  let read = from * 4 + Behind.Nothing;
  for (;;) {
    const keyEnd = plainStringEnd(text, start);
    if (keyEnd < 0) return read;
    const colon = skipSpace(text, keyEnd);
    if (text.charCodeAt(colon) !== 0x3a /* : */) return read;
    const value = skipSpace(text, colon + 1);
    if (text.charCodeAt(value) !== 0x22 /* " */) return read;
    const valueEnd = plainStringEnd(text, value);
    if (valueEnd < 0) return read;
    const end = skipSpace(text, valueEnd);
    const code = text.charCodeAt(end);
    // Otherwise the second string may be the next name, and a value forgotten.
    if (code !== 0x2c /* , */ && code !== 0x7d /* } */) return read;
    nodes.addPlainMember(object, start, keyEnd, value, valueEnd);
    if (code === 0x7d) return end * 4 + Behind.Bracket;
    read = (end + 1) * 4 + Behind.Comma;
    start = skipSpace(text, end + 1);
    if (text.charCodeAt(start) !== 0x22 /* " */) return read;
  }
}

/** Behind the closing quote of a string without escapes and faults, or -1. */
function plainStringEnd(text: string, from: number): number {
  for (let position = from + 1; ; position += 1) {
    const code = text.charCodeAt(position);
    if (code === 0x22 /* " */) return position + 1;
    // Not a number is behind the end of the text.
    if (code === 0x5c /* \ */ || !(code >= 0x20)) return -1;
  }
}

function skipSpace(text: string, from: number): number {
  for (let position = from; ; position += 1) {
    const code = text.charCodeAt(position);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return position;
  }
}
