// Speed and memory, as ratios to something measured in the same run; nothing is asserted.
// `npm run bench` measures all, `npm run bench -- judgement` what is named.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runVisibly } from '../../scripts/command.mjs';
import { runNpm } from '../../scripts/npm.mjs';
import { step } from '../../scripts/progress.mjs';
import { benchCheck } from './check.mjs';
import { benchDockerfiles } from './dockerfiles.mjs';
import { benchExtract } from './extract.mjs';
import { benchGraphView } from './graph-view.mjs';
import { benchJudgement } from './judgement.mjs';
import { benchLanguageServers } from './language-servers.mjs';
import { benchPicture } from './picture.mjs';
import { benchValidate } from './validate.mjs';
import { benchWorkspace } from './workspace.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const peers = fileURLToPath(new URL('peers/', import.meta.url));

const benches = {
  check: benchCheck,
  dockerfiles: benchDockerfiles,
  extract: benchExtract,
  'graph-view': benchGraphView,
  judgement: benchJudgement,
  'language-servers': benchLanguageServers,
  picture: benchPicture,
  validate: benchValidate,
  workspace: benchWorkspace,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

if (!existsSync(`${peers}node_modules`)) {
  await step(
    { doing: 'fetching what is compared with', done: 'fetched what is compared with' },
    () =>
      runNpm(['ci', '--ignore-scripts'], { cwd: peers, purpose: 'fetch what is compared with' }),
  );
}
const built = await runVisibly(process.execPath, ['scripts/build.mjs', '--production'], {
  cwd: root,
});
// What stands in `dist` then is not what is to be measured.
if (built !== 0) process.exit(built);
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length === 0 || chosen.includes(name)) await bench();
}
