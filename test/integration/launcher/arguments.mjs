import path from 'node:path';
import { Failure } from '../../../scripts/failure.mjs';

/**
 * @typedef {object} LaunchOptions
 * @property {string} extension folder of the extension under development
 * @property {string} suite module with the suite's run()
 * @property {string} workspace folder or .code-workspace file to open
 * @property {string} userDataFolder
 * @property {string} extensionsFolder
 */

/**
 * Reads those of VS Code's command line arguments that a test run uses; the others configure a
 * desktop and mean nothing here.
 * @param {readonly string[]} given
 * @returns {LaunchOptions}
 */
export function readArguments(given) {
  /** @param {string} name */
  const value = (name) => {
    const position = given.findIndex((one) => one === `--${name}` || one.startsWith(`--${name}=`));
    const found = given[position];
    const text = found?.includes('=') ? found.slice(found.indexOf('=') + 1) : given[position + 1];
    if (position < 0 || !text) throw new Failure(`The launcher was given no --${name}.`);
    return path.resolve(text);
  };
  const workspace = given.find(
    (one, position) => !one.startsWith('-') && !takesValue(given[position - 1]),
  );
  if (!workspace) throw new Failure('The launcher was given no workspace to open.');
  return {
    extension: value('extensionDevelopmentPath'),
    suite: value('extensionTestsPath'),
    workspace: path.resolve(workspace),
    userDataFolder: value('user-data-dir'),
    extensionsFolder: value('extensions-dir'),
  };
}

/** @param {string | undefined} before */
function takesValue(before) {
  return before === '--user-data-dir' || before === '--extensions-dir';
}
