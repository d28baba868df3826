import { ElfFault, Pieces, type ReadBytes } from './bytes.js';

/** A part of the file that is loaded, and where: a program header of type PT_LOAD. */
interface Segment {
  readonly offset: number;
  readonly address: number;
  /** Bytes of it that are in the file. */
  readonly length: number;
  readonly isExecutable: boolean;
}

/** A part of the file that a program header points to. */
interface Part {
  readonly offset: number;
  readonly length: number;
}

/** What a file's header and program headers say. System V ABI, chapters 4 and 5; elf(5). */
export interface ElfFile {
  readonly pieces: Pieces;
  readonly bits: 32 | 64;
  readonly isLittleEndian: boolean;
  /** `e_type`: 2 is a program at a fixed address, 3 a library or a program that can be anywhere. */
  readonly type: number;
  /** `e_machine`. */
  readonly machine: number;
  readonly segments: readonly Segment[];
  readonly dynamic: Part | undefined;
  readonly interpreter: Part | undefined;
}

/** More program headers than this are none: linkers write about ten. */
const mostSegments = 1024;

const programHeader = { load: 1, dynamic: 2, interpreter: 3 } as const;

/** Reads the headers. Rejects with `ElfFault`, and as `read` does. */
export async function readHeaders(read: ReadBytes): Promise<ElfFile> {
  const pieces = new Pieces(read);
  const start = await pieces.upTo(0, 16);
  const [zero, e, l, f, classByte, order] = start;
  if (zero !== 0x7f || e !== 0x45 || l !== 0x4c || f !== 0x46) throw new ElfFault('no ELF file');
  if (classByte !== 1 && classByte !== 2) throw new ElfFault('it is of no known class');
  if (order !== 1 && order !== 2) throw new ElfFault('it is of no known byte order');
  const is64 = classByte === 2;
  const little = order === 1;
  const header = await pieces.at(0, is64 ? 64 : 52);
  const word = (at: number): number =>
    is64 ? wide(header, at, little) : header.getUint32(at, little);
  const tableAt = word(is64 ? 0x20 : 0x1c);
  const entrySize = header.getUint16(is64 ? 0x36 : 0x2a, little);
  const count = header.getUint16(is64 ? 0x38 : 0x2c, little);
  const shape = is64 ? 56 : 32;
  if (count > 0 && entrySize < shape) throw new ElfFault('its program headers are too short');
  if (count > mostSegments) throw new ElfFault('it has more program headers than any file');
  const table = await pieces.at(tableAt, count * entrySize);
  const entries = Array.from({ length: count }, (_, index) =>
    programHeaderAt(table, index * entrySize, is64, little),
  );
  return {
    pieces,
    bits: is64 ? 64 : 32,
    isLittleEndian: little,
    type: header.getUint16(0x10, little),
    machine: header.getUint16(0x12, little),
    segments: entries.filter(({ kind }) => kind === programHeader.load),
    dynamic: entries.find(({ kind }) => kind === programHeader.dynamic),
    interpreter: entries.find(({ kind }) => kind === programHeader.interpreter),
  };
}

function programHeaderAt(
  table: DataView,
  at: number,
  is64: boolean,
  little: boolean,
): Segment & { readonly kind: number } {
  const word = (offset: number): number =>
    is64 ? wide(table, at + offset, little) : table.getUint32(at + offset, little);
  const [offset, address, length, flags] = is64 ? [8, 16, 32, 4] : [4, 8, 16, 24];
  return {
    kind: table.getUint32(at, little),
    offset: word(offset!),
    address: word(address!),
    length: word(length!),
    isExecutable: (table.getUint32(at + flags!, little) & 1) !== 0,
  };
}

/** A 64-bit number; what is larger than any file or address in use loses its lowest bits. */
export function wide(view: DataView, at: number, little: boolean): number {
  return Number(view.getBigUint64(at, little));
}

/** Where what is loaded at an address is in the file. Throws `ElfFault` where it is in no segment. */
export function offsetOf(file: ElfFile, address: number): number {
  const segment = file.segments.find(
    (one) => address >= one.address && address - one.address < one.length,
  );
  if (segment === undefined) throw new ElfFault('an address is in no part of the file');
  return segment.offset + (address - segment.address);
}
