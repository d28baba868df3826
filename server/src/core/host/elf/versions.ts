import { type Dynamic, tags } from './dynamic.js';
import { type ElfFile, offsetOf } from './header.js';

/** A version of a library's interface, such as GLIBC_2.34, that a file can not do without. */
interface NeededVersion {
  readonly name: string;
  /** The loader lets a file start where only a weak version is not there (glibc, elf/dl-version.c). */
  readonly isWeak: boolean;
}

/** The versions that a file needs of one library. */
export interface NeededVersions {
  readonly library: string;
  readonly versions: readonly NeededVersion[];
}

/** More are none: libc.so.6 defines about forty versions, and no file needs thousands. */
const mostVersions = 4096;

/** A version that is the name of the file itself, `VER_FLG_BASE`, and one that may be missing, `VER_FLG_WEAK`. */
const flags = { base: 1, weak: 2 } as const;

/**
 * The versions that a file needs: `.gnu.version_r`, found by the dynamic section. Linux Standard Base
 * Core 5.0, §10.7.4. Offsets in it only lead forwards, and the entries are counted, so that neither
 * a loop nor an overlap keeps it from its end. Rejects with `ElfFault`.
 */
export async function readNeededVersions(
  file: ElfFile,
  dynamic: Dynamic,
): Promise<readonly NeededVersions[]> {
  const little = file.isLittleEndian;
  const needed: NeededVersions[] = [];
  let left = mostVersions;
  for await (const at of chain(file, dynamic, 'needed')) {
    const entry = await file.pieces.at(at, 16);
    const library = await dynamic.name(entry.getUint32(4, little));
    const versions: NeededVersion[] = [];
    let versionAt = at + entry.getUint32(8, little);
    for (let count = entry.getUint16(2, little); count > 0 && left > 0; count -= 1) {
      left -= 1;
      const version = await file.pieces.at(versionAt, 16);
      const name = await dynamic.name(version.getUint32(8, little));
      versions.push({ name, isWeak: (version.getUint16(4, little) & flags.weak) !== 0 });
      const next = version.getUint32(12, little);
      if (next === 0) break;
      versionAt += next;
    }
    needed.push({ library, versions });
  }
  return needed;
}

/** The versions that a library offers: `.gnu.version_d`, without the one that is its own name. */
export async function readDefinedVersions(
  file: ElfFile,
  dynamic: Dynamic,
): Promise<readonly string[]> {
  const little = file.isLittleEndian;
  const defined: string[] = [];
  for await (const at of chain(file, dynamic, 'defined')) {
    const entry = await file.pieces.at(at, 20);
    if ((entry.getUint16(2, little) & flags.base) !== 0) continue;
    // The first name is the version's own; others are those of versions that it includes.
    if (entry.getUint16(6, little) === 0) continue;
    const name = await file.pieces.at(at + entry.getUint32(12, little), 8);
    defined.push(await dynamic.name(name.getUint32(0, little)));
  }
  return defined;
}

/** Where the entries of one of the two tables are in the file. */
async function* chain(
  file: ElfFile,
  dynamic: Dynamic,
  table: 'needed' | 'defined',
): AsyncGenerator<number> {
  const [startTag, countTag, nextAt] =
    table === 'needed'
      ? [tags.neededVersions, tags.neededVersionsCount, 12]
      : [tags.definedVersions, tags.definedVersionsCount, 16];
  const start = dynamic.one(startTag);
  if (start === undefined) return;
  let at = offsetOf(file, start);
  const count = Math.min(dynamic.one(countTag) ?? mostVersions, mostVersions);
  for (let index = 0; index < count; index += 1) {
    yield at;
    const next = (await file.pieces.at(at + nextAt, 4)).getUint32(0, file.isLittleEndian);
    if (next === 0) return;
    at += next;
  }
}
