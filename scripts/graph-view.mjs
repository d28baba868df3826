import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const noTransition = './client/src/webview/graph/no-transition.ts';

/**
 * How the graph's view is bundled: for a browser, in a webview of VS Code and in pages that stand alone.
 * @type {import('esbuild').BuildOptions}
 */
export const graphViewBuild = {
  absWorkingDir: dirname(dirname(fileURLToPath(import.meta.url))),
  bundle: true,
  entryPoints: [
    { in: 'client/src/webview/graph/main.ts', out: 'graph' },
    { in: 'media/graph/graph.css', out: 'graph' },
  ],
  outdir: 'client/dist',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  alias: { 'd3-transition': noTransition, 'd3-interpolate': noTransition },
  // Whatever encoding the page around it has.
  charset: 'ascii',
  legalComments: 'none',
};
