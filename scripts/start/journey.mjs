import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly, runVisibly } from '../command.mjs';
import { Failure } from '../failure.mjs';
import { bold, step } from '../progress.mjs';
import { areInstalled, installDependencies } from './dependencies.mjs';
import { findDesktop, openDesktop } from './desktop.mjs';
import { readOptions, usage } from './options.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/**
 * From a fresh clone to VS Code with the extension in it.
 * @param {readonly string[]} commandLine
 * @returns {Promise<number>} the exit code
 */
export async function start(commandLine) {
  const options = readOptions(commandLine);
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  process.stdout.write(`\n${bold('compspec')}\n\n`);
  if (!areInstalled(root)) {
    await step({ doing: 'installing the dependencies', done: 'dependencies installed' }, () =>
      installDependencies(root),
    );
  }
  await step({ doing: 'building', done: 'built' }, build);
  await judgeExamples();
  if (!options.editor) return 0;

  const desktop = options.browser ? undefined : findDesktop();
  if (desktop) {
    await openDesktop(desktop, root);
    return 0;
  }
  const { openInBrowser } = await import('./browser.mjs');
  return openInBrowser(root, options.port);
}

async function build() {
  const { exitCode, output } = await runQuietly(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
  });
  if (exitCode !== 0) throw new Failure('The build failed.', { details: output });
}

/** One of the examples is a published schema with a known fault: a finding is no failure here. */
async function judgeExamples() {
  process.stdout.write(`\n${bold('compspec validate examples')}\n\n`);
  const program = path.join('server', 'dist', 'cli.js');
  const exitCode = await runVisibly(process.execPath, [program, 'validate', 'examples'], {
    cwd: root,
  });
  if (exitCode > 1) throw new Failure('The example schemas could not be judged.');
  process.stdout.write('\n');
}
