import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Native modules of VS Code, which nobody compiles here, and what stands in for them. In which of the
 * two places a module lies depends on the release.
 */
const standIns = [
  { modules: ['@vscode/spdlog'], file: 'spdlog.cjs' },
  { modules: ['@vscode/native-watchdog', 'native-watchdog'], file: 'watchdog.cjs' },
];

/**
 * Packages that carry compiled binaries, for a release whose own versions of them have to be compiled
 * or downloaded: file watching, and the search that finds files in a workspace.
 */
export const prebuiltPackages = {
  '@parcel/watcher': '2.5.6',
  '@vscode/ripgrep-universal': '1.18.0',
};

/**
 * Makes VS Code's server whole where its packages' install scripts did not run.
 * @param {string} folder where code-server was installed
 * @param {string} vscode the folder of VS Code inside
 */
export async function completeVscode(folder, vscode) {
  const modules = path.join(vscode, 'node_modules');
  for (const { modules: names, file } of standIns) {
    const standIn = fileURLToPath(new URL(`./stand-ins/${file}`, import.meta.url));
    for (const name of names) {
      const place = path.join(modules, name);
      if (existsSync(place)) await copyFile(standIn, path.join(place, 'index.js'));
    }
  }
  const prebuilt = path.join(folder, 'node_modules');
  await putWatcher(path.join(prebuilt, '@parcel/watcher'), path.join(modules, '@parcel/watcher'));
  await putSearch(
    path.join(prebuilt, '@vscode/ripgrep-universal'),
    path.join(modules, '@vscode/ripgrep'),
  );
}

/**
 * @param {string} prebuilt
 * @param {string} place
 */
async function putWatcher(prebuilt, place) {
  if (!existsSync(prebuilt)) return;
  await rm(place, { recursive: true, force: true });
  await rename(prebuilt, place);
}

/**
 * @param {string} prebuilt
 * @param {string} place
 */
async function putSearch(prebuilt, place) {
  if (!existsSync(prebuilt)) return;
  const program = path.join(place, 'bin', 'rg');
  await mkdir(path.dirname(program), { recursive: true });
  await copyFile(path.join(prebuilt, 'bin', `${process.platform}-${process.arch}`, 'rg'), program);
  await chmod(program, 0o755);
  // The binaries for all other platforms are a hundred megabytes.
  await rm(prebuilt, { recursive: true, force: true });
}
