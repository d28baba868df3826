import { describe, expect, it } from 'vitest';
import {
  architectureNamed,
  architectureOfElf,
} from '../../../../../server/src/core/host/microarchitecture/architecture.js';
import { cpuSection } from '../../../../../server/src/core/host/microarchitecture/cpu.js';
import type { Probes } from '../../../../../server/src/core/host/probes.js';
import { archspecMachines, known } from '../../../../support/archspec-machines.js';
import { corpusAbsent } from '../../../../support/corpus.js';
import { type RecordedMachine, recordedMachine } from '../../../../support/recorded-machine.js';

function root(files: RecordedMachine['files']): Probes {
  return recordedMachine({ kind: 'root', ...(files && { files }) });
}

function live(platform: string, architecture: string, machine: RecordedMachine): Probes {
  return { ...recordedMachine(machine), machine: { platform, architecture, release: '6.1' } };
}

/** The first bytes of an executable. */
function elf(machine: number, { bits = 64, isLittle = true } = {}): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, bits / 32, isLittle ? 1 : 2]);
  new DataView(bytes.buffer).setUint16(18, machine, isLittle);
  return bytes;
}

const zen3 = [...known('zen3').features].join(' ');
const cpuinfo = `processor : 0\nvendor_id : AuthenticAMD\ncpu family : 25\nmodel name : AMD EPYC 7763\nphysical id : 0\ncore id : 0\nflags : lm ${zen3}\n`;

describe('system.cpu', () => {
  it('is that of every recorded Linux machine, under a root with its architecture', async (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const linux = archspecMachines.filter(({ system }) => !['darwin', 'windows'].includes(system));
    expect(linux).toHaveLength(21);
    for (const { name, text, target } of linux) {
      const files = { '/proc/cpuinfo': text, '/proc/sys/kernel/arch': `${target.family}\n` };
      const { status, values } = await cpuSection(root(files));
      const { architecture, family, target: found } = values;
      expect({ name, status, architecture, family, found }).toEqual({
        ...{ name, status: 'ok', found: target.name },
        ...{ architecture: target.family, family: target.family },
      });
    }
  });

  it('is that of every recorded Mac', async (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const macs = archspecMachines.filter(({ system }) => system === 'darwin');
    expect(macs).toHaveLength(4);
    for (const { text, target } of macs) {
      // As a program for Intel is told on any Mac.
      const probes = live('darwin', 'x86_64', {
        outputs: { '/usr/sbin/sysctl hw machdep.cpu': text },
      });
      expect((await cpuSection(probes)).values).toMatchObject({
        architecture: target.family,
        target: target.name,
      });
    }
  });

  it('has all that Linux tells', async () => {
    const probes = live('linux', 'x86_64', { files: { '/proc/cpuinfo': cpuinfo } });
    expect(await cpuSection(probes)).toEqual({
      status: 'ok',
      values: {
        architecture: 'x86_64',
        family: 'x86_64',
        vendor: 'AuthenticAMD',
        model: 'AMD EPYC 7763',
        target: 'zen3',
        features: `lm ${zen3}`.replaceAll(' ', ','),
        cores: '1',
        threads: '1',
      },
    });
  });

  it('takes the architecture of the kernel, then of an executable, then of the CPU', async () => {
    const files = { '/proc/cpuinfo': cpuinfo, '/bin/sh': elf(3, { bits: 32 }) };
    const architecture = async (more: RecordedMachine['files']): Promise<string | undefined> =>
      (await cpuSection(root(more))).values['architecture'];
    expect(await architecture({ ...files, '/proc/sys/kernel/arch': 'x86_64\n' })).toBe('x86_64');
    expect(await architecture(files)).toBe('i686');
    expect(await architecture({ ...files, '/bin/sh': '#!/bin/busybox' })).toBe('x86_64');
    expect(await architecture({ '/usr/bin/env': elf(183), '/bin/sh': null })).toBe('aarch64');
  });

  it('leaves the byte order of POWER open where only the CPU is told', async () => {
    const files = { '/proc/cpuinfo': 'processor : 0\ncpu : POWER9, altivec supported\n' };
    expect(await cpuSection(root(files))).toEqual({
      status: 'ok',
      detail: 'Nothing tells the architecture of the CPU.',
      values: { vendor: 'IBM', model: 'POWER9', threads: '1' },
    });
    const little = await cpuSection(root({ ...files, '/bin/sh': elf(21) }));
    expect(little.values).toMatchObject({ architecture: 'ppc64le', target: 'power9le' });
  });

  it('says nothing of the CPU below an emulator', async () => {
    const probes = live('linux', 'aarch64', { files: { '/proc/cpuinfo': cpuinfo } });
    const { status, detail, values } = await cpuSection(probes);
    expect([status, detail]).toEqual(['ok', expect.stringContaining('under an emulator')]);
    expect(values).toEqual({
      ...{ architecture: 'aarch64', family: 'aarch64' },
      ...{ cores: '1', threads: '1' },
    });
  });

  it('says what could not be read', async () => {
    expect(await cpuSection(root({}))).toMatchObject({ status: 'absent', values: {} });
    expect(await cpuSection(root({ '/proc/cpuinfo': null }))).toMatchObject({
      status: 'failed',
      detail: 'Permission denied',
    });
    const denied = live('linux', 'aarch64', { files: { '/proc/cpuinfo': null } });
    expect(await cpuSection(denied)).toEqual({
      status: 'ok',
      detail: 'Permission denied',
      values: { architecture: 'aarch64', family: 'aarch64' },
    });
    expect(await cpuSection(live('win32', 'x86_64', {}))).toEqual({
      status: 'ok',
      detail: 'Windows has no list of what its CPU can do',
      values: { architecture: 'x86_64', family: 'x86_64' },
    });
  });
});

describe('an architecture', () => {
  it.each([
    ['an executable', elf(62), 'x86_64'],
    ['one of x32', elf(62, { bits: 32 }), 'x86_64'],
    ['a big-endian POWER one', elf(21, { isLittle: false }), 'ppc64'],
    ['a mainframe one', elf(22, { isLittle: false }), 's390x'],
    ['a RISC-V one', elf(243), 'riscv64'],
    ['one of an unknown machine', elf(9999), undefined],
    ['one that is cut short', elf(62).subarray(0, 19), undefined],
    [
      'one of no byte order',
      Uint8Array.from(elf(62), (byte, at) => (at === 5 ? 7 : byte)),
      undefined,
    ],
    ['a script', new TextEncoder().encode('#!/bin/busybox sh and more'), undefined],
  ])('is read of %s', (_, bytes, expected) => {
    expect(architectureOfElf(bytes)).toBe(expected);
  });

  it.each([
    ['amd64', 'x86_64'],
    ['x64\n', 'x86_64'],
    ['arm64', 'aarch64'],
    ['i586', 'i686'],
    ['386', 'i686'],
    ['ppc64el', 'ppc64le'],
    ['armv7l', 'armv7l'],
    ['s390x', 's390x'],
    ['', undefined],
    ['no such thing!', undefined],
  ])('is named "%s"', (name, expected) => {
    expect(architectureNamed(name)).toBe(expected);
  });
});
