// npm run pictures: the pictures that the documentation shows, taken anew by the integration suite.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { resultsOf } from '../test/integration/results.mjs';
import { runVisibly } from './command.mjs';
import { Failure, reportFailure } from './failure.mjs';
import { requestedVersion } from './vscode/versions.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const { screenshots } = resultsOf(requestedVersion(), false);
const images = path.join(root, 'docs/images');

/** Each picture of the documentation by the screenshot that it is. */
const pictures = {
  'diagnostic-hover-dark.png': 'diagnostic-dark.png',
  'host-report-dark.png': 'check-dark.png',
  'host-tree-dark.png': 'check-tree-dark.png',
  'dockerfile-hints-dark.png': 'dockerfile-dark.png',
  'graph-wide-dark.png': 'graph-dark.png',
  'rename-preview.png': 'rename-preview.png',
  ...Object.fromEntries(
    [
      ...['1-new-schema', '2-edge-target', '3-hover', '4-new-spec', '5-values'],
      ...['6-yaml-number', '7-quick-fix', '8-lenses'],
    ].map((name) => [`session-${name}.png`, `session-${name}.png`]),
  ),
};

async function take() {
  for (const script of ['scripts/build.mjs', 'test/integration/run.mjs']) {
    const exitCode = await runVisibly(process.execPath, [script], { cwd: root });
    // What a failing run shows is nothing to show.
    if (exitCode !== 0) throw new Failure(`No picture was replaced: ${script} failed.`);
  }
  await mkdir(images, { recursive: true });
  for (const [screenshot, image] of Object.entries(pictures)) {
    const target = path.join(images, image);
    await copyFile(path.join(screenshots, screenshot), target).catch((cause) => {
      throw new Failure(`The suite took no ${screenshot}.`, { cause });
    });
    console.log(path.relative(process.cwd(), target));
  }
}

await take().catch((error) => {
  process.exitCode = reportFailure(error);
});
