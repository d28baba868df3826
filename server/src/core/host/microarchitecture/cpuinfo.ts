import { featureFacts } from './graph.js';
import { type CpuRecord, filled, type Processor, processor } from './record.js';
import { wordsOf } from './table.js';

/**
 * Reads Linux's `/proc/cpuinfo`: a block of `key : value` lines a processor, of every one of which what
 * it says counts. Blocks that do not tell what their processor is are passed over: those of the machine
 * (POWER, 32-bit Arm), and the bare lists of old Arm kernels, which told the features once below them.
 */
export function readCpuinfo(text: string): CpuRecord {
  const different = new Map<string, Processor | undefined>();
  const cores = new Set<string>();
  let blocks = 0;
  let counted: string | undefined;
  for (const fields of blocksOf(text)) {
    const package_ = fields.get('physical id');
    const core = fields.get('core id');
    if (fields.has('processor')) blocks += 1;
    if (package_ !== undefined && core !== undefined) cores.add(`${package_}/${core}`);
    counted ??= fields.get('# processors');
    // A thousand processors say the same: one of them is read.
    const key = telling.map((name) => fields.get(name) ?? '').join('\n');
    if (!different.has(key)) different.set(key, read(fields));
  }
  const threads = blocks > 0 ? blocks : Number(counted ?? 0);
  return {
    from: 'cpuinfo',
    processors: [...different.values()].filter((one) => one !== undefined),
    cores: cores.size > 0 ? cores.size : undefined,
    threads: threads > 0 ? threads : undefined,
  };
}

/** What tells processors apart. Serial and identification numbers are none of it. */
const telling = [
  ...['vendor_id', 'cpu family', 'model name', 'flags', 'features'],
  ...['Features', 'CPU implementer', 'CPU architecture', 'CPU part', 'cpu', 'isa', 'uarch'],
];

/** The fields of each block. A block ends at an empty line, or where the next processor begins. */
function* blocksOf(text: string): Generator<ReadonlyMap<string, string>> {
  let fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0)).trim();
    const begins = line.trim() === '' || (key === 'processor' && fields.has(key));
    if (begins && fields.size > 0) {
      yield fields;
      fields = new Map();
    }
    if (key !== '') fields.set(key, line.slice(colon + 1).trim());
  }
  if (fields.size > 0) yield fields;
}

function read(fields: ReadonlyMap<string, string>): Processor | undefined {
  for (const reader of [readS390, readX86, readArm, readPower, readRiscv]) {
    const found = reader(fields);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readX86(fields: ReadonlyMap<string, string>): Processor | undefined {
  if (!fields.has('flags') && !fields.has('cpu family')) return undefined;
  const features = featuresIn(fields, 'flags');
  return processor('x86', {
    vendor: filled(fields.get('vendor_id')),
    model: filled(fields.get('model name')),
    features,
    architecture: x86Architecture(features),
  });
}

/** `lm` is the 64-bit mode (Linux, arch/x86/include/asm/cpufeatures.h). */
export function x86Architecture(features: ReadonlySet<string> | undefined): string | undefined {
  if (features === undefined) return undefined;
  return features.has('lm') ? 'x86_64' : 'i686';
}

function readArm(fields: ReadonlyMap<string, string>): Processor | undefined {
  const implementer = filled(fields.get('CPU implementer'))?.toLowerCase();
  if (implementer === undefined && !fields.has('Features')) return undefined;
  const features = featuresIn(fields, 'Features');
  return processor('arm', {
    vendor: implementer && (featureFacts().implementers.get(implementer) ?? implementer),
    model: filled(fields.get('model name')),
    features,
    part: filled(fields.get('CPU part'))?.toLowerCase(),
    architecture: armArchitecture(features, fields.get('CPU architecture')),
  });
}

/**
 * 64-bit kernels speak of `asimd`, 32-bit ones of `thumb`, on the same CPU (Linux, hwcap names of arm64
 * and arm). Without features, version 8 is the first that has 64 bits.
 */
function armArchitecture(
  features: ReadonlySet<string> | undefined,
  version: string | undefined,
): string | undefined {
  if (features?.has('thumb')) return 'arm';
  if (features?.has('asimd') || features?.has('fp')) return 'aarch64';
  if (version === undefined || version === '') return undefined;
  return version === 'AArch64' || Number.parseInt(version, 10) >= 8 ? 'aarch64' : 'arm';
}

function readPower(fields: ReadonlyMap<string, string>): Processor | undefined {
  const cpu = fields.get('cpu') ?? '';
  if (!/^(?:POWER|PPC|PowerPC)/i.test(cpu)) return undefined;
  const generation = /POWER(\d+)/.exec(cpu)?.[1];
  return processor('power', {
    vendor: generation && 'IBM',
    model: filled(cpu.split(',')[0]),
    generation: generation === undefined ? undefined : Number(generation),
  });
}

function readRiscv(fields: ReadonlyMap<string, string>): Processor | undefined {
  const isa = fields.get('isa') ?? '';
  const uarch = filled(fields.get('uarch'));
  if (uarch === undefined && !/^rv\d/.test(isa)) return undefined;
  return processor('riscv', {
    model: filled(fields.get('model name')) ?? uarch,
    part: uarch?.toLowerCase(),
    architecture: isa.startsWith('rv32')
      ? 'riscv32'
      : isa.startsWith('rv64')
        ? 'riscv64'
        : undefined,
  });
}

/** Of the lines for single processors, which carry identification numbers, none is read. */
function readS390(fields: ReadonlyMap<string, string>): Processor | undefined {
  if (fields.get('vendor_id') !== 'IBM/S390') return undefined;
  const features = featuresIn(fields, 'features');
  return processor('s390', {
    vendor: 'IBM',
    features,
    architecture: features?.has('zarch') ? 's390x' : undefined,
  });
}

function featuresIn(
  fields: ReadonlyMap<string, string>,
  key: string,
): ReadonlySet<string> | undefined {
  const text = filled(fields.get(key));
  return text === undefined ? undefined : new Set(wordsOf(text));
}
