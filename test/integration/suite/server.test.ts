import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { LanguageServer, type ServerStatus } from '../../../client/src/features/server/server';
import { until, workspaceFolder } from './support';

const extension = vscode.extensions.getExtension('compspec.compspec');
const withoutServer = vscode.Uri.joinPath(workspaceFolder(), 'server.cjs');

/** Where there was no server, there is one now. */
async function deliverServer(): Promise<void> {
  const module = JSON.stringify(`${extension?.extensionPath}/server/dist/server.js`);
  const text = new TextEncoder().encode(
    `import(require('node:url').pathToFileURL(${module}).href);`,
  );
  await vscode.workspace.fs.writeFile(withoutServer, text);
}

describe('a language server that does not come up', () => {
  const unhandled: unknown[] = [];
  const remember = (error: unknown) => unhandled.push(error);
  let output: vscode.LogOutputChannel;
  let server: LanguageServer;
  let statuses: ServerStatus[];

  before(() => {
    process.on('unhandledRejection', remember);
    output = vscode.window.createOutputChannel('Compspec under test', { log: true });
  });

  beforeEach(() => {
    statuses = [];
    server = new LanguageServer(withoutServer.fsPath, output, () => ({}));
    server.onStatus((status) => statuses.push(status));
  });

  it('is said to be stopped, and is not started again unasked', async () => {
    await server.start();
    await server.start();
    assert.deepEqual([...new Set(statuses)], ['starting', 'stopped']);
    assert.equal(statuses.at(-1), 'stopped');
  });

  it('fails the restart that was asked for, each time', async () => {
    await server.start();
    await assert.rejects(server.restart());
    await assert.rejects(server.restart());
    assert.equal(statuses.at(-1), 'stopped');
    await server.start();
  });

  it('runs after a restart that succeeds', async () => {
    await server.start();
    await deliverServer();
    try {
      await server.restart();
      await until('what it counts', () => typeof statuses.at(-1) === 'object');
    } finally {
      await vscode.workspace.fs.delete(withoutServer);
    }
  });

  afterEach(async () => {
    await server.stop();
    server.dispose();
    assert.deepEqual(unhandled, []);
  });

  after(async () => {
    process.off('unhandledRejection', remember);
    // The channel stays open: the library writes a line when the server's process is gone.
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
