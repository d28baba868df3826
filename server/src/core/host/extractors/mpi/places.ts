import type { Probes } from '../../probes.js';

/** Folders with MPI libraries where distributions, vendors and sites put them; `*` is for any part of a name. */
const usual = [
  // Debian and Ubuntu.
  '/usr/lib/*-linux-gnu*',
  '/usr/lib/*-linux-gnu*/openmpi/lib',
  // Fedora, RHEL and their relatives; SUSE.
  ...['openmpi', 'mpich', 'mvapich2'].map((name) => `/usr/lib64/${name}*/lib`),
  '/usr/lib64/mpi/gcc/*/lib64',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
  '/usr/local/lib64',
  '/opt/cray/pe/mpich/*/ofi/*/*/lib',
  '/opt/cray/pe/mpich/*/ucx/*/*/lib',
  '/opt/intel/oneapi/mpi/*/lib',
  '/opt/intel/oneapi/mpi/*/lib/release',
  '/opt/intel/impi/*/intel64/lib/release',
  '/opt/amazon/openmpi*/lib64',
  '/opt/amazon/openmpi*/lib',
  '/opt/*/lib',
  '/opt/*/lib64',
  '/opt/*/*/lib',
] as const;

/** So many folders are looked into; a site with more has them in modules, whose launcher is on PATH. */
const mostFolders = 512;

/** The usual folders that there are, in their order. */
export async function usualFolders(probes: Probes): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const pattern of usual) {
    for (const folder of await matching(pattern, probes)) {
      if (found.size < mostFolders) found.add(folder);
    }
  }
  return [...found];
}

/** The folders that libraries are in below the folder that a launcher's own folder is in. */
export function foldersBelow(prefix: string): readonly string[] {
  const base = prefix === '/' ? '' : prefix;
  return [
    `${base}/lib`,
    `${base}/lib64`,
    `${base}/lib/release`,
    `${base}/intel64/lib/release`,
    ...['x86_64', 'aarch64', 'powerpc64le', 'riscv64', 's390x'].flatMap((machine) => [
      `${base}/lib/${machine}-linux-gnu`,
      `${base}/lib/${machine}-linux-gnu/openmpi/lib`,
    ]),
  ];
}

async function matching(pattern: string, probes: Probes): Promise<readonly string[]> {
  let folders: readonly string[] = [''];
  for (const part of pattern.split('/').slice(1)) {
    if (!part.includes('*')) folders = folders.map((folder) => `${folder}/${part}`);
    else {
      const inside = await Promise.all(folders.map((folder) => namesLike(part, folder, probes)));
      folders = inside.flat().slice(0, mostFolders);
    }
  }
  return folders;
}

async function namesLike(part: string, folder: string, probes: Probes): Promise<readonly string[]> {
  const names = await probes.names(folder);
  if (names.status !== 'ok') return [];
  const pieces = part.split('*').map((piece) => piece.replace(/[.+]/g, '\\$&'));
  const pattern = new RegExp(`^${pieces.join('.*')}$`);
  // Newer versions last in the folder's order: they are to be looked at first.
  const fits = names.value.filter((name) => name.length < 256 && pattern.test(name)).reverse();
  return fits.map((name) => `${folder}/${name}`);
}
