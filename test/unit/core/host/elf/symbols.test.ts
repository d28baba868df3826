import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDynamic } from '../../../../../server/src/core/host/elf/dynamic.js';
import { lookInto } from '../../../../../server/src/core/host/elf/read.js';
import { exportedText } from '../../../../../server/src/core/host/elf/symbols.js';
import { rootProbes } from '../../../../../server/src/node/probes/root.js';
import { machineWith, mpiPackagesAbsent } from '../../../../support/mpi-packages.js';

describe.skipIf(mpiPackagesAbsent !== undefined)(
  `MPICH of Debian ${mpiPackagesAbsent ?? ''}`,
  () => {
    it('exports texts on itself, each found by its name', async () => {
      const root = machineWith('mpich');
      const [folder = ''] = (await readdir(join(root, 'usr/lib'))).filter((one) =>
        one.endsWith('-gnu'),
      );
      const probes = await rootProbes(root);
      const texts = await lookInto(`/usr/lib/${folder}/libmpich.so.12`, probes, async (file) => {
        const dynamic = await readDynamic(file);
        const names = [
          'string',
          'ABI',
          'CC',
          'CXX',
          'F77',
          'FC',
          'configure',
          'date',
          'device',
          'none',
        ];
        const found: Record<string, string | undefined> = {};
        for (const name of names) {
          found[name] = await exportedText(file, dynamic, `MPII_Version_${name}`);
        }
        return found;
      });
      expect(texts).toMatchObject({
        status: 'ok',
        value: {
          string: expect.stringMatching(/^\d+\.\d+\.\d+$/),
          ABI: expect.stringMatching(/^\d+:\d+:\d+$/),
          CC: expect.stringContaining('gcc'),
          CXX: expect.stringContaining('g++'),
          F77: expect.stringContaining('gfortran'),
          FC: expect.stringContaining('gfortran'),
          configure: expect.stringContaining('--with-device'),
          date: expect.stringMatching(/20\d\d$/),
          device: expect.stringMatching(/^ch[34]:/),
          none: undefined,
        },
      });
    });
  },
);
