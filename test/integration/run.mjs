// node test/integration/run.mjs [--packaged]: the built extension in a real VS Code; with --packaged
// it is packaged for production and installed, the way users get it.
// COMPSPEC_VSCODE=4.93.1 takes the oldest VS Code that is tested, COMPSPEC_VSCODE_DESKTOP=1 downloads
// and takes a desktop VS Code, COMPSPEC_VSCODE_DESKTOP=/path/to/code the one that is there.
// COMPSPEC_TEST_FILES=host runs only the suites with that in their names.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { Failure, reportFailure } from '../../scripts/failure.mjs';
import { packageExtension } from '../../scripts/package.mjs';
import { step } from '../../scripts/progress.mjs';
import { browserForTests } from '../../scripts/vscode/browser.mjs';
import { installExtension } from '../../scripts/vscode/host-process.mjs';
import { installVscode, isInstalled } from '../../scripts/vscode/install.mjs';
import { requestedVersion } from '../../scripts/vscode/versions.mjs';
import { bundleSuite } from './bundle.mjs';
import { makeCompanion, makePlace } from './place.mjs';
import { checkRestored, restoredTitle } from './restored.mjs';
import { resultsOf } from './results.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const launcher = fileURLToPath(new URL('./launcher.mjs', import.meta.url));
const packaged = process.argv.includes('--packaged');
const desktop = process.env.COMPSPEC_VSCODE_DESKTOP;
const limitSeconds = 480;

const results = resultsOf(requestedVersion(), packaged);

async function run() {
  await rm(results.file, { force: true });
  await mkdir(results.folder, { recursive: true });
  const executable = await chosenVscode();
  const suite = await bundleSuite();
  const place = await makePlace();
  try {
    const extension = packaged ? await installPackaged(place) : builtExtension();
    await runSuite(executable, suite, extension, place);
    if (!packaged && !desktop) await judgeRestored(extension, place);
    return await reportResults();
  } finally {
    await place.remove();
  }
}

/** @returns {Promise<string | undefined>} an executable; none lets @vscode/test-electron download one */
async function chosenVscode() {
  if (desktop && packaged) {
    throw new Failure('A packaged extension is tested only in the VS Code that runs in a browser.');
  }
  if (desktop) return desktop === '1' ? undefined : desktop;
  if (!isInstalled()) {
    await step({ doing: 'fetching VS Code', done: 'VS Code fetched' }, () => installVscode());
  }
  await browserForTests();
  return launcher;
}

function builtExtension() {
  if (existsSync(path.join(root, 'client', 'dist', 'extension.js'))) return root;
  throw new Failure('There is no built extension to test: run `npm run build` first.');
}

/**
 * @param {import('./place.mjs').Place} place
 * @returns {Promise<string>} the extension that takes its place as the one in development
 */
async function installPackaged(place) {
  const vsix = await packageExtension();
  const folders = { dataFolder: place.userData, extensionsFolder: place.extensions };
  await installExtension(await installVscode(), folders, vsix);
  return makeCompanion(place);
}

/**
 * @param {string | undefined} vscodeExecutablePath
 * @param {string} suite
 * @param {string} extensionDevelopmentPath
 * @param {import('./place.mjs').Place} place
 */
async function runSuite(vscodeExecutablePath, suite, extensionDevelopmentPath, place) {
  // The launcher has a shorter limit of its own; this one is for a desktop. It is how
  // @vscode/test-electron lets itself be told to end what it started.
  const endAll = () => process.kill(process.pid, 'SIGINT');
  const limit = setTimeout(endAll, limitSeconds * 1000);
  process.once('SIGTERM', endAll);
  const { workspace, userData, extensions } = place;
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath,
      extensionTestsPath: suite,
      launchArgs: [workspace, '--user-data-dir', userData, '--extensions-dir', extensions],
      extensionTestsEnv: {
        COMPSPEC_TEST_RESULTS: results.file,
        COMPSPEC_SCREENSHOTS: results.screenshots,
        // Profiles of hosts are saved here: in nobody's home.
        COMPSPEC_PROFILES: path.join(userData, 'profiles'),
      },
    });
  } catch (error) {
    // Failed tests are reported with the results; without results, the suite was not run.
    if (!existsSync(results.file)) {
      throw new Failure(`integration: not run (${/** @type {Error} */ (error).message})`, {
        exitCode: 1,
      });
    }
  } finally {
    clearTimeout(limit);
    process.removeListener('SIGTERM', endAll);
  }
}

/**
 * Adds to the suite's results.
 * @param {string} extension
 * @param {import('./place.mjs').Place} place
 */
async function judgeRestored(extension, place) {
  if (!existsSync(results.file)) return;
  const found = JSON.parse(await readFile(results.file, 'utf8'));
  try {
    await checkRestored(place, extension);
    found.passed += 1;
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`${restoredTitle}: ${told}`);
    found.failed += 1;
    found.failures.push({ title: restoredTitle, error: told });
  }
  await writeFile(results.file, `${JSON.stringify(found, null, 2)}\n`);
}

async function reportResults() {
  if (!existsSync(results.file)) {
    throw new Failure('integration: not run (VS Code ended without results)', { exitCode: 1 });
  }
  /** @type {{ passed: number, failed: number }} */
  const { passed, failed } = JSON.parse(await readFile(results.file, 'utf8'));
  console.log(`integration: ${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

process.exitCode = await run().catch(reportFailure);
