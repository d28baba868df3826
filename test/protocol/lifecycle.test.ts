import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { connect, startServer } from '../support/language-client.js';

const program = resolve(import.meta.dirname, '../../server/dist/server.js');

function ended(child: ChildProcess): Promise<number | null> {
  onTestFinished(() => void child.kill());
  return new Promise((resolveEnd) => child.on('exit', (code) => resolveEnd(code)));
}

async function run(...options: readonly string[]) {
  const child = spawn(process.execPath, [program, ...options], { stdio: 'pipe' });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return { exitCode: await ended(child), output, errors };
}

describe('the server process', () => {
  it('says its version in one line', async () => {
    const { version } = JSON.parse(
      readFileSync(resolve(import.meta.dirname, '../../server/package.json'), 'utf8'),
    );
    expect(await run('--version')).toEqual({ exitCode: 0, output: `${version}\n`, errors: '' });
  });

  it('says in one line how it is started', async () => {
    const { exitCode, output } = await run('--help');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Usage: .*--stdio.*\n$/);
    const without = await run();
    expect(without.exitCode).toBe(2);
    expect(without.errors).toBe(output);
  });

  it('names itself and what it can', async () => {
    const client = startServer();
    const { capabilities, serverInfo } = await client.initialize({ pulls: true });
    expect(serverInfo?.name).toBe('compspec');
    expect(capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      diagnosticProvider: { workspaceDiagnostics: true },
    });
    expect(await client.end()).toBe(0);
  });

  it('ends with 0 after a shutdown, and with 1 without', async () => {
    const polite = await connect();
    expect(await polite.end()).toBe(0);
    const rude = await connect();
    await rude.notify('exit', undefined);
    expect(await rude.ended).toBe(1);
  });

  it('ends when its client closes the stream', async () => {
    const client = await connect();
    client.process.stdin?.end();
    expect(await client.ended).toBe(1);
  });

  it('ends when its client is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const parentEnded = ended(parent);
    const client = startServer(['--stdio', `--clientProcessId=${parent.pid}`]);
    await client.initialize({});
    parent.kill();
    await parentEnded;
    expect(await client.ended).toBe(1);
  });

  it('speaks over the IPC of Node', async () => {
    const child = fork(program, ['--node-ipc'], { silent: true });
    const end = ended(child);
    const connection = createMessageConnection(
      new IPCMessageReader(child),
      new IPCMessageWriter(child),
    );
    connection.listen();
    const result = await connection.sendRequest('initialize', { capabilities: {} });
    expect(result).toHaveProperty('serverInfo.name', 'compspec');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await end).toBe(0);
  });

  it('speaks over a socket', async () => {
    const server = createServer();
    const arrived = new Promise<Socket>((resolveSocket) =>
      server.on('connection', (socket) => resolveSocket(socket)),
    );
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const child = spawn(process.execPath, [program, `--socket=${port}`], { stdio: 'ignore' });
    const end = ended(child);
    const socket = await arrived;
    const connection = createMessageConnection(
      new SocketMessageReader(socket),
      new SocketMessageWriter(socket),
    );
    connection.listen();
    const result = await connection.sendRequest('initialize', { capabilities: {} });
    expect(result).toHaveProperty('serverInfo.name', 'compspec');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await end).toBe(0);
  });
});
