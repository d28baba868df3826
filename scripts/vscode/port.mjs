import net from 'node:net';
import { Failure } from '../failure.mjs';

/**
 * Says early what the server would say after everything else is done.
 * @param {number} port
 */
export async function assertPortFree(port) {
  const probe = net.createServer();
  await new Promise((resolve, reject) => {
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ { code, message }) =>
      reject(portFailure(port, code, message)),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}

/**
 * What keeps the server from listening, in a sentence.
 * @param {number | undefined} port
 * @param {string | undefined} code
 * @param {string | undefined} details
 */
export function portFailure(port, code, details) {
  if (code === 'EADDRINUSE') {
    return new Failure(`Port ${port} on 127.0.0.1 is in use: choose another with --port.`);
  }
  if (code === 'EACCES') {
    return new Failure(`Port ${port} needs more rights: choose one above 1023 with --port.`);
  }
  return new Failure('The VS Code server did not start.', { details });
}
