import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const suite = fileURLToPath(new URL('./suite/', import.meta.url));
const output = fileURLToPath(new URL('./dist/', import.meta.url));

/**
 * Translates the suite for the extension host: one file a test file, so that a new one needs no list.
 * @returns {Promise<string>} the module with the suite's run()
 */
export async function bundleSuite() {
  await rm(output, { recursive: true, force: true });
  const files = (await readdir(suite)).filter((file) => file.endsWith('.test.ts'));
  await build({
    entryPoints: ['index.ts', ...files].map((file) => path.join(suite, file)),
    outdir: output,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Mocha has to be one and the same for the entry and for the tests.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return path.join(output, 'index.cjs');
}
