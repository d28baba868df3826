/** Reads up to `length` bytes of a file from `offset`; fewer where it ends. May reject. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** Why a file is not read any further; its message completes "not an ELF file that can be read: …". */
export class ElfFault extends Error {
  override readonly name = 'ElfFault';
}

/** Bytes that are read at a time: headers, the dynamic section and its names mostly share a few blocks. */
const blockLength = 64 * 1024;

/** No library has headers, names and versions of more than 16 MB. */
const mostBlocks = 256;

/** No path on Linux is longer (PATH_MAX, limits.h), and no name of a library or version either. */
const mostCharacters = 4096;

/** All names of a file together: one large library has some kilobytes of them. */
const mostText = 1024 * 1024;

/** The pieces of a file, each block of it read once. */
export class Pieces {
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  #textLeft = mostText;

  constructor(readonly read: ReadBytes) {}

  /** Exactly so many bytes; where the file has fewer, it is cut short. */
  async at(offset: number, length: number): Promise<DataView> {
    const bytes = await this.upTo(offset, length);
    if (bytes.length < length) throw new ElfFault('it is cut short');
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }

  /** So many bytes, or fewer where the file ends. */
  async upTo(offset: number, length: number): Promise<Uint8Array> {
    if (!Number.isSafeInteger(offset + length)) throw new ElfFault('an offset is beyond any file');
    const first = Math.floor(offset / blockLength);
    const start = offset - first * blockLength;
    const block = await this.#block(first);
    if (start + length <= block.length) return block.subarray(start, start + length);
    const bytes = new Uint8Array(length);
    let filled = 0;
    for (let index = first; filled < length; index += 1) {
      const next = await this.#block(index);
      const piece = next.subarray(index === first ? start : 0).subarray(0, length - filled);
      bytes.set(piece, filled);
      filled += piece.length;
      if (next.length < blockLength) break;
    }
    return bytes.subarray(0, filled);
  }

  /** The text from an offset up to a zero byte. */
  async text(offset: number): Promise<string> {
    const bytes = await this.upTo(offset, mostCharacters);
    const end = bytes.indexOf(0);
    if (end < 0) {
      throw new ElfFault(bytes.length < mostCharacters ? 'it is cut short' : 'a name has no end');
    }
    this.#textLeft -= end;
    if (this.#textLeft < 0) throw new ElfFault('its names are longer than 1 MB');
    return decoded(bytes.subarray(0, end));
  }

  #block(index: number): Promise<Uint8Array> {
    const known = this.#blocks.get(index);
    if (known !== undefined) return known;
    if (this.#blocks.size >= mostBlocks) {
      throw new ElfFault('what it says of itself is spread over more than 16 MB');
    }
    const block = this.read(index * blockLength, blockLength);
    this.#blocks.set(index, block);
    return block;
  }
}

/** A text in UTF-8, as paths on Linux are; one that is none has each of its bytes as a character. */
function decoded(bytes: Uint8Array): string {
  let text = '';
  let escaped = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
    escaped += `%${byte.toString(16).padStart(2, '0')}`;
  }
  if (!/[\x80-\xff]/.test(text)) return text;
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Bytes that are no UTF-8 still tell one name from another.
    return text;
  }
}
