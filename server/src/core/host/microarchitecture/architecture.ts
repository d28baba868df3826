import { allTargets, type Microarchitecture } from './graph.js';
import type { CpuRecord, Processor } from './record.js';

/** uname's name of an instruction set, by what platforms (GOARCH), Node and distributions call it. */
export function architectureNamed(name: string): string | undefined {
  const lower = name.trim().toLowerCase();
  if (/^(?:i[3-6]86|386|ia32|x86)$/.test(lower)) return 'i686';
  return otherNames.get(lower) ?? (/^[a-z0-9_]+$/.test(lower) ? lower : undefined);
}

const otherNames: ReadonlyMap<string, string> = new Map([
  ['amd64', 'x86_64'],
  ['x64', 'x86_64'],
  ['x86-64', 'x86_64'],
  ['arm64', 'aarch64'],
  ['ppc64el', 'ppc64le'],
  ['loong64', 'loongarch64'],
]);

/** The root of the targets of an architecture; undefined where archspec has none of it. */
export function familyOf(architecture: string): Microarchitecture | undefined {
  const named = architectureNamed(architecture);
  if (named === undefined) return undefined;
  // uname names 32-bit machines more closely than archspec does.
  const family = named === 'i686' ? 'x86' : /^arm(?:v[4-8]\w*|hf|el)?$/.test(named) ? 'arm' : named;
  return allTargets().find(({ name, parents }) => name === family && parents.length === 0);
}

/** Whether the words of a record are those of CPUs of a family: an emulator shows the real machine's. */
export function speaksOf({ kind }: Processor, family: string): boolean {
  return families[kind].test(family);
}

const families: Readonly<Record<Processor['kind'], RegExp>> = {
  x86: /^x86/,
  arm: /^(?:aarch64|arm)$/,
  power: /^ppc/,
  riscv: /^riscv/,
  s390: /^s390/,
};

/**
 * The architecture that a record shows; undefined where it does not. A POWER CPU runs in either byte
 * order and its record does not say which: `ppc64` and `ppc64le` have the same one.
 */
export function architectureOf({ processors }: CpuRecord): string | undefined {
  const shown = new Set(processors.map(({ architecture }) => architecture));
  return shown.size === 1 ? [...shown][0] : undefined;
}

/** Bytes of an ELF file that say which machine it is for. */
export const elfBytes = 20;

/**
 * The architecture that an executable is for, by the beginning of its ELF header (`e_ident`,
 * `e_machine`; System V ABI, chapter 4). Undefined where it is none, or of a machine not known here.
 */
export function architectureOfElf(header: Uint8Array): string | undefined {
  if (header.length < elfBytes) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0) !== 0x7f_45_4c_46) return undefined;
  const isLittle = view.getUint8(5) === 1;
  if (!isLittle && view.getUint8(5) !== 2) return undefined;
  const bits = view.getUint8(4) === 2 ? 64 : 32;
  const order = isLittle ? 'little' : 'big';
  const machine = view.getUint16(18, isLittle);
  const [, , , name] =
    machines.find(
      ([number, width, byteOrder]) =>
        number === machine &&
        [undefined, bits].includes(width) &&
        [undefined, order].includes(byteOrder),
    ) ?? [];
  return name;
}

/** `e_machine`, bits, byte order → uname's name. The 32-bit programs of x32 are x86_64's. */
const machines: readonly (readonly [
  machine: number,
  bits: 32 | 64 | undefined,
  order: 'little' | 'big' | undefined,
  name: string,
])[] = [
  [3, 32, 'little', 'i686'],
  [62, undefined, 'little', 'x86_64'],
  [40, 32, 'little', 'arm'],
  [183, 64, 'little', 'aarch64'],
  [20, 32, 'big', 'ppc'],
  [21, 64, 'big', 'ppc64'],
  [21, 64, 'little', 'ppc64le'],
  [22, 64, 'big', 's390x'],
  [43, 64, 'big', 'sparc64'],
  [243, 64, 'little', 'riscv64'],
  [258, 64, 'little', 'loongarch64'],
];
