import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { peakHook, runNode, runToEnd } from './processes.mjs';
import { median, timedAsync } from './statistics.mjs';
import { megabytes, milliseconds, printTable, ratio } from './table.mjs';

const cli = fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url));
const rounds = 7;
const shownProbes = 10;

/** `compspec extract` as a whole process, beside a Node that does nothing and beside archspec's own program. */
export async function benchExtract() {
  const folder = await mkdtemp(join(tmpdir(), 'compspec-bench-'));
  try {
    const empty = join(folder, 'empty.mjs');
    await writeFile(empty, '');
    const profile = join(folder, 'profile.json');
    const extract = [cli, 'extract', '--force', '-o', profile];
    const hasArchspec = await isThere('archspec', ['--version']);
    const runs = [
      ['an empty Node', () => runNode([empty])],
      ['compspec extract', () => runNode(extract)],
      ['compspec extract --name system[cpu]', () => runNode([...extract, '--name', 'system[cpu]'])],
      ...(hasArchspec ? [['archspec cpu (Python)', () => runToEnd('archspec', ['cpu'])]] : []),
    ];
    const times = runs.map(() => []);
    // In turn, so that a machine that slows down slows all.
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, [, run]] of runs.entries()) times[index].push(await timedAsync(run));
    }
    const medians = times.map(median);
    const [nothing, whole, cpu, archspec] = medians;
    printTable(
      'What this machine is, as a whole process',
      ['', 'time', 'beside an empty Node'],
      runs.map(([name], index) => [
        name,
        milliseconds(medians[index]),
        ratio(medians[index] / nothing),
      ]),
    );
    console.log(
      hasArchspec
        ? `\n  Beside archspec cpu: ${ratio(whole / archspec)}, of the CPU alone ${ratio(cpu / archspec)}`
        : '\n  archspec cpu: not run, there is no such program on the PATH',
    );
    await probes(profile, extract);
    await peak(folder, extract);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isThere(program, programArguments) {
  try {
    await runToEnd(program, programArguments);
    return true;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return false;
  }
}

/** Until each section was read; they are read at the same time. */
async function probes(profile, extract) {
  await runNode(extract);
  const { metadata } = JSON.parse(await readFile(profile, 'utf8'));
  const all = Object.entries(metadata.probes).sort(
    ([, one], [, other]) => other.milliseconds - one.milliseconds,
  );
  printTable(
    `The ${shownProbes} slowest of ${all.length} sections, read at the same time`,
    ['section', 'until read', 'status'],
    all
      .slice(0, shownProbes)
      .map(([name, one]) => [name, milliseconds(one.milliseconds), one.status]),
  );
}

async function peak(folder, extract) {
  const hook = join(folder, 'peak.mjs');
  const file = join(folder, 'peak.txt');
  await writeFile(hook, peakHook(file));
  await runNode(['--import', pathToFileURL(hook).href, ...extract]);
  const bytes = Number(await readFile(file, 'utf8')) * 1024;
  console.log(`\n  Peak memory of compspec extract: ${megabytes(bytes)}`);
}
