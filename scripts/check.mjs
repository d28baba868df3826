// What a machine can see in the sources: types, lint with the layers, code that nothing uses, and files
// that have to repeat the sources. Run by itself and by scripts/test.mjs.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runQuietly } from './command.mjs';
import { step } from './progress.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (name) =>
  join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** Each check by what it proves. */
const checks = [
  ['Types', tool('tsc'), ['-b', '--pretty']],
  ['Lint, layers and format', tool('biome'), ['ci', '--colors=off', '--error-on-warnings']],
  ['No unused files, exports and dependencies', tool('knip'), []],
  ['Derived files', process.execPath, ['scripts/derive.mjs', '--check']],
];

/**
 * Runs all checks; needs what `scripts/generate.mjs` makes.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const count = { passed: 0, failed: 0 };
  for (const [name, program, programArguments] of checks) {
    try {
      await step({ doing: name, done: name }, async () => {
        const shell = process.platform === 'win32';
        const { exitCode, output } = await runQuietly(program, programArguments, {
          cwd: root,
          shell,
        });
        if (exitCode !== 0) throw new Error(output);
      });
      count.passed += 1;
    } catch (error) {
      console.log(error.message);
      count.failed += 1;
    }
  }
  return count;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await import('./generate.mjs');
  const { failed } = await runChecks();
  process.exitCode = failed === 0 ? 0 : 1;
}
