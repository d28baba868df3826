import { english } from '../../messages.js';
import type { Probed, Probes } from '../probes.js';
import { reading, type SectionReading, unreadOf } from '../section.js';
import { architectureNamed, architectureOf, architectureOfElf, elfBytes } from './architecture.js';
import { readCpuinfo } from './cpuinfo.js';
import type { CpuRecord } from './record.js';
import { readSysctl } from './sysctl.js';
import { type CpuTarget, commonFeatures, targetOf, type Undecided } from './target-of.js';
import { undecidedBecause } from './told.js';

/**
 * `system.cpu`: `architecture` as uname names it, `family` and `target` as archspec does, `vendor`,
 * `model`, `features` that every processor has, `cores` and `threads`.
 */
export async function cpuSection(probes: Probes): Promise<SectionReading> {
  const looked = await recordOf(probes);
  const record = looked.status === 'ok' ? looked.value : nothing;
  const architecture = await architectureFor(probes, record);
  const cpu = targetOf(record, architecture);
  const values = reading(valuesOf(record, architecture, cpu), '');
  if (values.status !== 'ok') return unreadOf([looked], 'nothing tells which CPU it is');
  if (cpu.target !== undefined) return values;
  const why = looked.status === 'ok' ? english(undecidedBecause(cpu)) : looked.detail;
  return { ...values, detail: why };
}

function valuesOf(
  record: CpuRecord,
  architecture: string | undefined,
  cpu: CpuTarget | Undecided,
): Readonly<Record<string, string | undefined>> {
  // Under an emulator the record is that of the machine below, not of the one that programs see.
  const isOthers = cpu.target === undefined && cpu.reason === 'other-architecture';
  const processors = isOthers ? [] : record.processors;
  const each = (values: readonly (string | undefined)[]): string =>
    [...new Set(values.filter((value) => value !== undefined))].join(',');
  const vendors = each(processors.map(({ vendor }) => vendor));
  const features = commonFeatures(processors);
  return {
    architecture,
    family: cpu.family,
    vendor: vendors === '' ? vendorOf(cpu) : vendors,
    model: each(processors.map(({ model }) => model)),
    target: cpu.target?.name,
    features: features && [...features].join(','),
    cores: record.cores?.toString(),
    threads: record.threads?.toString(),
  };
}

/** A RISC-V CPU says its name, and archspec whose that is. */
function vendorOf({ target }: CpuTarget | Undecided): string | undefined {
  return target === undefined || target.vendor === 'generic' ? undefined : target.vendor;
}

const nothing: CpuRecord = {
  from: 'cpuinfo',
  processors: [],
  cores: undefined,
  threads: undefined,
};

/** What a machine, or a recording of one, tells of its CPU. */
export async function recordOf(probes: Probes): Promise<Probed<CpuRecord>> {
  const platform = probes.machine?.platform;
  if (platform === 'win32') {
    // Only the CPUID instruction tells it, which no program of Windows prints.
    return { status: 'absent', detail: 'Windows has no list of what its CPU can do' };
  }
  if (platform === 'darwin') {
    const ran = await probes.run('/usr/sbin/sysctl', ['hw', 'machdep.cpu']);
    return ran.status === 'ok' ? { status: 'ok', value: readSysctl(ran.value.stdout) } : ran;
  }
  const file = await probes.text('/proc/cpuinfo');
  return file.status === 'ok' ? { status: 'ok', value: readCpuinfo(file.value) } : file;
}

/**
 * The architecture that programs are run for: what the kernel says (`/proc/sys/kernel/arch`, since Linux
 * 6.1), what uname says, what an executable is compiled for, what the record of the CPU shows.
 */
export async function architectureFor(
  probes: Probes,
  record: CpuRecord,
): Promise<string | undefined> {
  const { machine } = probes;
  if (machine?.platform === 'darwin') {
    // A program for Intel on a Mac of Apple's own is told that it is an Intel one.
    return architectureOf(record) ?? architectureNamed(machine.architecture);
  }
  if (machine !== undefined && machine.platform !== 'linux') {
    return architectureNamed(machine.architecture);
  }
  const kernel = await probes.text('/proc/sys/kernel/arch');
  const told = kernel.status === 'ok' ? architectureNamed(kernel.value) : undefined;
  if (told !== undefined) return told;
  if (machine !== undefined) return architectureNamed(machine.architecture);
  for (const program of ['/bin/sh', '/usr/bin/env']) {
    const header = await probes.bytes(program, 0, elfBytes);
    const found = header.status === 'ok' ? architectureOfElf(header.value) : undefined;
    if (found !== undefined) return found;
  }
  return architectureOf(record);
}
