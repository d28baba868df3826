import { describe, expect, it } from 'vitest';
import { type UsualMount, usualMounts } from '../../../../server/src/core/host/usual-mounts.js';
import { rootProbes } from '../../../../server/src/node/probes/root.js';
import { elfFile } from '../../../support/elf-file.js';
import { machineWith, mpiPackagesAbsent } from '../../../support/mpi-packages.js';
import { type RecordedMachine, recordedMachine } from '../../../support/recorded-machine.js';

async function found(
  machine: RecordedMachine,
): Promise<Readonly<Record<string, UsualMount['paths']>>> {
  const mounts = await usualMounts(recordedMachine(machine));
  return Object.fromEntries(mounts.map(({ name, paths }) => [name, paths]));
}

const openmpi = (soname: string) => elfFile({ soname, needed: ['libopen-pal.so.40', 'libc.so.6'] });

const nothing = {
  libmpi: [],
  'libcuda.so.1': [],
  'libnvidia-ml.so.1': [],
  'libamdhip64.so': [],
  'libhsa-runtime64.so.1': [],
};

describe('libraries that are usually mounted', () => {
  it('are named where the host has none of them', async () => {
    expect(await found({})).toEqual(nothing);
  });

  it('are those of the GPU, where the loader or their packages have them', async () => {
    const files = {
      '/usr/lib/x86_64-linux-gnu/libcuda.so.1': elfFile(),
      '/usr/lib/wsl/lib/libnvidia-ml.so.1': elfFile(),
      '/opt/rocm/lib/libamdhip64.so.5': elfFile(),
      '/opt/rocm/lib/libamdhip64.so.6': elfFile(),
    };
    expect(await found({ files })).toEqual({
      ...nothing,
      'libcuda.so.1': ['/usr/lib/x86_64-linux-gnu/libcuda.so.1'],
      'libnvidia-ml.so.1': ['/usr/lib/wsl/lib/libnvidia-ml.so.1'],
      // The newest of several.
      'libamdhip64.so': ['/opt/rocm/lib/libamdhip64.so.6'],
    });
  });

  it('are of the MPI that is used, or some of those that are there', async () => {
    const at = (index: number) => `/opt/openmpi-${index}/lib/libmpi.so.40`;
    const some = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [at(index), openmpi('libmpi.so.40')]),
      );
    // They are all alike: nothing depends on which one it is.
    expect((await found({ files: some(9) }))['libmpi']).toHaveLength(1);
    const mpich = { '/opt/mpich/lib/libmpi.so.12': elfFile({ rpath: 'MPICH Version:' }) };
    expect((await found({ files: { ...some(1), ...mpich } }))['libmpi']).toHaveLength(2);
    expect((await found({ files: { ...some(9), ...mpich } }))['libmpi']).toHaveLength(4);
  });

  it.skipIf(mpiPackagesAbsent)('are those of real packages (not run without them)', async () => {
    const [mpi] = await usualMounts(await rootProbes(machineWith('openmpi')));
    expect(mpi?.paths).toEqual([expect.stringMatching(/^\/usr\/lib\/.*\/libmpi\.so\.40\.[\d.]+$/)]);
  });
});
