/** What a made-up library says; the layout is the smallest that the System V ABI allows. */
export interface ElfText {
  readonly bits?: 32 | 64;
  readonly endianness?: 'little' | 'big';
  readonly machine?: number;
  readonly soname?: string;
  readonly needed?: readonly string[];
  readonly rpath?: string;
  readonly runpath?: string;
  readonly neededVersions?: Readonly<Record<string, readonly string[]>>;
  readonly definedVersions?: readonly string[];
}

/** A needed version takes 16 bytes; the next one is where it says. */
export const versionStride = 20;

/** Where the parts of the file are: one segment holds them all, at this address. */
const base = 0x1000;

/** A library in ELF with these names in it, one loaded segment and no section headers. */
export function elfFile(text: ElfText = {}): Uint8Array {
  const { bits = 64, endianness = 'little', machine = 62 } = text;
  const is64 = bits === 64;
  const little = endianness === 'little';
  const names = new Names();
  const entries: [number, number][] = [];
  for (const name of text.needed ?? []) entries.push([1, names.at(name)]);
  if (text.soname !== undefined) entries.push([14, names.at(text.soname)]);
  if (text.rpath !== undefined) entries.push([15, names.at(text.rpath)]);
  if (text.runpath !== undefined) entries.push([29, names.at(text.runpath)]);
  const needed = neededTable(text.neededVersions ?? {}, names, little);
  const defined = definedTable(text.definedVersions ?? [], names, little);
  const headers = is64 ? 64 + 2 * 56 : 52 + 2 * 32;
  const namesAt = headers;
  const neededAt = namesAt + names.bytes.length;
  const definedAt = neededAt + needed.length;
  const dynamicAt = definedAt + defined.length;
  entries.push([5, base + namesAt]);
  if (needed.length > 0) {
    entries.push([0x6ffffffe, base + neededAt]);
    entries.push([0x6fffffff, Object.keys(text.neededVersions ?? {}).length]);
  }
  if (defined.length > 0) {
    entries.push([0x6ffffffc, base + definedAt]);
    entries.push([0x6ffffffd, text.definedVersions?.length ?? 0]);
  }
  entries.push([0, 0]);
  const dynamicLength = entries.length * (is64 ? 16 : 8);
  const size = dynamicAt + dynamicLength;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const word = (at: number, value: number): void => {
    if (is64) view.setBigUint64(at, BigInt(value), little);
    else view.setUint32(at, value, little);
  };
  bytes.set([0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, little ? 1 : 2, 1]);
  view.setUint16(16, 3, little);
  view.setUint16(18, machine, little);
  word(is64 ? 0x20 : 0x1c, is64 ? 64 : 52);
  view.setUint16(is64 ? 0x36 : 0x2a, is64 ? 56 : 32, little);
  view.setUint16(is64 ? 0x38 : 0x2c, 2, little);
  const header = (at: number, kind: number, offset: number, length: number): void => {
    view.setUint32(at, kind, little);
    const [offsetAt, addressAt, lengthAt] = is64 ? [8, 16, 32] : [4, 8, 16];
    word(at + offsetAt!, offset);
    word(at + addressAt!, base + offset);
    word(at + lengthAt!, length);
  };
  header(is64 ? 64 : 52, 1, 0, size);
  header(is64 ? 120 : 84, 2, dynamicAt, dynamicLength);
  bytes.set(names.bytes, namesAt);
  bytes.set(needed, neededAt);
  bytes.set(defined, definedAt);
  for (const [index, [tag, value]] of entries.entries()) {
    const at = dynamicAt + index * (is64 ? 16 : 8);
    word(at, tag);
    word(at + (is64 ? 8 : 4), value);
  }
  return bytes;
}

class Names {
  readonly bytes: number[] = [0];

  at(name: string): number {
    const at = this.bytes.length;
    this.bytes.push(...new TextEncoder().encode(name), 0);
    return at;
  }
}

function neededTable(
  versions: Readonly<Record<string, readonly string[]>>,
  names: Names,
  little: boolean,
): Uint8Array {
  const libraries = Object.entries(versions);
  const lengths = libraries.map(([, list]) => 16 + versionStride * list.length);
  const view = new DataView(new ArrayBuffer(lengths.reduce((sum, length) => sum + length, 0)));
  let at = 0;
  for (const [index, [library, list]] of libraries.entries()) {
    view.setUint16(at, 1, little);
    view.setUint16(at + 2, list.length, little);
    view.setUint32(at + 4, names.at(library), little);
    view.setUint32(at + 8, 16, little);
    view.setUint32(at + 12, index === libraries.length - 1 ? 0 : lengths[index]!, little);
    for (const [place, name] of list.entries()) {
      const versionAt = at + 16 + place * versionStride;
      view.setUint32(versionAt + 8, names.at(name), little);
      view.setUint32(versionAt + 12, place === list.length - 1 ? 0 : versionStride, little);
    }
    at += lengths[index]!;
  }
  return new Uint8Array(view.buffer);
}

function definedTable(list: readonly string[], names: Names, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(list.length * 28));
  for (const [index, name] of list.entries()) {
    const at = index * 28;
    view.setUint16(at, 1, little);
    view.setUint16(at + 6, 1, little);
    view.setUint32(at + 12, 20, little);
    view.setUint32(at + 16, index === list.length - 1 ? 0 : 28, little);
    view.setUint32(at + 20, names.at(name), little);
  }
  return new Uint8Array(view.buffer);
}
