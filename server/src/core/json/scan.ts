/** The tokens of a JSON text: each function starts at an offset and says where the token ends. */

import type { JsonFaultKind } from './tree.js';

/** Skips white space and comments; JSON has no comments, so each is told. */
export function scanTrivia(
  text: string,
  from: number,
  onComment: (start: number, end: number, closed: boolean) => void,
): number {
  let position = from;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      position += 1;
    } else if (code === 0x2f /* / */) {
      const next = text.charCodeAt(position + 1);
      if (next !== 0x2f && next !== 0x2a) return position;
      const start = position;
      const mark = next === 0x2f ? lineEnd(text, start) : text.indexOf('*/', start + 2);
      position = mark < 0 ? text.length : next === 0x2f ? mark : mark + 2;
      onComment(start, position, mark >= 0);
    } else {
      return position;
    }
  }
}

function lineEnd(text: string, from: number): number {
  let position = from;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === 0x0a || code === 0x0d) break;
    position += 1;
  }
  return position;
}

/** What `scanString` says of a string beside its end, in the lowest bits. */
export const stringClosed = 1;
export const stringEscaped = 2;

/**
 * Reads a string from its opening quote; a line end ends an unclosed one, since JSON strings have
 * none. The answer is `offset * 4`, the offset being behind the closing quote, plus the two flags: an
 * object for each of a hundred thousand strings would cost more than the scan.
 */
export function scanString(
  text: string,
  from: number,
  onFault: (kind: JsonFaultKind, start: number, end: number) => void,
): number {
  let escaped = 0;
  let position = from + 1;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === 0x22 /* " */) return (position + 1) * 4 + stringClosed + escaped;
    if (code === 0x5c /* \ */) {
      escaped = stringEscaped;
      position = scanEscape(text, position, onFault);
    } else if (code >= 0x20) {
      position += 1;
    } else if (Number.isNaN(code) || code === 0x0a || code === 0x0d) {
      return position * 4 + escaped;
    } else {
      onFault('control-character', position, position + 1);
      position += 1;
    }
  }
}

function scanEscape(
  text: string,
  from: number,
  onFault: (kind: JsonFaultKind, start: number, end: number) => void,
): number {
  const code = text.charCodeAt(from + 1);
  if (code === 0x75 /* u */) {
    let position = from + 2;
    while (position < from + 6 && isHex(text.charCodeAt(position))) position += 1;
    if (position < from + 6) onFault('invalid-escape', from, position);
    return position;
  }
  if (Number.isNaN(code) || code === 0x0a || code === 0x0d) {
    onFault('invalid-escape', from, from + 1);
    return from + 1;
  }
  if (!'"\\/bfnrt'.includes(text[from + 1]!)) onFault('invalid-escape', from, from + 2);
  return from + 2;
}

function isHex(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x46) ||
    (code >= 0x61 && code <= 0x66)
  );
}

/** Where a number (RFC 8259 §6) ends, or `from` where there is none. */
export function scanNumber(text: string, from: number): number {
  const digits = (at: number): number => {
    let position = at;
    while (isDigit(text.charCodeAt(position))) position += 1;
    return position;
  };
  let position = text.charCodeAt(from) === 0x2d /* - */ ? from + 1 : from;
  const integer = text.charCodeAt(position) === 0x30 /* 0 */ ? position + 1 : digits(position);
  if (integer === position || (integer === position + 1 && !isDigit(text.charCodeAt(position)))) {
    return from;
  }
  position = integer;
  if (text.charCodeAt(position) === 0x2e /* . */) {
    const fraction = digits(position + 1);
    if (fraction === position + 1) return from;
    position = fraction;
  }
  if ((text.charCodeAt(position) | 0x20) === 0x65 /* e */) {
    const sign = text.charCodeAt(position + 1);
    const start = sign === 0x2b || sign === 0x2d ? position + 2 : position + 1;
    const exponent = digits(start);
    if (exponent === start) return from;
    position = exponent;
  }
  return position;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Where a run of characters ends that is no white space, punctuation or quote; at least one long. */
export function scanWord(text: string, from: number): number {
  let position = from + 1;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code <= 0x20 || code === 0x2c || code === 0x3a || code === 0x22) break;
    if (code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d) break;
    position += 1;
  }
  return position;
}
