import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../server/src/core/schema/sources.js';
import { addressAfter } from '../../../server/src/node/addresses.js';
import { httpTransport } from '../../../server/src/node/http.js';
import { loopbackServer, redirectTo } from '../../support/loopback-server.js';

const limits = { milliseconds: 5000, bytes: 1024 * 1024, redirects: 5 };
const transport = httpTransport('1.2.3', limits);

describe('an answer', () => {
  test('is its text, and what the next request says of it', async () => {
    const etag = '"one"';
    const lastModified = 'Thu, 01 Jan 2026 00:00:00 GMT';
    const server = await loopbackServer({
      '/a': (_, response) => {
        response.writeHead(200, { etag, 'last-modified': lastModified }).end('\ufeff{"é": 1}');
      },
    });
    const location = `${server.address}/a`;
    expect(await transport.get(`${location}#part`, undefined)).toEqual({
      status: 'ok',
      text: '{"é": 1}',
      validators: { location, etag, lastModified },
    });
    const [request] = server.requests;
    expect(request?.headers).toMatchObject({ 'user-agent': 'compspec/1.2.3' });
    for (const name of ['cookie', 'authorization', 'referer', 'origin', 'if-none-match']) {
      expect(request?.headers).not.toHaveProperty(name);
    }
  });

  test('is "unchanged" where the server says so', async () => {
    const server = await loopbackServer({
      '/a': ({ headers }, response) => {
        response.writeHead(headers['if-none-match'] === '"one"' ? 304 : 200).end();
      },
    });
    const known = { location: `${server.address}/a`, etag: '"one"', lastModified: 'then' };
    expect(await transport.get(known.location, known)).toEqual({ status: 'unchanged' });
    expect(server.requests[0]?.headers).toMatchObject({ 'if-modified-since': 'then' });
  });

  test('may come packed', async () => {
    const server = await loopbackServer({
      '/a': (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{}'));
      },
    });
    expect(await transport.get(`${server.address}/a`, undefined)).toMatchObject({ text: '{}' });
  });
});

describe('redirects', () => {
  test('are followed to the end', async () => {
    const server = await loopbackServer({
      '/1': redirectTo('/2', 301),
      '/2': redirectTo('3#part', 302),
      '/3': redirectTo('/4', 303),
      '/4': redirectTo('/5', 307),
      '/5': redirectTo('/6', 308),
      '/6': 'there',
    });
    expect(await transport.get(`${server.address}/1`, undefined)).toMatchObject({
      text: 'there',
      validators: { location: `${server.address}/6` },
    });
    expect(server.requests).toHaveLength(6);
  });

  test('only the last of them is told what is known of it', async () => {
    const server = await loopbackServer({ '/latest': redirectTo('/2'), '/1': 'one', '/2': 'two' });
    const known = { location: `${server.address}/1`, etag: '"one"', lastModified: 'then' };
    expect(await transport.get(`${server.address}/latest`, known)).toMatchObject({ text: 'two' });
    for (const { headers } of server.requests) {
      expect(headers).not.toHaveProperty('if-none-match');
      expect(headers).not.toHaveProperty('if-modified-since');
    }
  });

  test('that lead in a circle are an error', async () => {
    const server = await loopbackServer({ '/1': redirectTo('/2'), '/2': redirectTo('/1') });
    expect(await refused(`${server.address}/1`)).toBe('redirects: redirects in a circle');
    expect(server.requests).toHaveLength(2);
  });

  test('that never end are an error', async () => {
    const chain = Array.from({ length: 20 }, (_, at) => [`/${at}`, redirectTo(`/${at + 1}`)]);
    const server = await loopbackServer(Object.fromEntries(chain));
    expect(await refused(`${server.address}/0`)).toBe('redirects: redirects more than 5 times');
    expect(server.requests).toHaveLength(6);
  });

  test.each([
    ['http://example.invalid/', 'only https addresses are'],
    ['http://127.0.0.1.example.invalid/', 'only https addresses are'],
    ['file:///etc/hosts', 'only https addresses are'],
    ['data:application/json,{}', 'only https addresses are'],
    ['https://name:word@example.invalid/', 'it holds a user name or a password'],
    ['http://[', 'it is no address'],
  ])('to %s are not followed', async (to, why) => {
    const server = await loopbackServer({ '/a': redirectTo(to) });
    expect(await refused(`${server.address}/a`)).toBe(
      `redirects: redirects to ${to}, which was not asked: ${why}`,
    );
  });

  test('without an address are no answer', async () => {
    const server = await loopbackServer({ '/a': (_, response) => response.writeHead(302).end() });
    expect(await refused(`${server.address}/a`)).toBe('status: answered 302 Found');
  });
});

