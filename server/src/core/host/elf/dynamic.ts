import { ElfFault } from './bytes.js';
import { type ElfFile, offsetOf, wide } from './header.js';

/** More entries of the dynamic section than this are none: libraries have about thirty. */
const mostEntries = 4096;

/** Tags of the dynamic section: System V ABI, figure 5-10; the last from the LSB's symbol versioning. */
export const tags = {
  end: 0,
  needed: 1,
  hash: 4,
  names: 5,
  symbols: 6,
  soname: 14,
  rpath: 15,
  runpath: 29,
  gnuHash: 0x6ffffef5,
  definedVersions: 0x6ffffffc,
  definedVersionsCount: 0x6ffffffd,
  neededVersions: 0x6ffffffe,
  neededVersionsCount: 0x6fffffff,
} as const;

/** The dynamic section: what the loader reads. */
export interface Dynamic {
  /** The values of a tag, in order. */
  all(tag: number): readonly number[];
  /** The value of a tag that counts once. */
  one(tag: number): number | undefined;
  /** A name from the table of names, by its place in that. */
  name(at: number): Promise<string>;
}

/** Reads the dynamic section of a file that has one. Rejects with `ElfFault`. */
export async function readDynamic(file: ElfFile): Promise<Dynamic> {
  const values = new Map<number, number[]>();
  const is64 = file.bits === 64;
  const size = is64 ? 16 : 8;
  const part = file.dynamic ?? { offset: 0, length: 0 };
  const count = Math.min(Math.floor(part.length / size), mostEntries);
  const bytes = await file.pieces.at(part.offset, count * size);
  for (let index = 0; index < count; index += 1) {
    const at = index * size;
    const tag = is64
      ? wide(bytes, at, file.isLittleEndian)
      : bytes.getUint32(at, file.isLittleEndian);
    if (tag === tags.end) break;
    const value = is64
      ? wide(bytes, at + 8, file.isLittleEndian)
      : bytes.getUint32(at + 4, file.isLittleEndian);
    const known = values.get(tag);
    if (known === undefined) values.set(tag, [value]);
    else known.push(value);
  }
  const one = (tag: number): number | undefined => values.get(tag)?.[0];
  return {
    all: (tag) => values.get(tag) ?? [],
    one,
    async name(at) {
      const table = one(tags.names);
      if (table === undefined) throw new ElfFault('it has no table of names');
      return await file.pieces.text(offsetOf(file, table) + at);
    },
  };
}
