import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mountNeeds } from '../../../../../server/src/core/host/elf/needs.js';
import { type Elf, readElf } from '../../../../../server/src/core/host/elf/read.js';
import { elfFile, versionStride } from '../../../../support/elf-file.js';
import { inMemory, readelf, readelfAbsent, realFiles } from '../../../../support/elf-oracle.js';
import { recordedMachine } from '../../../../support/recorded-machine.js';

const sample = {
  soname: 'libmpi.so.40',
  needed: ['libopen-pal.so.40', 'libc.so.6'],
  runpath: '$ORIGIN/../lib:/opt/lib',
  neededVersions: { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_2.2.5'], 'libm.so.6': ['GLIBC_2.29'] },
  definedVersions: ['MPI_1', 'MPI_2'],
} as const;

async function elfOf(bytes: Uint8Array): Promise<Elf> {
  const read = await readElf(inMemory(bytes));
  if (read.status !== 'ok') throw new Error(read.detail);
  return read.value;
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  const read = await readElf(inMemory(bytes));
  return read.status === 'ok' ? 'read' : read.detail;
}

describe('a library', () => {
  it.each([
    { bits: 64, endianness: 'little', machine: 62, architecture: 'x86_64' },
    { bits: 64, endianness: 'little', machine: 21, architecture: 'ppc64le' },
    { bits: 64, endianness: 'big', machine: 21, architecture: 'ppc64' },
    { bits: 32, endianness: 'little', machine: 40, architecture: 'armv7l' },
    { bits: 32, endianness: 'big', machine: 20, architecture: 'ppc' },
    { bits: 64, endianness: 'big', machine: 2, architecture: undefined },
  ] as const)('is read in $bits bits, $endianness first, of machine $machine', async (shape) => {
    const elf = await elfOf(elfFile({ ...sample, ...shape }));
    expect(elf).toMatchObject({
      ...shape,
      type: 'shared',
      soname: 'libmpi.so.40',
      needed: ['libopen-pal.so.40', 'libc.so.6'],
      runpath: ['$ORIGIN/../lib', '/opt/lib'],
      rpath: [],
      definedVersions: ['MPI_1', 'MPI_2'],
      neededVersions: [
        {
          library: 'libc.so.6',
          versions: [
            { name: 'GLIBC_2.34', isWeak: false },
            { name: 'GLIBC_2.2.5', isWeak: false },
          ],
        },
        { library: 'libm.so.6', versions: [{ name: 'GLIBC_2.29', isWeak: false }] },
      ],
    });
  });

  it('may do without versions that it needs weakly', async () => {
    const bytes = elfFile({ neededVersions: { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_2.36'] } });
    const tableAt = at(bytes, 0x6ffffffe) - 0x1000;
    const weak = bytes.with(tableAt + 16 + versionStride + 4, 2);
    expect((await elfOf(weak)).neededVersions).toEqual([
      {
        library: 'libc.so.6',
        versions: [
          { name: 'GLIBC_2.34', isWeak: false },
          { name: 'GLIBC_2.36', isWeak: true },
        ],
      },
    ]);
    const probes = recordedMachine({ files: { '/lib/liba.so.1': weak } });
    const needs = await mountNeeds('/lib/liba.so.1', probes);
    expect(needs).toMatchObject({ status: 'ok', value: { glibc: '2.34' } });
  });

  it('has folders and names in UTF-8', async () => {
    expect((await elfOf(elfFile({ rpath: '/opt/größe/lib' }))).rpath).toEqual(['/opt/größe/lib']);
  });
});

describe.skipIf(readelfAbsent !== undefined)(`readelf${readelfAbsent ?? ''}`, () => {
  it('says the same of programs and libraries of this machine, also without their section headers', async () => {
    const paths = realFiles(30);
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      const bytes = new Uint8Array(readFileSync(path));
      const said = readelf(path);
      for (const file of [bytes, withoutSections(bytes)]) {
        const elf = await elfOf(file);
        const needed = Object.fromEntries(
          elf.neededVersions.map(({ library, versions }) => [library, versions.map((v) => v.name)]),
        );
        const { soname, runpath, definedVersions } = elf;
        const read = {
          needed: elf.needed,
          soname,
          runpath,
          neededVersions: needed,
          definedVersions,
        };
        expect({ path, ...read }).toEqual({ path, ...said });
      }
    }
  });
});

describe('a file that is none, or a broken one', () => {
  it('is told from a library', async () => {
    expect(await faultOf(new Uint8Array())).toBe('no ELF file');
    expect(await faultOf(new TextEncoder().encode('GROUP ( /lib/libc.so.6 )'))).toBe('no ELF file');
    expect(await faultOf(elfFile(sample).with(4, 7))).toBe('it is of no known class');
    expect(await faultOf(elfFile(sample).with(5, 0))).toBe('it is of no known byte order');
  });

  it('is failed where reading it fails', async () => {
    const read = await readElf(() => Promise.reject(new Error('Permission denied')));
    expect(read).toEqual({ status: 'failed', detail: 'Permission denied' });
  });

  it('comes to an end where counts are absurd, and where tables overlap', async () => {
    const many = elfFile({ neededVersions: { 'libc.so.6': ['GLIBC_2.34'] } });
    const view = new DataView(many.buffer);
    const tableAt = at(many, 0x6ffffffe) - 0x1000;
    // Each entry is its own successor one byte further on, and says that it has 65,535 versions.
    view.setUint16(tableAt + 2, 0xffff, true);
    view.setUint32(tableAt + 12, 1, true);
    view.setUint32(tableAt + 16 + 12, 1, true);
    expect(['it is cut short', 'an address is in no part of the file']).toContain(
      await faultOf(many),
    );
    expect(await faultOf(elfFile(sample).with(0x38, 0xff).with(0x39, 0xff))).toBe(
      'it has more program headers than any file',
    );
  });

  it('is failed with a reason wherever it is cut short', async () => {
    const whole = elfFile(sample);
    for (let length = 0; length < whole.length; length += 1) {
      expect(await faultOf(whole.subarray(0, length)), `${length}`).not.toBe('read');
    }
  });

  it('never makes the reader throw, whatever bytes of a real one are changed', async () => {
    const [path] = realFiles(1);
    const real = new Uint8Array(path === undefined ? elfFile(sample) : readFileSync(path));
    const changes = fc.array(
      fc.tuple(
        // Headers and tables are in the first bytes and in the last ones.
        fc.oneof(fc.nat({ max: 2047 }), fc.nat({ max: real.length - 1 })),
        fc.constantFrom(0, 1, 0x7f, 0x80, 0xff),
      ),
      { minLength: 1, maxLength: 24 },
    );
    await fc.assert(
      fc.asyncProperty(changes, fc.nat({ max: real.length }), async (list, cut) => {
        const bytes = real.slice(0, cut % 3 === 0 ? cut : real.length);
        for (const [place, byte] of list) bytes[place] = byte;
        const read = await readElf(inMemory(bytes));
        if (read.status !== 'ok') expect(read.detail).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('never makes the reader throw, whatever bytes of a small one are changed', async () => {
    const whole = elfFile(sample);
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (list) => {
        const bytes = whole.slice();
        for (const [place, byte] of list) bytes[place] = byte;
        const read = await readElf(inMemory(bytes));
        if (read.status !== 'ok') expect(read.detail).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

/** The value of a tag in the dynamic section of a made-up library. */
function at(bytes: Uint8Array, tag: number): number {
  const view = new DataView(bytes.buffer);
  for (let place = bytes.length - 16; place > 0; place -= 16) {
    if (view.getBigUint64(place, true) === BigInt(tag)) {
      return Number(view.getBigUint64(place + 8, true));
    }
  }
  throw new Error('no such tag');
}

/** The file as a tool leaves it that strips the table of sections: none are pointed to. */
function withoutSections(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const is64 = copy[4] === 2;
  copy.fill(0, is64 ? 0x28 : 0x20, is64 ? 0x30 : 0x24);
  copy.fill(0, is64 ? 0x3c : 0x30, is64 ? 0x40 : 0x34);
  return copy;
}
