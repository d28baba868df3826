import type { Probed, Probes } from '../probes.js';
import { ElfFault, type ReadBytes } from './bytes.js';
import { readDynamic, tags } from './dynamic.js';
import { type ElfFile, readHeaders } from './header.js';
import { type NeededVersions, readDefinedVersions, readNeededVersions } from './versions.js';

/** What a program or a library says of itself to the loader. */
export interface Elf {
  readonly bits: 32 | 64;
  readonly endianness: 'little' | 'big';
  /** `e_machine`, by its number in the System V ABI. */
  readonly machine: number;
  /** The architecture as `uname -m` calls it; undefined for machines that Linux is rarely on. */
  readonly architecture: string | undefined;
  readonly type: 'object' | 'executable' | 'shared' | 'core' | 'other';
  /** The loader that a program asks for. */
  readonly interpreter: string | undefined;
  readonly needed: readonly string[];
  readonly soname: string | undefined;
  /** Folders, in order; `$ORIGIN` and the like are as written (ld.so(8)). */
  readonly rpath: readonly string[];
  readonly runpath: readonly string[];
  readonly neededVersions: readonly NeededVersions[];
  readonly definedVersions: readonly string[];
}

const types = ['other', 'object', 'executable', 'shared', 'core'] as const;

/** Machines by their number, bits and byte order, which tell two apart that share a number. */
const architectures: ReadonlyMap<string, string> = new Map([
  ['3 32 little', 'i686'],
  ['20 32 big', 'ppc'],
  ['21 64 big', 'ppc64'],
  ['21 64 little', 'ppc64le'],
  ['22 64 big', 's390x'],
  ['40 32 little', 'armv7l'],
  ['62 64 little', 'x86_64'],
  ['183 64 little', 'aarch64'],
  ['243 32 little', 'riscv32'],
  ['243 64 little', 'riscv64'],
  ['258 64 little', 'loongarch64'],
]);

/** Reads a file of an examined machine as ELF; never rejects. */
export function readElfFile(path: string, probes: Probes): Promise<Probed<Elf>> {
  return lookInto(path, probes, describe);
}

/**
 * Looks at more of a file of an examined machine than what it says to the loader. Never rejects.
 */
export async function lookInto<Value>(
  path: string,
  probes: Probes,
  look: (file: ElfFile) => Promise<Value>,
): Promise<Probed<Value>> {
  let unread: Exclude<Probed<Uint8Array>, { status: 'ok' }> | undefined;
  const read: ReadBytes = async (offset, length) => {
    const bytes = await probes.bytes(path, offset, length);
    if (bytes.status === 'ok') return bytes.value;
    unread = bytes;
    throw new ElfFault(bytes.detail);
  };
  const found = await attempt(async () => await look(await readHeaders(read)));
  return unread ?? found;
}

/**
 * Reads what a file says to the loader, by its program headers alone: section headers may be stripped.
 * Never rejects: what is no ELF file, or one that contradicts itself, is failed, with why.
 */
export function readElf(read: ReadBytes): Promise<Probed<Elf>> {
  return attempt(async () => await describe(await readHeaders(read)));
}

async function attempt<Value>(look: () => Promise<Value>): Promise<Probed<Value>> {
  try {
    return { status: 'ok', value: await look() };
  } catch (error) {
    return { status: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What a file says to the loader. Rejects with `ElfFault`. */
export async function describe(file: ElfFile): Promise<Elf> {
  const dynamic = await readDynamic(file);
  const { bits, machine } = file;
  const endianness = file.isLittleEndian ? 'little' : 'big';
  const names = async (tag: number): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const at of dynamic.all(tag)) found.push(await dynamic.name(at));
    return found;
  };
  const folders = async (tag: number): Promise<readonly string[]> =>
    (await names(tag)).flatMap((list) => list.split(':')).filter((folder) => folder !== '');
  return {
    bits,
    endianness,
    machine,
    architecture: architectures.get(`${machine} ${bits} ${endianness}`),
    type: types[file.type] ?? 'other',
    interpreter: file.interpreter && (await file.pieces.text(file.interpreter.offset)),
    needed: await names(tags.needed),
    soname: (await names(tags.soname))[0],
    rpath: await folders(tags.rpath),
    runpath: await folders(tags.runpath),
    neededVersions: await readNeededVersions(file, dynamic),
    definedVersions: await readDefinedVersions(file, dynamic),
  };
}
