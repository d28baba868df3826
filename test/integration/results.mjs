import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newestVersion } from '../../scripts/vscode/versions.mjs';

const testResults = fileURLToPath(new URL('../../test-results', import.meta.url));

/**
 * Where a run leaves its results and pictures: each kind of run in a folder of its own.
 * @param {string} version of the VS Code, a key of `releases`
 * @param {boolean} packaged whether the packaged extension is tested
 */
export function resultsOf(version, packaged) {
  const folder = path.join(
    testResults,
    ...(version === newestVersion ? [] : [`code-server-${version}`]),
    ...(packaged ? ['packaged'] : []),
  );
  return {
    folder,
    /** What the suite counted. */
    file: path.join(folder, 'integration.json'),
    screenshots: path.join(folder, 'screenshots'),
  };
}
