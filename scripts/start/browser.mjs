import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { packageExtension } from '../package.mjs';
import { bold, faint, step } from '../progress.mjs';
import { installExtension } from '../vscode/host-process.mjs';
import { installVscode, isInstalled, vscodeFolder } from '../vscode/install.mjs';
import { assertPortFree } from '../vscode/port.mjs';
import { serveVscode } from '../vscode/server.mjs';
import { showAddress } from './show.mjs';

/** For the window of somebody who wants to see the extension and nothing else. */
const firstSettings = {
  'workbench.startupEditor': 'readme',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Serves VS Code on 127.0.0.1 with the packaged extension in it, until Ctrl+C.
 * @param {string} root
 * @param {number | undefined} port
 * @returns {Promise<number>} the exit code
 */
export async function openInBrowser(root, port) {
  if (port) await assertPortFree(port);
  const installation = await fetchVscode();
  const folders = {
    dataFolder: path.join(vscodeFolder, `start-${installation.version}`, 'data'),
    extensionsFolder: path.join(vscodeFolder, `start-${installation.version}`, 'extensions'),
  };
  const vsix = await step({ doing: 'packaging the extension', done: 'extension packaged' }, () =>
    packageExtension(),
  );
  const server = await step(
    { doing: 'starting VS Code', done: `VS Code ${installation.vscode} started` },
    async () => {
      await writeFirstSettings(folders.dataFolder);
      await installExtension(installation, folders, vsix);
      return serveVscode(installation, {
        ...folders,
        port,
        flags: ['--disable-workspace-trust'],
        // Not in the address, so that it is short enough to be copied from a terminal.
        environment: { COMPSPEC_FOLDER: path.join(root, 'examples') },
      });
    },
  );
  const address = server.address();
  process.stdout.write(`\n${bold(address)}\n`);
  process.stdout.write(`${faint(await showAddress(address))}\n\nCtrl+C ends VS Code.\n`);
  return untilInterrupted(server);
}

function fetchVscode() {
  if (isInstalled()) return installVscode();
  return step({ doing: 'fetching VS Code from the npm registry', done: 'VS Code fetched' }, () =>
    installVscode(),
  );
}

/** @param {string} dataFolder */
async function writeFirstSettings(dataFolder) {
  const file = path.join(dataFolder, 'data', 'User', 'settings.json');
  // What the user changed since stays.
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(firstSettings, null, 2)}\n`);
}

/**
 * @param {import('../vscode/server.mjs').Server} server
 * @returns {Promise<number>}
 */
async function untilInterrupted(server) {
  const interrupted = new Promise((resolve) => {
    // The terminal and npm may both send it: only the first counts, and none of them kills.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(true));
  });
  if (await Promise.race([interrupted, server.ended.then(() => false)])) {
    await server.stop();
    return 0;
  }
  throw new Failure('The VS Code server ended by itself.', { details: await server.ended });
}
