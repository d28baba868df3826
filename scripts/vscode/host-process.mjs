import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly } from '../command.mjs';
import { Failure } from '../failure.mjs';
import { poll } from './poll.mjs';

const host = fileURLToPath(new URL('./host.mjs', import.meta.url));
const stopLimitSeconds = 5;

/**
 * @typedef {import('./install.mjs').Installation} Installation
 *
 * @typedef {object} Folders
 * @property {string} dataFolder user settings are read from data/User/settings.json below it
 * @property {string} extensionsFolder
 *
 * @typedef {object} Options
 * @property {number} [port] a free one if not given
 * @property {readonly string[]} [flags] more options of VS Code's server
 * @property {NodeJS.ProcessEnv} [environment] added to this process's
 *
 * @typedef {Folders & Options} HostOptions
 */

/**
 * Starts VS Code's server in the Node that belongs to it. The process tells by IPC on which port it
 * listens.
 * @param {Installation} installation
 * @param {HostOptions} options
 * @param {readonly string[]} tokenFlags
 */
export function spawnHost(installation, options, tokenFlags) {
  const child = spawn(
    installation.node,
    [
      ...[host, installation.serverMain, String(options.port ?? 0)],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...tokenFlags,
      ...folderFlags(options),
      ...(options.flags ?? []),
    ],
    {
      env: { ...cleanEnvironment(), ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A process group of its own, so that its extension hosts can be ended with it.
      detached: process.platform !== 'win32',
    },
  );
  let lastWords = '';
  const remember = (/** @type {Buffer} */ chunk) => {
    lastWords = (lastWords + chunk.toString('utf8')).slice(-4000);
  };
  child.stdout.on('data', remember);
  child.stderr.on('data', remember);
  child.on('error', (error) => remember(Buffer.from(error.message)));
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('close', () => resolve(lastWords));
    child.once('error', () => resolve(lastWords));
  });
  return { child, ended, stop: () => endProcessGroup(child) };
}

/**
 * Installs a packaged extension the way a user's VS Code does.
 * @param {Installation} installation
 * @param {Folders} folders
 * @param {string} vsix
 */
export async function installExtension(installation, folders, vsix) {
  const flags = [...folderFlags(folders), '--install-extension', vsix, '--force'];
  const { exitCode, output } = await runQuietly(
    installation.node,
    [host, installation.serverMain, '0', ...flags],
    { env: cleanEnvironment() },
  );
  if (exitCode !== 0 || !output.includes('was successfully installed')) {
    throw new Failure(`VS Code ${installation.vscode} did not install ${path.basename(vsix)}.`, {
      details: output,
    });
  }
}

/** @param {Folders} folders */
function folderFlags({ dataFolder, extensionsFolder }) {
  return ['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
}

/** A VS Code in whose terminal this runs must not configure the one that is started. */
function cleanEnvironment() {
  const inherited = Object.entries(process.env);
  return {
    ...Object.fromEntries(
      inherited.filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
    ),
    // No gallery of extensions: nothing is looked up in the network.
    EXTENSIONS_GALLERY: '{}',
  };
}

/** @param {import('node:child_process').ChildProcess} child */
async function endProcessGroup(child) {
  if (child.pid === undefined) return;
  const group = process.platform === 'win32' ? child.pid : -child.pid;
  const signal = (/** @type {NodeJS.Signals | 0} */ name) => {
    try {
      return process.kill(group, name);
    } catch {
      return false;
    }
  };
  signal('SIGTERM');
  const gone = await poll(() => !signal(0), { seconds: stopLimitSeconds });
  if (!gone) signal('SIGKILL');
}
