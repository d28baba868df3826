import { describe, expect, test } from 'vitest';
import { defaultMounts } from '../../../../server/src/core/host/default-mounts.js';
import { elfFile } from '../../../support/elf-file.js';
import { recordedMachine } from '../../../support/recorded-machine.js';

const cuda = '/usr/lib/x86_64-linux-gnu/libcuda.so.1';
const management = '/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1';

const library = elfFile({
  needed: ['libc.so.6'],
  neededVersions: { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_2.2.5'] },
});

describe('what is mounted where nobody says what', () => {
  test('is what the machine has, with what that needs', async () => {
    const probes = recordedMachine({ files: { [cuda]: library } });
    const { libraries, usual } = await defaultMounts(probes);
    expect(libraries).toEqual([{ library: cuda, glibc: '2.34', glibcxx: undefined, missing: [] }]);
    expect(usual.map(({ name, paths }) => [name, paths.length])).toEqual([
      ['libmpi', 0],
      ['libcuda.so.1', 1],
      ['libnvidia-ml.so.1', 0],
      ['libamdhip64.so', 0],
      ['libhsa-runtime64.so.1', 0],
    ]);
  });

  test('is nothing that can not be read, and that is said', async () => {
    const probes = recordedMachine({ files: { [cuda]: library, [management]: 'no library' } });
    const { libraries, usual } = await defaultMounts(probes);
    expect(libraries.map((one) => one.library)).toEqual([cuda]);
    expect(usual.map(({ failure }) => failure)).toEqual([
      undefined,
      undefined,
      expect.stringContaining('ELF'),
      undefined,
      undefined,
    ]);
  });
});
