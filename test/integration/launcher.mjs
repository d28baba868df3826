#!/usr/bin/env node
// Looks like VS Code's executable to @vscode/test-electron: takes its arguments, runs the suite in a
// real VS Code and ends with the suite's exit code. Behind it are VS Code's server and a headless
// Chromium instead of a desktop. A suite that could not run, or did not end, is a failure.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Failure, reportFailure } from '../../scripts/failure.mjs';
import { browserForTests } from '../../scripts/vscode/browser.mjs';
import { installVscode } from '../../scripts/vscode/install.mjs';
import { serveVscode } from '../../scripts/vscode/server.mjs';
import { readArguments } from './launcher/arguments.mjs';
import { openControl } from './launcher/control.mjs';
import { openWorkbench } from './launcher/workbench.mjs';

const suiteLimitSeconds = Number(process.env.COMPSPEC_SUITE_SECONDS || 420);

/** What has to be ended, the latest first. @type {(() => Promise<unknown>)[]} */
const endings = [];

async function run() {
  const options = readArguments(process.argv.slice(2));
  const installation = await installVscode();
  const browser = await browserForTests();

  const control = await openControl();
  endings.push(control.stop);
  const server = await serveVscode(installation, {
    dataFolder: options.userDataFolder,
    extensionsFolder: options.extensionsFolder,
    flags: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
    environment: control.environment,
  });
  endings.push(server.stop);
  const workbench = await openWorkbench(browser);
  endings.push(workbench.close);
  const screenshots =
    process.env.COMPSPEC_SCREENSHOTS ?? path.join(options.userDataFolder, 'sights');
  await mkdir(screenshots, { recursive: true });
  control.actions = {
    screenshot: (name, seeing) => workbench.picture(path.join(screenshots, `${name}.png`), seeing),
    press: (key) => workbench.press(key),
    type: (_, words) => workbench.type(words),
    graph: (action, body) => workbench.graph(action, body),
  };

  const inTime = new Promise((_, reject) => {
    const tooLate = () =>
      reject(new Failure(`The suite did not end within ${suiteLimitSeconds} seconds.`));
    setTimeout(tooLate, suiteLimitSeconds * 1000).unref();
  });
  const serverGone = server.ended.then((words) => {
    throw new Failure('The VS Code server ended before the suite did.', { details: words });
  });
  try {
    const exitCode = await Promise.race([workbench.runSuite(server, options), inTime, serverGone]);
    if (exitCode === 0 || workbench.suiteSpoke()) return exitCode;
    throw new Failure(`The suite did not start: VS Code ended it with exit code ${exitCode}.`);
  } catch (error) {
    await workbench.picture(path.join(screenshots, 'not-ended.png')).catch(() => undefined);
    process.stderr.write(`\nWhat VS Code said last:\n${workbench.lastWords()}\n`);
    throw error;
  }
}

async function end() {
  for (const ending of endings.splice(0).reverse()) await ending().catch(() => undefined);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, async () => {
    await end();
    process.exit(130);
  });
}

const exitCode = await run().catch(reportFailure);
await end();
process.exit(exitCode);
