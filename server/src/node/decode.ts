import { isUtf8 } from 'node:buffer';
import type { FileText } from '../core/files.js';
import { firstInvalidByte } from '../core/text/encoding.js';

const byteOrderMark = '\ufeff';

/** The text that a file's bytes are; never fails, and says where they are not the UTF-8 of JSON. */
export function decodeText(bytes: Buffer): FileText {
  const utf16 = utf16Order(bytes);
  if (utf16 !== undefined) {
    return { text: decodeUtf16(bytes, utf16), encodingFault: { encoding: 'utf-16', at: 0 } };
  }
  const text = withoutMark(bytes.toString('utf8'));
  if (isUtf8(bytes)) return { text };
  const offset = firstInvalidByte(bytes);
  const before = withoutMark(bytes.toString('utf8', 0, offset));
  return {
    text,
    encodingFault: { encoding: 'unknown', byte: bytes[offset]!, offset, at: before.length },
  };
}

/**
 * The byte order of UTF-16, if it is that: by its mark, or because one of the first two bytes is null.
 * JSON texts and all that is taken for one start with two characters of ASCII.
 */
function utf16Order(bytes: Buffer): 'little' | 'big' | undefined {
  if (bytes.length < 2) return undefined;
  const [first, second] = [bytes[0]!, bytes[1]!];
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'little';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'big';
  return undefined;
}

function decodeUtf16(bytes: Buffer, order: 'little' | 'big'): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const little = order === 'little' ? whole : Buffer.from(whole).swap16();
  return withoutMark(little.toString('utf16le'));
}

function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}
