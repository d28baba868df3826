import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { Output } from '../../../server/src/cli/output.js';

test('all text arrives, and waits for a reader that is behind', async () => {
  let received = '';
  let most = 0;
  const slow: Writable = new Writable({
    highWaterMark: 1000,
    decodeStrings: false,
    write(text: string, _encoding, done) {
      most = Math.max(most, slow.writableLength);
      received += text;
      setTimeout(done, 1);
    },
  });
  const output = new Output(slow);
  const line = `${'x'.repeat(99)}\n`;
  for (let count = 0; count < 5000; count += 1) await output.write(line);
  await output.flush();
  expect(received).toBe(line.repeat(5000));
  // What is collected is one chunk of 64 KiB.
  expect(most).toBeLessThan(70_000);
});

describe('a stream that fails', () => {
  test('because its reader went away is no failure', async () => {
    const output = new Output(failing('EPIPE'));
    await output.write('x'.repeat(100_000));
    await output.write('x'.repeat(100_000));
    await output.flush();
    expect(output.failure).toBeUndefined();
  });

  test('because the disk is full is one', async () => {
    const output = new Output(failing('ENOSPC'));
    await output.write('x'.repeat(100_000));
    await output.flush();
    expect(output.failure).toMatchObject({ code: 'ENOSPC' });
  });
});

function failing(code: string): Writable {
  return new Writable({
    highWaterMark: 10,
    write(_text, _encoding, done) {
      setTimeout(() => done(Object.assign(new Error(code), { code })), 1);
    },
  });
}
