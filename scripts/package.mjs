// npm run package: the extension as one file, compspec-<version>.vsix, the way users get it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runQuietly } from './command.mjs';
import { Failure, reportFailure } from './failure.mjs';
import { step } from './progress.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Builds for production and packages. What goes in is said by .vscodeignore.
 * @returns {Promise<string>} the file
 */
export async function packageExtension() {
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `${name}-${version}.vsix`);
  const { exitCode, output } = await runQuietly(
    process.execPath,
    [
      path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      // Everything is bundled; the workspaces' modules are not to be looked for.
      '--no-dependencies',
      ...['--allow-missing-repository', '--no-rewrite-relative-links'],
      ...['--out', file],
    ],
    { cwd: root },
  );
  if (exitCode !== 0)
    throw new Failure('The extension could not be packaged.', { details: output });
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const file = await step({ doing: 'packaging', done: 'packaged' }, packageExtension);
    process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
