import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { peakHook, runNode } from './processes.mjs';
import { treeSchema } from './schemas.mjs';
import { inTurn, timedAsync } from './statistics.mjs';
import { megabytes, milliseconds, printTable, ratio } from './table.mjs';

const cli = fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url));
const files = 2000;

/** `compspec validate` over a folder of schemas, beside the same program that only says its version. */
export async function benchValidate() {
  const folder = await mkdtemp(join(tmpdir(), 'compspec-bench-'));
  try {
    const text = treeSchema(40);
    for (let index = 0; index < files; index += 1) {
      const place = join(folder, `group${index % 50}`, `schema${index}`);
      await mkdir(place, { recursive: true });
      await writeFile(join(place, 'compspec.json'), text);
    }
    const hook = join(folder, 'peak.mjs');
    const peak = join(folder, 'peak.txt');
    await writeFile(hook, peakHook(peak));
    const run = (...programArguments) =>
      timedAsync(() => runNode(['--import', pathToFileURL(hook).href, cli, ...programArguments]));
    const validate = ['validate', '--format', 'json', folder];
    const [validated, empty] = await inTurn(
      5,
      () => run(...validate),
      () => run('--version'),
    );
    await run(...validate);
    const bytes = Number(await readFile(peak, 'utf8')) * 1024;
    printTable(
      `compspec validate over ${files.toLocaleString('en')} files`,
      ['', 'figure'],
      [
        ['whole process', milliseconds(validated)],
        ['beside compspec --version', ratio(validated / empty)],
        ['files per second', Math.round((files / validated) * 1000).toLocaleString('en')],
        ['peak memory', megabytes(bytes)],
        ['text judged', `${((text.length * files) / 1e6).toFixed(1)} MB`],
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
