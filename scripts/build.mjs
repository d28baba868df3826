// Makes all output: server/dist/{server,cli}.js and client/dist/{extension.js,graph.js,graph.css}. `--production` minifies,
// and writes ThirdPartyNotices.txt.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import './generate.mjs';
import { graphViewBuild } from './graph-view.mjs';
import { noticesOf } from './notices.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const production = process.argv.includes('--production');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // The JSON service's default entry is UMD, whose `require` esbuild can not follow.
  mainFields: ['module', 'main'],
  define: { COMPSPEC_VERSION: JSON.stringify(version) },
  minify: production,
  sourcemap: production ? false : 'linked',
  // The notices have them all.
  legalComments: 'none',
  metafile: production,
  logLevel: 'warning',
};

const built = await Promise.all([
  build({
    ...shared,
    entryPoints: { server: 'server/src/main.ts', cli: 'server/src/cli/main.ts' },
    outdir: 'server/dist',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...shared,
    entryPoints: { extension: 'client/src/extension.ts' },
    outdir: 'client/dist',
    format: 'cjs',
    external: ['vscode'],
  }),
  build({
    ...graphViewBuild,
    minify: production,
    metafile: production,
    logLevel: 'warning',
  }),
]);

if (production) {
  const metafiles = built.map(({ metafile }) => metafile);
  await writeFile(join(root, 'ThirdPartyNotices.txt'), await noticesOf(root, metafiles));
}
