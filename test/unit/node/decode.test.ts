import { expect, test } from 'vitest';
import { decodeText } from '../../../server/src/node/decode.js';

const text = '{ "graph": { "label": "Größe 😀" } }';

test('UTF-8 is read as it is', () => {
  expect(decodeText(Buffer.from(text))).toEqual({ text });
});

test('the byte order mark of UTF-8 is no part of the text', () => {
  expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ text });
});

test('no bytes are no text', () => {
  expect(decodeText(Buffer.alloc(0))).toEqual({ text: '' });
});

test('bytes that are not UTF-8 are told with their place in the file and in the text', () => {
  const bytes = Buffer.concat([Buffer.from('\ufeff"ö'), Buffer.from([0xfc]), Buffer.from('"')]);
  expect(decodeText(bytes)).toEqual({
    text: '"ö\ufffd"',
    encodingFault: { encoding: 'unknown', byte: 0xfc, offset: 6, at: 2 },
  });
});

const utf16 = { encoding: 'utf-16', at: 0 };

test.each([
  ['little-endian with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['little-endian without a mark', Buffer.from(text, 'utf16le')],
  ['big-endian with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['big-endian without a mark', Buffer.from(text, 'utf16le').swap16()],
])('UTF-16, %s, is read and told', (_, bytes) => {
  expect(decodeText(bytes)).toEqual({ text, encodingFault: utf16 });
});

test('half a character at the end of UTF-16 is left out', () => {
  const bytes = Buffer.concat([Buffer.from('\ufeff{}', 'utf16le'), Buffer.from([0x20])]);
  expect(decodeText(bytes)).toEqual({ text: '{}', encodingFault: utf16 });
});
