import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { FileError } from '../core/files.js';

/** Larger files are not read: no schema is this large, and a text takes several times its size. */
const largestFile = 64 * 1024 * 1024;

/** Everything in an open file, whatever its size said when it was opened. */
export async function readWhole(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat();
  if (size > largestFile) throw tooLarge();
  // One byte more than it has, so that the end is seen without a second buffer.
  let buffer = Buffer.allocUnsafe(Math.max(size + 1, 4096));
  let length = 0;
  for (;;) {
    if (length === buffer.length) {
      if (length > largestFile) throw tooLarge();
      const wider = Buffer.allocUnsafe(buffer.length * 2);
      buffer.copy(wider);
      buffer = wider;
    }
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > largestFile) throw tooLarge();
  return buffer.subarray(0, length);
}

/** Everything that comes out of a stream, such as standard input. */
export async function readStream(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestFile) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(): FileError {
  return new FileError('too-large', `larger than ${largestFile / 1024 / 1024} MB; it was not read`);
}
