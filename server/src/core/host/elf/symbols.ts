import type { Dynamic } from './dynamic.js';
import { tags } from './dynamic.js';
import { type ElfFile, offsetOf, wide } from './header.js';

/** A chain of symbols with one hash is no longer: tables have about as many buckets as symbols. */
const longestChain = 4096;

/**
 * The text that an exported constant of a library holds, such as `opal_version_string`; undefined
 * where it exports none of that name, or has only a table that is out of use (`DT_HASH`). Rejects
 * with `ElfFault`.
 */
export async function exportedText(
  file: ElfFile,
  dynamic: Dynamic,
  symbol: string,
): Promise<string | undefined> {
  const [table, symbols] = [dynamic.one(tags.gnuHash), dynamic.one(tags.symbols)];
  if (table === undefined || symbols === undefined) return undefined;
  const symbolsAt = offsetOf(file, symbols);
  for await (const index of candidates(file, offsetOf(file, table), gnuHash(symbol))) {
    const { name, address } = await symbolAt(file, symbolsAt, index);
    if (address !== 0 && (await dynamic.name(name)) === symbol) {
      return await file.pieces.text(offsetOf(file, address));
    }
  }
  return undefined;
}

async function symbolAt(
  file: ElfFile,
  symbolsAt: number,
  index: number,
): Promise<{ readonly name: number; readonly address: number }> {
  const [is64, little] = [file.bits === 64, file.isLittleEndian];
  const size = is64 ? 24 : 16;
  const entry = await file.pieces.at(symbolsAt + index * size, size);
  return {
    name: entry.getUint32(0, little),
    address: is64 ? wide(entry, 8, little) : entry.getUint32(4, little),
  };
}

/**
 * The symbols whose hash is the same but for its lowest bit, which marks a chain's end. The table:
 * counts of buckets, of symbols left out, and of words of a filter; then filter, buckets, chains.
 */
async function* candidates(file: ElfFile, at: number, hash: number): AsyncGenerator<number> {
  const little = file.isLittleEndian;
  const header = await file.pieces.at(at, 16);
  const buckets = header.getUint32(0, little);
  const firstSymbol = header.getUint32(4, little);
  const filterWords = header.getUint32(8, little);
  if (buckets === 0) return;
  const bucketsAt = at + 16 + filterWords * (file.bits / 8);
  const bucket = await file.pieces.at(bucketsAt + (hash % buckets) * 4, 4);
  const chainsAt = bucketsAt + buckets * 4;
  const start = bucket.getUint32(0, little);
  if (start < firstSymbol) return;
  for (let index = start; index < start + longestChain; index += 1) {
    const link = await file.pieces.at(chainsAt + (index - firstSymbol) * 4, 4);
    const found = link.getUint32(0, little);
    if ((found | 1) === (hash | 1)) yield index;
    if ((found & 1) === 1) return;
  }
}

/** The hash of `DT_GNU_HASH`: djb2 in 32 bits (glibc, elf/dl-lookup.c). */
function gnuHash(name: string): number {
  let hash = 5381;
  for (let at = 0; at < name.length; at += 1) hash = (hash * 33 + name.charCodeAt(at)) >>> 0;
  return hash;
}
