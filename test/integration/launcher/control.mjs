import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * A door from the extension host, where tests run, to the browser, where things are seen.
 * The suite finds it by two environment variables, and nobody else by chance: it is open on
 * 127.0.0.1 only and wants the token.
 *
 * POST /screenshot/NAME  the body a CSS selector of what has to be visible first, or nothing
 * POST /press/KEY        a key as Playwright names it
 * POST /type/text        the body what is typed
 * POST /graph/ACTION     something in the graph's view: see graph.mjs
 */
export async function openControl() {
  const token = randomBytes(16).toString('hex');
  const control = {
    /** What can be asked for. @type {Record<string, (what: string, body: string) => unknown>} */
    actions: {},
    /** @type {NodeJS.ProcessEnv} */
    environment: {},
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = http.createServer(async (request, response) => {
    const [, name, what] = /^\/([a-z]+)\/([A-Za-z0-9+-]+)$/.exec(request.url ?? '') ?? [];
    if (request.headers.authorization !== `Bearer ${token}`) return answer(response, 403, 'token?');
    const action = Object.hasOwn(control.actions, name ?? '') && control.actions[name];
    if (request.method !== 'POST' || !action) return answer(response, 404, 'no such thing');
    try {
      const result = await action(what, await text(request));
      answer(response, 200, typeof result === 'string' ? result : 'done');
    } catch (error) {
      answer(response, 500, String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  control.environment = {
    COMPSPEC_CONTROL_ADDRESS: `http://127.0.0.1:${port}`,
    COMPSPEC_CONTROL_TOKEN: token,
  };
  return control;
}

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {string} words
 */
function answer(response, status, words) {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(words);
}
