import { Failure } from '../failure.mjs';

/**
 * The VS Code releases this project runs in, as npm's `code-server` packages them: the workbench
 * and the extension host of that release, without a desktop around them.
 *
 * `node` is the version the release was built for; the running Node serves where the major agrees,
 * and npm's `node-<platform>-<cpu>` package carries the binary where it does not.
 *
 * `installFlags`: the shrinkwrap inside 4.93.1 disagrees with its own peer dependencies.
 *
 * `prebuilt`: whether packages with compiled binaries replace those of the release.
 *
 * @typedef {object} Release
 * @property {string} vscode
 * @property {string} node
 * @property {readonly string[]} installFlags
 * @property {boolean} prebuilt
 *
 * @type {Readonly<Record<string, Release>>}
 */
export const releases = {
  '4.139.1': { vscode: '1.139.1', node: '24.21.0', installFlags: [], prebuilt: false },
  '4.93.1': {
    vscode: '1.93.1',
    node: '20.20.0',
    installFlags: ['--legacy-peer-deps'],
    prebuilt: true,
  },
};

export const newestVersion = '4.139.1';
export const oldestVersion = '4.93.1';

/**
 * The version that the environment variable COMPSPEC_VSCODE asks for, else the newest.
 * @returns {string}
 */
export function requestedVersion() {
  const version = process.env.COMPSPEC_VSCODE || newestVersion;
  if (Object.hasOwn(releases, version)) return version;
  throw new Failure(
    `COMPSPEC_VSCODE is "${version}", but known are ${Object.keys(releases).join(' and ')}.`,
  );
}
