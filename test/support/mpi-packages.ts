import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../.vscode-test/mpi');

/** Debian's MPI libraries, which `node scripts/mpi-packages.mjs` unpacks where there are such packages. */
export const mpiPackagesAbsent = existsSync(join(folder, 'mpich'))
  ? undefined
  : 'not run: no packages of Debian';

/** The root of a machine that has the library. */
export function machineWith(library: 'openmpi' | 'mpich'): string {
  return join(folder, library);
}
