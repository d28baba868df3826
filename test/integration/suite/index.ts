import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** What a run leaves for the one who started VS Code. */
interface Results {
  passed: number;
  failed: number;
  skipped: number;
  failures: { title: string; error: string }[];
}

/**
 * Marks the lines of the suite: VS Code's own log comes the same way and belongs in front of nobody
 * while all is well.
 */
const mark = '│ ';

/** Called by VS Code in its extension host; rejects where a test failed. */
export async function run(): Promise<void> {
  // VS Code, its server and the tests share keyboard, focus and the news of files, on few cores: what fails
  // twice is wrong, and what fails once is told.
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, slow: 5_000, color: false, retries: 1 });
  Mocha.reporters.Base.consoleLog = (...words: unknown[]) => {
    for (const line of format(...words).split('\n')) console.log(mark + line);
  };
  const wanted = process.env['COMPSPEC_TEST_FILES'] ?? '';
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs') && file.includes(wanted))
      mocha.addFile(path.join(__dirname, file));
  }
  const results = await runMocha(mocha);
  const resultsFile = process.env['COMPSPEC_TEST_RESULTS'];
  if (resultsFile) writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  if (results.failed > 0) throw new Error(`${results.failed} tests failed.`);
  if (results.passed === 0) throw new Error('No test was run.');
}

function runMocha(mocha: Mocha): Promise<Results> {
  const results: Results = { passed: 0, failed: 0, skipped: 0, failures: [] };
  return new Promise((resolve) => {
    mocha
      .run(() => resolve(results))
      .on('retry', (test, error) => {
        console.log(`${mark}Tried a second time: ${test.fullTitle()}: ${error.message}`);
      })
      .on('pass', () => {
        results.passed += 1;
      })
      .on('pending', () => {
        results.skipped += 1;
      })
      .on('fail', (test, error: Error) => {
        results.failed += 1;
        results.failures.push({ title: test.fullTitle(), error: error.stack ?? error.message });
      });
  });
}
