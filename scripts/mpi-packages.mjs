// Unpacks Debian's MPI libraries for the tests that read them, each as the root of a machine that has it.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly } from './command.mjs';
import { reportFailure } from './failure.mjs';

/** Where they are kept: one folder for each, with `usr` in it. */
const folder = fileURLToPath(new URL('../.vscode-test/mpi/', import.meta.url));

/**
 * The packages, by the names that releases of Debian and Ubuntu have for them: of several, the first
 * that there is.
 */
const machines = {
  openmpi: [
    ['libopenmpi3', 'libopenmpi3t64', 'libopenmpi40'],
    ['openmpi-bin'],
    ['libopenmpi-dev'],
    ['libhwloc15'],
    ['libpmix2', 'libpmix2t64'],
    ['libevent-core-2.1-7', 'libevent-core-2.1-7t64'],
    ['libevent-pthreads-2.1-7', 'libevent-pthreads-2.1-7t64'],
    ['libudev1'],
    ['zlib1g'],
  ],
  mpich: [
    ['libmpich12', 'libmpich12t64'],
    ['mpich'],
    ['libmpich-dev'],
    ['libhwloc15'],
    ['libslurm38', 'libslurm42t64', 'libslurm40'],
    ['libucx0'],
    ['libudev1'],
  ],
};

/** What no test reads, and is most of what there is. */
const unread = ['usr/include', 'usr/share', 'etc'];

/**
 * Sees to it that the libraries are there.
 * @returns {Promise<string | undefined>} why they are not: without Debian's packages there are none
 */
export async function unpackMpiPackages() {
  if (Object.keys(machines).every((name) => existsSync(join(folder, name)))) return undefined;
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) {
    return "this system has no packages of Debian's";
  }
  await mkdir(folder, { recursive: true });
  const downloads = await mkdtemp(join(tmpdir(), 'compspec-packages-'));
  try {
    for (const [name, wanted] of Object.entries(machines)) {
      if (existsSync(join(folder, name))) continue;
      const problem = await unpack(wanted, join(downloads, name), join(folder, name));
      if (problem) return problem;
    }
    return undefined;
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
}

/**
 * @param {string[][]} wanted
 * @param {string} downloads
 * @param {string} root
 */
async function unpack(wanted, downloads, root) {
  await mkdir(downloads);
  const names = await available(wanted);
  const download = () => runQuietly('apt-get', ['download', ...names], { cwd: downloads });
  let { exitCode, output } = await download();
  if (exitCode !== 0 && process.getuid?.() === 0) {
    // The lists may be of packages that are there no more.
    await runQuietly('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update']);
    ({ exitCode, output } = await download());
  }
  if (exitCode !== 0) return `\`apt-get download\` failed: ${output.trim().split('\n').at(-1)}`;
  const unpacked = join(downloads, 'root');
  await mkdir(unpacked);
  for (const name of await readdir(downloads)) {
    if (!name.endsWith('.deb')) continue;
    const result = await runQuietly('dpkg-deb', ['-x', join(downloads, name), unpacked]);
    if (result.exitCode !== 0) return `${name} can not be unpacked: ${result.output.trim()}`;
  }
  for (const place of unread) await rm(join(unpacked, place), { recursive: true, force: true });
  await runQuietly('find', [unpacked, '-name', '*.a', '-delete']);
  await move(unpacked, root);
  return undefined;
}

/**
 * @param {string[][]} wanted
 * @returns {Promise<string[]>}
 */
async function available(wanted) {
  const { output } = await runQuietly('apt-cache', ['pkgnames', '--generate']);
  const known = new Set(output.split('\n'));
  if (known.size <= 1 && process.getuid?.() === 0) {
    await runQuietly('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update']);
    const again = await runQuietly('apt-cache', ['pkgnames', '--generate']);
    for (const name of again.output.split('\n')) known.add(name);
  }
  return wanted.map((names) => names.find((name) => known.has(name)) ?? names[0] ?? '');
}

/**
 * All of it is there or nothing. The folder for downloads may be on another file system.
 * @param {string} from
 * @param {string} to
 */
async function move(from, to) {
  const beside = `${to}-${process.pid}`;
  const { exitCode, output } = await runQuietly('cp', ['-a', from, beside]);
  if (exitCode !== 0) throw new Error(output);
  await rename(beside, to);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const problem = await unpackMpiPackages();
    console.log(problem ? `not unpacked: ${problem}` : folder);
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
