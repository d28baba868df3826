// Sets up what the tests need and runs them all. The last line counts them: `N passed, N failed`.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runVisibly } from './command.mjs';
import { reportFailure } from './failure.mjs';
import { step } from './progress.mjs';
import { areInstalled, installDependencies } from './start/dependencies.mjs';

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
  const { runChecks } = await import('./check.mjs');
  return [await runChecks(), await runVitest(), await runIntegration()];
}

/** Unit, protocol and command-line tests. */
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

/** The built extension in a real VS Code. */
async function runIntegration() {
  const exitCode = await node('test/integration/run.mjs');
  const counted = await counts(join(results, 'integration.json'), ({ passed, failed }) => ({
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
