import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';

const { noticesOf } = (await import(
  resolve(import.meta.dirname, '../../../scripts/notices.mjs')
)) as { noticesOf: (root: string, metafiles: readonly object[]) => Promise<string> };

test('name each package in a bundle once, in order, with its terms', async () => {
  const root = await temporaryFolder({
    'node_modules/b/package.json': '{ "name": "b", "version": "2.0.0", "license": "ISC" }',
    'node_modules/b/LICENSE-ISC.md': 'Terms of b.\r\nMore.\n',
    'node_modules/b/NOTICE': 'Notice of b.\n',
    'node_modules/b/licenses.js': '',
    'node_modules/c/node_modules/@a/a/package.json': '{ "name": "@a/a", "version": "1.0.0" }',
    'node_modules/c/node_modules/@a/a/License.txt': 'Terms of a.',
  });
  const notices = await noticesOf(root, [
    bundle({ 'server/src/main.ts': 9, 'node_modules/b/x.js': 9, 'node_modules/unused/x.js': 0 }),
    bundle({ 'node_modules/c/node_modules/@a/a/lib/x.js': 9, 'node_modules/b/y.js': 9 }),
  ]);
  const rule = '-'.repeat(80);
  expect(notices).toBe(
    [
      'The programs of this package contain code of the packages below.',
      ...[rule, '@a/a 1.0.0', 'Licence: see below', 'Terms of a.'],
      ...[rule, 'b 2.0.0', 'Licence: ISC', 'Terms of b.\nMore.', 'Notice of b.\n'],
    ].join('\n\n'),
  );
});

test('fail where a package says nothing of its licence', async () => {
  const root = await temporaryFolder({
    'node_modules/b/package.json': '{ "name": "b", "version": "2.0.0" }',
  });
  await expect(noticesOf(root, [bundle({ 'node_modules/b/x.js': 1 })])).rejects.toThrow(
    'b 2.0.0 is bundled, and says nothing of its licence.',
  );
});

/** What esbuild tells of an output: the bytes that came of each file. */
function bundle(bytes: Readonly<Record<string, number>>): object {
  const inputs = Object.fromEntries(
    Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  );
  return { outputs: { 'dist/x.js': { inputs } } };
}
