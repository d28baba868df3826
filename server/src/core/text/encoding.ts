/**
 * Why a file's bytes are not the UTF-8 that JSON texts are (RFC 8259 §8.1). `at` is the UTF-16 offset
 * of the fault in the text that was made of them all the same.
 */
export type EncodingFault =
  | {
      readonly encoding: 'unknown';
      /** The first byte that is no UTF-8, and its offset in the file. */
      readonly byte: number;
      readonly offset: number;
      readonly at: number;
    }
  | { readonly encoding: 'utf-16'; readonly at: number };

/**
 * The offset of the first byte that begins no well-formed UTF-8 sequence (Unicode 15, table 3-7);
 * -1 where all do.
 */
export function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** The length in bytes of the well-formed sequence at an offset, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0;
  const third = isContinuation(bytes[at + 2] ?? 0);
  if (first >= 0xe0 && first <= 0xef) {
    // Neither over-long forms nor surrogates.
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && third ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    const fourth = isContinuation(bytes[at + 3] ?? 0);
    return second >= low && second <= high && third && fourth ? 4 : 0;
  }
  return 0;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
