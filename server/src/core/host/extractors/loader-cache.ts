import { placesOf, stringAt } from '../bytes.js';

/** A library that the loader finds by its name. */
export interface CachedLibrary {
  readonly soname: string;
  readonly path: string;
  /** Whether it is for 64-bit programs. */
  readonly is64Bit: boolean;
}

/**
 * The libraries in the loader's cache, /etc/ld.so.cache, in its order (dl-cache.h of glibc): either the form of
 * glibc before 2.2, or today's, which may follow the older one. What does not fit is passed over.
 * @returns undefined where it is no such cache
 */
export function readLoaderCache(bytes: Uint8Array): readonly CachedLibrary[] | undefined {
  if (isAt(bytes, 0, newMagic)) return readNew(bytes, 0);
  if (!isAt(bytes, 0, oldMagic)) return undefined;
  const table = tableAt(bytes, 12, { at: 16, size: 12 });
  const end = 16 + table.count * 12;
  const next = Math.ceil(end / 8) * 8;
  if (isAt(bytes, next, newMagic)) return readNew(bytes, next);
  return entries(bytes, table, end);
}

const oldMagic = 'ld.so-1.7.0';
const newMagic = 'glibc-ld.so.cache1.1';

/** More libraries than any machine has. */
const mostEntries = 20_000;

const longestPath = 1024;

/** Flags of dl-cache.h that say 64 bits, by their second byte. */
const wideLibraries: ReadonlySet<number> = new Set([
  0x01, // SPARC
  0x02, // IA-64
  0x03, // x86_64
  0x04, // s390x
  0x05, // POWER
  0x07, // MIPS n64
  0x0a, // AArch64
  0x0f, // RISC-V, without floating point in registers
  0x10, // RISC-V, with doubles in them
  0x11, // LoongArch, without
  0x12, // LoongArch, with doubles
]);

interface Table {
  readonly at: number;
  /** Bytes of one entry, which starts with the flags and the places of its two strings. */
  readonly size: number;
  readonly count: number;
  /** Numbers are in the order of the machine that wrote the cache. */
  readonly isBig: boolean;
}

function readNew(bytes: Uint8Array, start: number): readonly CachedLibrary[] {
  return entries(bytes, tableAt(bytes, start + 20, { at: start + 48, size: 24 }), start);
}

/** A table by the place of its count, which tells the order of bytes as well: in the wrong one it is too large. */
function tableAt(
  bytes: Uint8Array,
  place: number,
  { at, size }: Pick<Table, 'at' | 'size'>,
): Table {
  const little = numberAt(bytes, place, false);
  const isBig = at + little * size > bytes.length;
  const count = isBig ? numberAt(bytes, place, true) : little;
  return { at, size, count, isBig };
}

/** @param strings where the places of strings are counted from */
function entries(
  bytes: Uint8Array,
  { at, size, count, isBig }: Table,
  strings: number,
): CachedLibrary[] {
  const found: CachedLibrary[] = [];
  const last = Math.min(count, mostEntries, Math.floor((bytes.length - at) / size));
  for (let index = 0; index < last; index += 1) {
    const entry = at + index * size;
    const flags = numberAt(bytes, entry, isBig);
    const soname = stringAt(bytes, strings + numberAt(bytes, entry + 4, isBig), longestPath);
    const path = stringAt(bytes, strings + numberAt(bytes, entry + 8, isBig), longestPath);
    if (soname === '' || !path.startsWith('/')) continue;
    found.push({ soname, path, is64Bit: wideLibraries.has((flags >>> 8) & 0xff) });
  }
  return found;
}

/** Four bytes as a number; what is behind the end is 0. */
function numberAt(bytes: Uint8Array, at: number, isBig: boolean): number {
  let number = 0;
  for (let index = 0; index < 4; index += 1) {
    number = number * 256 + (bytes[at + (isBig ? index : 3 - index)] ?? 0);
  }
  return number;
}

function isAt(bytes: Uint8Array, at: number, text: string): boolean {
  return placesOf(bytes.subarray(at, at + text.length), text).next().done === false;
}
