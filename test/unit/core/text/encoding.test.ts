import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstInvalidByte } from '../../../../server/src/core/text/encoding.js';

/** Bytes that are mostly at the borders of what UTF-8 allows. */
const byte = fc.oneof(
  fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2),
  fc.constantFrom(0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff),
);
const bytes = fc.array(byte, { maxLength: 12 }).map((list) => Uint8Array.from(list));

test('a byte is called invalid exactly where Node says that the bytes are not UTF-8', () => {
  fc.assert(
    fc.property(bytes, (text) => {
      expect(firstInvalidByte(text) === -1).toBe(isUtf8(text));
    }),
    { numRuns: 20_000 },
  );
});

test('everything before the first invalid byte is UTF-8, and with it nothing is', () => {
  fc.assert(
    fc.property(bytes, (text) => {
      const at = firstInvalidByte(text);
      if (at === -1) return;
      expect(isUtf8(text.subarray(0, at))).toBe(true);
      // However the text went on, this byte would begin no character in it.
      const sequence = text.subarray(at, at + 4);
      for (let length = 1; length <= sequence.length; length += 1) {
        expect(isUtf8(sequence.subarray(0, length))).toBe(false);
      }
    }),
    { numRuns: 20_000 },
  );
});

test('the byte is found behind characters of every length', () => {
  const text = Buffer.concat([Buffer.from('aé日😀'), Buffer.from([0xff])]);
  expect(firstInvalidByte(text)).toBe(10);
});
