import { findLibrary } from './extractors/libraries.js';
import { mpiLibraryFiles } from './extractors/mpi.js';
import type { Probes } from './probes.js';

/** A library of the host that container engines, or their users, put into containers. */
export interface UsualMount {
  /** As people call it: `libcuda.so.1`; of any MPI, `libmpi`. */
  readonly name: string;
  /** Where the host has it; empty where it does not. */
  readonly paths: readonly string[];
}

/** Where the host has several MPI libraries and none is known to be used, so many are looked at. */
const mostMpi = 4;

/** Drivers that are not in the loader's cache: of the Windows below a WSL, and in the folder of ROCm's packages. */
const ownFolders = {
  nvidia: ['/usr/lib/wsl/lib'],
  rocm: ['/opt/rocm/lib', '/opt/rocm/lib64'],
} as const;

/**
 * The driver libraries by the names that the loader knows, with the newest first. Source: the lists by
 * which Apptainer mounts them (`nvliblist.conf`, `rocmliblist.conf`), of which these are the ones that
 * programs call; libnvidia-container has the same.
 */
const drivers: readonly {
  readonly name: string;
  readonly sonames: readonly string[];
  readonly folders: readonly string[];
}[] = [
  { name: 'libcuda.so.1', sonames: ['libcuda.so.1'], folders: ownFolders.nvidia },
  { name: 'libnvidia-ml.so.1', sonames: ['libnvidia-ml.so.1'], folders: ownFolders.nvidia },
  {
    name: 'libamdhip64.so',
    sonames: ['libamdhip64.so.7', 'libamdhip64.so.6', 'libamdhip64.so.5', 'libamdhip64.so.4'],
    folders: ownFolders.rocm,
  },
  {
    name: 'libhsa-runtime64.so.1',
    sonames: ['libhsa-runtime64.so.1'],
    folders: ownFolders.rocm,
  },
];

/** The libraries that are usually mounted, and where this host has them. Never rejects. */
export async function usualMounts(probes: Probes): Promise<readonly UsualMount[]> {
  const mpi = await mpiLibraryFiles(probes);
  const found = drivers.map(async ({ name, sonames, folders }) => {
    for (const soname of sonames) {
      const library = await findLibrary(probes, soname, folders);
      if (library !== undefined) return { name, paths: [library.path] };
    }
    return { name, paths: [] };
  });
  return [{ name: 'libmpi', paths: mpi.slice(0, mostMpi) }, ...(await Promise.all(found))];
}
