// Sets up what the tests need and runs them all. The last line counts them: `N passed, N failed`.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resultsOf } from '../test/integration/results.mjs';
import { runVisibly } from './command.mjs';
import { reportFailure } from './failure.mjs';
import { unpackMpiPackages } from './mpi-packages.mjs';
import { bold, step } from './progress.mjs';
import { areInstalled, installDependencies } from './start/dependencies.mjs';
import { browserForTests } from './vscode/browser.mjs';
import { oldestVersion, releases, requestedVersion } from './vscode/versions.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const results = join(root, 'test-results');

/** What a part of the tests counted; of one that could not run, one failure. */
const notRun = { passed: 0, failed: 1 };

async function test() {
  if (!areInstalled(root)) {
    await step({ doing: 'installing the dependencies', done: 'dependencies installed' }, () =>
      installDependencies(root),
    );
  }
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  if ((await node('scripts/build.mjs')) !== 0) return [notRun];
  const problem = await step(
    { doing: "unpacking Debian's MPI libraries", done: "looked for Debian's MPI libraries" },
    unpackMpiPackages,
  );
  if (problem) console.log(`    not run: the tests that read them, since ${problem}`);
  // Before the tests that open it side by side: where it has to be installed, that is done once.
  await step({ doing: 'looking for a browser', done: 'found a browser' }, browserForTests);
  const { runChecks } = await import('./check.mjs');
  return [
    await runChecks(),
    await runVitest(),
    await runIntegration(requestedVersion()),
    await runIntegration(oldestVersion, { packaged: true }),
  ];
}

/** Unit, protocol and command-line tests, and those of the graph's view in a browser. */
async function runVitest() {
  const file = join(results, 'vitest.json');
  const exitCode = await node(
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  );
  const counted = await counts(file, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
  }));
  // A file that could not be loaded has no tests to count.
  return exitCode === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

/**
 * The extension in a real VS Code: as it is built, or packaged and installed, the way users get it.
 * @param {string} version a key of `releases`
 */
async function runIntegration(version, { packaged = false } = {}) {
  const { vscode } = releases[version];
  console.log(bold(`\nThe ${packaged ? 'packaged' : 'built'} extension in VS Code ${vscode}`));
  const run = ['test/integration/run.mjs', ...(packaged ? ['--packaged'] : [])];
  // A desktop takes no packaged extension.
  const environment = {
    COMPSPEC_VSCODE: version,
    ...(packaged && { COMPSPEC_VSCODE_DESKTOP: '' }),
  };
  const exitCode = await runVisibly(process.execPath, run, {
    cwd: root,
    env: { ...process.env, ...environment },
  });
  const counted = await counts(resultsOf(version, packaged).file, ({ passed, failed }) => ({
    passed,
    failed,
  }));
  return exitCode === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

async function counts(file, count) {
  return existsSync(file) ? count(JSON.parse(await readFile(file, 'utf8'))) : notRun;
}

function node(...programArguments) {
  return runVisibly(process.execPath, programArguments, { cwd: root });
}

try {
  const parts = await test();
  const sum = (name) => parts.reduce((total, part) => total + part[name], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
} catch (error) {
  process.exitCode = reportFailure(error);
}