describe('what a server may do', () => {
  test('an endless answer is cut at the limit', async () => {
    let sent = 0;
    let ended: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const count = (bytes: number): void => {
      sent += bytes;
    };
    const server = await loopbackServer({
      '/a': (_, response) => pipeline(Readable.from(megabytes(500, count)), response, ended),
    });
    expect(await refused(`${server.address}/a`)).toBe(
      'too-large: is larger than 1 MB; it was not read',
    );
    await gone;
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  test('an answer that says it is too long is not read', async () => {
    const server = await loopbackServer({
      '/a': (_, response) => {
        response.writeHead(200, { 'content-length': String(500 * 1024 * 1024) }).write('{');
      },
    });
    expect(await refused(`${server.address}/a`)).toMatch(/^too-large: /);
  });

  test('an answer that is longer than it says counts as long as it says', async () => {
    const server = await loopbackServer({
      '/a': ({ socket }) => {
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}{}{}{}');
      },
    });
    const answer = await transport.get(`${server.address}/a`, undefined);
    expect(answer).toMatchObject({ text: '{}' });
  });

  test('an answer that is shorter than it says is an error', async () => {
    const server = await loopbackServer({
      '/a': ({ socket }) => {
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{}');
      },
    });
    expect(await refused(`${server.address}/a`)).toBe(
      'unreachable: could not be fetched: the connection broke off',
    );
  });

  test('a small answer that unpacks to a large one is cut at the limit', async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    expect(packed.length).toBeLessThan(limits.bytes);
    const server = await loopbackServer({
      '/a': (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
      },
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(await refused(`${server.address}/a`)).toMatch(/^too-large: /);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  test('a packed answer that is broken is an error', async () => {
    const server = await loopbackServer({
      '/a': (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all');
      },
    });
    expect(await refused(`${server.address}/a`)).toBe(
      'unreachable: could not be fetched: the compressed answer is broken',
    );
  });

  test.each([
    ['says nothing', () => undefined],
    ['stops in the middle', (response: ServerResponse) => void response.write('{')],
  ])('one that %s is left when the time is over', async (_, begin) => {
    const server = await loopbackServer({ '/a': (_request, response) => begin(response) });
    const hasty = httpTransport('1.2.3', { ...limits, milliseconds: 150 });
    const begun = Date.now();
    expect(await refused(`${server.address}/a`, hasty)).toBe(
      'time-limit: did not answer in full within 0.15 seconds',
    );
    expect(Date.now() - begun).toBeLessThan(3000);
  });

  test('one that sends byte by byte is left when the time is over', async () => {
    const server = await loopbackServer({
      '/a': (_, response) => {
        const dripping = setInterval(() => response.write(' '), 10);
        response.on('close', () => clearInterval(dripping));
      },
    });
    const hasty = httpTransport('1.2.3', { ...limits, milliseconds: 150 });
    expect(await refused(`${server.address}/a`, hasty)).toMatch(/^time-limit: /);
  });

  test.each([
    [404, 'status: answered 404 Not Found'],
    [403, 'status: answered 403 Forbidden; no credentials are ever sent'],
    [503, 'status: answered 503 Service Unavailable'],
    [204, 'status: answered 204 No Content'],
  ])('an answer %i is told', async (status, sentence) => {
    const server = await loopbackServer({
      '/a': (_, response) => response.writeHead(status).end(),
    });
    expect(await refused(`${server.address}/a`)).toBe(sentence);
  });

  test('bytes that are no text are told', async () => {
    const server = await loopbackServer({
      '/a': (_, response) => response.end(Buffer.from([0x7b, 0xff, 0x7d])),
    });
    expect(await refused(`${server.address}/a`)).toMatch(/^not-a-schema: bytes that are no text/);
  });

  test('not to be there is told', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const closed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await new Promise((resolve) => server.close(resolve));
    expect(await refused(closed)).toBe(
      'unreachable: could not be fetched: the host refused the connection',
    );
  });
});

describe('what is never asked', () => {
  test.each([
    ['http://example.invalid/compspec.json', 'was not asked: only https addresses are'],
    ['http://127.0.0.1.example.invalid/', 'was not asked: only https addresses are'],
    ['http://0.0.0.0/', 'was not asked: only https addresses are'],
    ['ftp://example.invalid/compspec.json', 'was not asked: only https addresses are'],
    ['file:///etc/hosts', 'was not asked: only https addresses are'],
    ['https://name:word@example.invalid/', 'was not asked: it holds a user name or a password'],
    ['compspec.json', 'is no address'],
    ['', 'is no address'],
  ])('%s', async (address, sentence) => {
    expect(await refused(address)).toBe(`address: ${sentence}`);
  });
});

test('who is elsewhere can not send to this machine', () => {
  const elsewhere = new URL('https://example.org/a');
  expect(addressAfter(elsewhere, '/b#part').href).toBe('https://example.org/b');
  for (const to of ['https://localhost/', 'http://127.1:8080/', 'https://[::1]/', '//0x7f000001']) {
    expect(() => addressAfter(elsewhere, to)).toThrow('was not asked: it is this machine');
  }
});

test('a host that does not speak https is told as that', async () => {
  const server = await loopbackServer({ '/a': '{}' });
  expect(await refused(`${server.address.replace('http:', 'https:')}/a`)).toBe(
    'unreachable: could not be fetched: the host does not speak https',
  );
});

describe('a request that nobody wants any more', () => {
  test('ends at once, and its connection with it', async () => {
    let hungUp: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    const wanted = new AbortController();
    const server = await loopbackServer({
      '/a': (_, response) => {
        response.on('close', hungUp);
        wanted.abort();
      },
    });
    const asked = transport.get(`${server.address}/a`, undefined, wanted.signal);
    await expect(asked).rejects.toMatchObject({ reason: 'cancelled', message: 'was cancelled' });
    await gone;
  });

  test('is not begun where that is known before', async () => {
    const server = await loopbackServer({ '/a': '{}' });
    const asked = transport.get(`${server.address}/a`, undefined, AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ reason: 'cancelled' });
    expect(server.requests).toEqual([]);
  });
});

/** What an address is refused with, its reason before it. */
async function refused(address: string, by = transport): Promise<string> {
  try {
    return `answered: ${JSON.stringify(await by.get(address, undefined))}`;
  } catch (error) {
    if (error instanceof SourceError) return `${error.reason}: ${error.message}`;
    throw error;
  }
}

/** That many megabytes, made as fast as somebody reads them. */
function* megabytes(count: number, onMade: (bytes: number) => void): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, ' ');
  for (let at = 0; at < count * 16; at += 1) {
    onMade(piece.length);
    yield piece;
  }
}
