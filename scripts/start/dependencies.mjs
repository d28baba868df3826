import { statSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from '../npm.mjs';

/**
 * Whether what the lockfile names is installed. npm writes its own copy of the lockfile as the last
 * thing of an installation, so an interrupted one counts as none.
 * @param {string} root
 */
export function areInstalled(root) {
  const installed = modificationTime(path.join(root, 'node_modules', '.package-lock.json'));
  return installed !== undefined && installed >= (modificationTime(lockfile(root)) ?? 0);
}

/**
 * Installs exactly what the lockfile names.
 * @param {string} root
 */
export async function installDependencies(root) {
  // What builds and tests the extension is needed whatever the environment says.
  await runNpm(['ci', '--include=dev'], { cwd: root, purpose: 'install the dependencies' });
}

/** @param {string} root */
const lockfile = (root) => path.join(root, 'package-lock.json');

/** @param {string} file */
function modificationTime(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
