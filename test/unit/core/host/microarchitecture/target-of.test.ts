import { describe, expect, it } from 'vitest';
import { readCpuid } from '../../../../../server/src/core/host/microarchitecture/cpuid.js';
import { readCpuinfo } from '../../../../../server/src/core/host/microarchitecture/cpuinfo.js';
import {
  targetNamed,
  withImplied,
} from '../../../../../server/src/core/host/microarchitecture/graph.js';
import type { CpuRecord } from '../../../../../server/src/core/host/microarchitecture/record.js';
import { readSysctl } from '../../../../../server/src/core/host/microarchitecture/sysctl.js';
import { targetOf } from '../../../../../server/src/core/host/microarchitecture/target-of.js';
import {
  chosenBecause,
  undecidedBecause,
} from '../../../../../server/src/core/host/microarchitecture/told.js';
import { english } from '../../../../../server/src/core/messages.js';
import { known } from '../../../../support/archspec-machines.js';

/** The target of a record with why it is so, or why there is none. */
function told(record: CpuRecord, architecture?: string): string {
  const cpu = targetOf(record, architecture);
  if (cpu.target === undefined) return english(undecidedBecause(cpu));
  const { target, why } = cpu;
  return [target.name, ...why.map((one) => english(chosenBecause(target, one)))].join(' | ');
}

const x86 = (features: string, vendor = 'GenuineIntel') =>
  `processor : 0\nvendor_id : ${vendor}\ncpu family : 6\nflags : lm ${features}\n`;
const arm = (features: string, part: string, implementer = '0x41') =>
  `processor : 0\nFeatures : ${features}\nCPU implementer : ${implementer}\nCPU part : ${part}\n`;
const featuresOf = (name: string) => [...known(name).features].join(' ');

describe('the target of an x86 CPU', () => {
  it.each([
    ['haswell', 'GenuineIntel', 'haswell | It has every feature of haswell.'],
    ['haswell', 'AuthenticAMD', 'x86_64_v3 | It has every feature of x86_64_v3.'],
    ['zen3', 'AuthenticAMD', 'zen3 | It has every feature of zen3.'],
    ['zen3', 'HygonGenuine', 'x86_64_v3 | It has every feature of x86_64_v3.'],
    ['x86_64_v2', 'GenuineIntel', 'nehalem | It has every feature of nehalem.'],
    ['core2', 'GenuineIntel', 'core2 | It has every feature of core2.'],
  ])('that has the features of %s and is of %s', (name, vendor, expected) => {
    expect(told(readCpuinfo(x86(featuresOf(name), vendor)))).toBe(expected);
  });

  it('is not below its level because one niche feature is switched off', () => {
    const features = featuresOf('icelake').replace('rdrand', '');
    expect(told(readCpuinfo(x86(features)))).toContain('x86_64_v4 | ');
  });

  it('takes pni for sse3', () => {
    expect(told(readCpuinfo(x86('mmx sse sse2 pni')))).toContain('nocona | ');
    expect(told(readCpuinfo(x86('mmx sse sse2')))).toContain('x86_64 | ');
  });

  it('is one of 32 bits where the kernel is', () => {
    expect(told(readCpuinfo(x86('mmx sse sse2')), 'i686')).toContain('pentium4 | ');
    expect(told(readCpuinfo(x86('mmx').replace('lm ', '')))).toContain('pentium2 | ');
  });
});

