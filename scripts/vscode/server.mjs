import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { spawnHost } from './host-process.mjs';
import { poll } from './poll.mjs';
import { portFailure } from './port.mjs';

const startLimitSeconds = 60;

/**
 * @typedef {import('./install.mjs').Installation} Installation
 * @typedef {import('./host-process.mjs').HostOptions} HostOptions
 *
 * @typedef {object} Server
 * @property {string} authority 127.0.0.1:PORT
 * @property {(query?: Record<string, string>) => string} address what a browser has to open
 * @property {Promise<string>} ended resolves with the server's last words when it is gone
 * @property {() => Promise<void>} stop ends the server and everything it started
 */

/**
 * Starts VS Code's server on 127.0.0.1 and waits until it answers.
 *
 * Who reaches the port could run programs as this user, and on a shared machine that is every other
 * user: only who knows the token in the address is let in.
 *
 * @param {Installation} installation
 * @param {HostOptions} options
 * @returns {Promise<Server>}
 */
export async function serveVscode(installation, options) {
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(options.dataFolder, 'token');
  await mkdir(options.dataFolder, { recursive: true });
  await writeFile(tokenFile, token, { mode: 0o600 });

  const server = spawnHost(installation, options, ['--connection-token-file', tokenFile]);
  try {
    const port = await listeningPort(server, options.port);
    const authority = `127.0.0.1:${port}`;
    await untilAnswering(`http://${authority}/version`, server);
    return {
      authority,
      address: (query = {}) =>
        `http://${authority}/?${new URLSearchParams({ tkn: token, ...query }).toString()}`,
      ended: server.ended,
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * @param {ReturnType<typeof spawnHost>} server
 * @param {number | undefined} wanted
 * @returns {Promise<number>}
 */
async function listeningPort({ child, ended }, wanted) {
  /** @type {{ port?: number, code?: string, failed?: string }} */
  const message = await Promise.race([
    new Promise((resolve) => child.once('message', resolve)),
    ended.then((words) => ({ failed: words })),
    new Promise((resolve) => {
      setTimeout(resolve, startLimitSeconds * 1000, { failed: 'no answer in time' }).unref();
    }),
  ]);
  if (message.port) return message.port;
  throw portFailure(wanted, message.code, message.failed);
}

/**
 * @param {string} address
 * @param {ReturnType<typeof spawnHost>} server
 */
async function untilAnswering(address, { ended }) {
  let gone = false;
  ended.then(() => {
    gone = true;
  });
  const answer = await poll(
    async () =>
      gone ||
      (await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )),
    { seconds: startLimitSeconds },
  );
  if (!answer || gone) {
    throw new Failure('The VS Code server started but does not answer.', {
      details: gone ? await ended : '',
    });
  }
}
