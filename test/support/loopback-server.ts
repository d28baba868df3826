import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on this machine that is gone after the test. */
export interface LoopbackServer {
  /** Its address, without a slash at the end. */
  readonly address: string;
  /** What it was asked for, in order. */
  readonly requests: readonly IncomingMessage[];
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** @param answers by path; any other path is not found */
export async function loopbackServer(
  answers: Readonly<Record<string, Answer | string>>,
): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'string') response.end(answer);
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, requests };
}

/** An answer that sends on to another address. */
export function redirectTo(location: string, status = 302): Answer {
  return (_, response) => response.writeHead(status, { location }).end('moved');
}
