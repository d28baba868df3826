import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../failure.mjs';
import { runNpm } from '../npm.mjs';
import { completeVscode, prebuiltPackages } from './complete.mjs';
import { releases, requestedVersion } from './versions.mjs';

/** Everything that is fetched or made for running VS Code; git ignores it. */
export const vscodeFolder = fileURLToPath(new URL('../../.vscode-test/', import.meta.url));

/** Raised when the steps below change, so that an installation made by older steps is redone. */
const layout = 2;

/**
 * @typedef {{ name: string, version: string }} NodePackage
 *
 * @typedef {object} Installation
 * @property {string} version of code-server
 * @property {string} vscode the VS Code release inside
 * @property {string} node the Node binary that runs it
 * @property {string} serverMain the server's main module
 */

/**
 * Whether a version lies here, so that nothing has to be fetched.
 * @param {string} [version] of code-server; COMPSPEC_VSCODE or the newest if not given
 */
export function isInstalled(version = requestedVersion()) {
  return isComplete(version, neededNodePackage(version));
}

/**
 * Fetches a version of VS Code from the npm registry on first need; afterwards only says where it is.
 * @param {string} [version] of code-server; COMPSPEC_VSCODE or the newest if not given
 * @returns {Promise<Installation>}
 * @throws {Failure} where the platform has none, or the registry does not answer
 */
export async function installVscode(version = requestedVersion()) {
  const nodePackage = neededNodePackage(version);
  if (!isComplete(version, nodePackage)) await installAtomically(version, nodePackage);
  const modules = path.join(installationFolder(version), 'node_modules');
  return {
    version,
    vscode: releases[version].vscode,
    node: nodeBinary(version, nodePackage),
    serverMain: path.join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/** @param {string} version */
function installationFolder(version) {
  return path.join(vscodeFolder, `code-server-${version}`);
}

/**
 * @param {string} version
 * @param {NodePackage | undefined} nodePackage
 */
function nodeBinary(version, nodePackage) {
  if (!nodePackage) return process.execPath;
  return path.join(installationFolder(version), 'node_modules', nodePackage.name, 'bin', 'node');
}

/**
 * An installation made by another Node may lack the binary that this one needs.
 * @param {string} version
 * @param {NodePackage | undefined} nodePackage
 */
function isComplete(version, nodePackage) {
  const marker = path.join(installationFolder(version), `finished-${layout}`);
  return existsSync(marker) && existsSync(nodeBinary(version, nodePackage));
}

/**
 * The installation is made in a folder of its own and moved into place when complete: what has the
 * final name is whole, whoever was killed half-way, and two installing at once do not meet.
 * @param {string} version
 * @param {NodePackage | undefined} nodePackage
 */
async function installAtomically(version, nodePackage) {
  const folder = installationFolder(version);
  await removeAbandoned();
  const unfinished = path.join(vscodeFolder, `unfinished-${process.pid}-${version}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    await installInto(unfinished, version, nodePackage);
    await writeFile(path.join(unfinished, `finished-${layout}`), '');
    if (isComplete(version, nodePackage)) return;
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder).catch((error) => {
      if (!isComplete(version, nodePackage)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Install scripts do not run: they would compile native modules. What that leaves out is put in
 * afterwards, all but the terminal.
 * @param {string} folder
 * @param {string} version
 * @param {NodePackage | undefined} nodePackage
 */
async function installInto(folder, version, nodePackage) {
  const release = releases[version];
  const purpose = `fetch VS Code ${release.vscode}`;
  const flags = ['--omit=dev', '--ignore-scripts', ...release.installFlags];
  const dependencies = {
    'code-server': version,
    ...(nodePackage && { [nodePackage.name]: nodePackage.version }),
    ...(release.prebuilt && prebuiltPackages),
  };
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies }, null, 2),
  );
  const vscode = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  for (const cwd of [folder, vscode, path.join(vscode, 'extensions')]) {
    await runNpm(['install', ...flags], { cwd, purpose });
  }
  await completeVscode(folder, vscode);
}

/**
 * @param {string} version
 * @returns {NodePackage | undefined} nothing where the running Node will do
 */
function neededNodePackage(version) {
  const { node, vscode } = releases[version];
  const major = node.split('.')[0];
  if (process.versions.node.split('.')[0] === major) return undefined;
  const platform = `${process.platform}-${process.arch}`;
  // The packaged binaries are linked with glibc.
  const usesGlibc = 'glibcVersionRuntime' in process.report.getReport().header;
  if (['linux-x64', 'linux-arm64'].includes(platform) && usesGlibc) {
    return { name: `node-${platform}`, version: node };
  }
  throw new Failure(
    `VS Code ${vscode} in the browser needs Node ${major} on ${platform}, and this is Node ` +
      `${process.versions.node}: install desktop VS Code with its \`code\` command, or Node ${major}.`,
  );
}

/** Removes what installations left behind whose process is gone. */
async function removeAbandoned() {
  const entries = existsSync(vscodeFolder) ? await readdir(vscodeFolder) : [];
  for (const entry of entries) {
    const processId = /^unfinished-(\d+)-/.exec(entry)?.[1];
    if (processId && !isRunning(Number(processId))) {
      await rm(path.join(vscodeFolder, entry), { recursive: true, force: true });
    }
  }
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
