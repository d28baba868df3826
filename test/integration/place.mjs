import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const userSettings = fileURLToPath(new URL('./user-settings.json', import.meta.url));

/**
 * Everything one run of VS Code reads and writes, in a folder of its own.
 * @typedef {object} Place
 * @property {string} workspace a file that names one folder, a copy of examples/ for tests to change.
 * VS Code starts its extension host, and the suite in it, anew when an open folder becomes a
 * workspace; in a workspace a folder can be added.
 * @property {string} userData
 * @property {string} extensions
 * @property {() => Promise<void>} remove
 *
 * @returns {Promise<Place>}
 */
export async function makePlace() {
  const folder = await mkdtemp(path.join(tmpdir(), 'compspec-integration-'));
  const examples = path.join(folder, 'examples');
  const place = {
    workspace: path.join(folder, 'examples.code-workspace'),
    userData: path.join(folder, 'user-data'),
    extensions: path.join(folder, 'extensions'),
    // The server may still be writing its last words.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
  await cp(path.join(root, 'examples'), examples, { recursive: true });
  await writeFile(place.workspace, JSON.stringify({ folders: [{ path: 'examples' }] }));
  await mkdir(place.extensions);
  // A desktop reads the first, VS Code's server the second, and those about the machine from the third.
  for (const below of ['User', path.join('data', 'User'), path.join('data', 'Machine')]) {
    await cp(userSettings, path.join(place.userData, below, 'settings.json'));
  }
  return place;
}

/**
 * VS Code takes a suite only together with an extension in development; where the one under test is
 * installed, this is it.
 * @param {Place} place
 * @returns {Promise<string>} its folder
 */
export async function makeCompanion({ userData }) {
  const folder = path.join(path.dirname(userData), 'companion');
  const manifest = {
    name: 'companion',
    publisher: 'compspec-tests',
    version: '0.0.0',
    engines: { vscode: '*' },
  };
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