describe('the target of an Arm CPU', () => {
  it('is told by its part where several have its features', () => {
    const features = featuresOf('neoverse_n2');
    expect(told(readCpuinfo(arm(features, '0xd49')))).toBe(
      'neoverse_n2 | It has every feature of neoverse_n2. | Its part number, 0xd49, is that of neoverse_n2.',
    );
    expect(told(readCpuinfo(arm(features, '0xD4F')))).toContain('neoverse_v2 | ');
  });

  it('is what the likely ones have in common where no part tells them apart', () => {
    expect(told(readCpuinfo(arm(featuresOf('neoverse_n2'), '0xd4d')))).toBe(
      'neoverse_n1 | It has every feature of neoverse_n1. | It fits neoverse_v2, neoverse_n2, and nothing tells which of them it is: neoverse_n1 is the best that they have in common.',
    );
    expect(told(readCpuinfo(arm(featuresOf('m2'), '0x035', '0x61')))).toContain('m2 | ');
  });

  it('is the family where the vendor is not known', () => {
    expect(told(readCpuinfo(arm(featuresOf('neoverse_n2'), '0xd49', '0x99')))).toBe(
      'aarch64 | No more specific target of aarch64 is known to fit it.',
    );
  });

  it('is what cores of different kinds have in common', () => {
    const big = arm(featuresOf('neoverse_n1'), '0xd0c');
    const little = arm(featuresOf('cortex_a72'), '0xd08');
    for (const text of [`${big}\n${little}`, `${little}\n${big}`]) {
      expect(told(readCpuinfo(text))).toMatch(/^cortex_a72 \| Its processors differ \(/);
    }
  });

  it.each([
    ['Apple M1', 'm1'],
    ['Apple M2 Max', 'm2'],
    ['Apple M99 Ultra', 'm4'],
    ['Apple processor', 'm1'],
  ])('is told by the brand "%s"', (brand, expected) => {
    const record = readSysctl(`machdep.cpu.brand_string: ${brand}\n`);
    expect(told(record)).toBe(`${expected} | It says that it is "${brand}".`);
  });

  it('is not guessed of an Apple CPU of another line', () => {
    const record = readSysctl('machdep.cpu.brand_string: Apple A18 Pro\n');
    expect(told(record)).toBe('Nothing tells which CPU it is.');
  });
});

describe('the target of other CPUs', () => {
  const power = (cpu: string) => readCpuinfo(`processor : 0\ncpu : ${cpu}, altivec supported\n`);

  it('is that of a generation of POWER, by the byte order that is told', () => {
    expect(told(power('POWER9'), 'ppc64le')).toBe('power9le | It is a POWER9.');
    expect(told(power('POWER9 (raw)'), 'ppc64')).toBe('power9 | It is a POWER9.');
    expect(told(power('POWER11'), 'ppc64le')).toBe('power10le | It is a POWER11.');
    expect(told(power('PPC970MP'), 'ppc64')).toContain('ppc64 | No more specific');
    expect(told(power('POWER9'))).toBe('Nothing tells the architecture of the CPU.');
  });

  it('is told by uarch or name on RISC-V', () => {
    const riscv = (more: string) => readCpuinfo(`processor : 0\nisa : rv64imafdcv\n${more}\n`);
    expect(told(riscv('uarch : spacemit,x60'))).toBe('x60 | It says that it is "spacemit,x60".');
    expect(told(riscv('model name : Spacemit(R) X60'))).toContain('x60 | ');
    expect(told(riscv('uarch : thead,c910'))).toContain('riscv64 | No more specific');
  });

  it('is the family where archspec has nothing below it', () => {
    expect(told(readCpuinfo('Processor : ARMv7\nFeatures : half thumb\n'))).toContain('arm | ');
    expect(told(readCpuinfo(''), 'armv7l')).toContain('arm | ');
    expect(told(readCpuinfo(''), 'sparc64')).toContain('sparc64 | ');
  });
});

describe('no target', () => {
  const haswell = readCpuinfo(x86(featuresOf('haswell')));

  it.each([
    ['where nothing tells the architecture', readCpuinfo(''), undefined, 'the architecture'],
    ['where archspec does not know it', haswell, 's390x', 'archspec knows no CPU'],
    ['where it is nonsense', haswell, '__proto__', 'archspec knows no CPU'],
    ['where the record is empty', readCpuinfo(''), 'x86_64', 'Nothing tells which CPU it is.'],
    ['where no features are told', readCpuinfo('cpu family : 6'), 'x86_64', 'Nothing tells which'],
    ['under an emulator', haswell, 'aarch64', 'of a CPU of another architecture'],
    ['under an emulator of POWER', haswell, 'ppc64le', 'of a CPU of another architecture'],
  ])('is there %s', (_, record, architecture, expected) => {
    expect(told(record, architecture)).toContain(expected);
  });
});

describe('a record', () => {
  it('counts the last processor, with and without a line break below it', () => {
    const one = x86(featuresOf('haswell'));
    const other = x86(featuresOf('sandybridge'));
    for (const text of [`${one}\n${other}`, `${one}\n${other.trimEnd()}`, `${one}\r\n${other}`]) {
      const record = readCpuinfo(text);
      expect([record.threads, told(record).split(' ')[0]]).toEqual([2, 'sandybridge']);
    }
  });

  it('counts cores by their packages', () => {
    const at = (package_: number, core: number, thread: number) =>
      `processor : ${thread}\nphysical id : ${package_}\ncore id : ${core}\nflags : lm\n`;
    const text = [at(0, 0, 0), at(0, 1, 1), at(1, 0, 2), at(1, 1, 3), at(0, 0, 4)].join('\n');
    expect(readCpuinfo(text)).toMatchObject({ cores: 3 + 1, threads: 5 });
  });

  it('reads the lists of old Arm kernels, which tell the features once', () => {
    const list = 'Processor : AArch64\nprocessor : 0\nprocessor : 1\nFeatures : fp asimd\n';
    const record = readCpuinfo(`${list}CPU implementer : 0x50\n\nHardware : X\nSerial : 77\n`);
    expect(record).toMatchObject({ threads: 2, cores: undefined });
    expect(record.processors).toMatchObject([{ vendor: 'APM', architecture: 'aarch64' }]);
    expect(JSON.stringify(record)).not.toContain('77');
  });

  it('reads what a mainframe tells, without its identification', () => {
    const text =
      'vendor_id : IBM/S390\n# processors : 2\nfeatures : esan3 zarch vx\n\nprocessor 0: version = FF,  identification = 0D8F47,  machine = 3906\n';
    const record = readCpuinfo(text);
    expect(record).toMatchObject({
      threads: 2,
      processors: [{ kind: 's390', vendor: 'IBM', architecture: 's390x' }],
    });
    expect(JSON.stringify(record)).not.toContain('0D8F47');
  });

  it('reads a thousand like processors as one', () => {
    const record = readCpuinfo(`${x86(featuresOf('haswell'))}\n`.repeat(1000));
    expect(record).toMatchObject({ threads: 1000, processors: [{ vendor: 'GenuineIntel' }] });
    expect(record.processors).toHaveLength(1);
  });

  it('of CPUID leaves out what is above the highest answer', () => {
    const answers = (highest: number) =>
      `0, 0, ${highest}, 1970169159, 1818588270, 1231384169\n1, 0, 0, 0, 0, ${2 ** 25}\n7, 0, 0, 32, 0, 0\n`;
    expect([...(readCpuid(answers(7)).processors[0]?.features ?? [])]).toEqual(['sse', 'avx2']);
    expect([...(readCpuid(answers(1)).processors[0]?.features ?? [])]).toEqual(['sse']);
    expect(readCpuid('7, 0, 0, x, 0, 0\n1, 2\n').processors).toEqual([]);
  });

  it('of macOS tells features as Linux names them', () => {
    const features = 'machdep.cpu.features: SSE4.1 AVX1.0 POPCNT\n';
    const more = 'machdep.cpu.extfeatures: LZCNT LAHF EM64T\nhw.physicalcpu: 4\nhw.logicalcpu: 8\n';
    const record = readSysctl(`machdep.cpu.vendor: GenuineIntel\n${features}${more}`);
    expect(record).toMatchObject({ cores: 4, threads: 8 });
    const [one] = record.processors;
    expect([...withImplied(one?.features ?? [], 'x86_64')]).toEqual(
      expect.arrayContaining(['sse4_1', 'avx', 'abm', 'lahf_lm', 'lm']),
    );
    expect(one?.architecture).toBe('x86_64');
  });

  it('takes no name of an object for a target', () => {
    expect(targetNamed('toString')).toBeUndefined();
  });
});
