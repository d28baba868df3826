import { readVersion, type Version } from '../version/version.js';
import { type Answer, answer, message } from './comparison.js';
import { compareReleases } from './comparisons/glibc.js';
import type { Origin, Stated } from './stated.js';
import type { Subject } from './subject.js';
import { worst } from './verdict.js';

/** What a library of the host that is to be mounted needs, with all that it needs in turn. */
export interface MountedLibrary {
  /** As a reader knows it: its path. */
  readonly library: string;
  /** The newest symbol version of glibc that it needs: `2.34` of GLIBC_2.34; undefined where it needs none. */
  readonly glibc?: string | undefined;
  /** The newest symbol version of libstdc++: `3.4.30` of GLIBCXX_3.4.30; undefined where it needs none. */
  readonly glibcxx?: string | undefined;
  /** Libraries that it needs and that were not found: what they need is not known. */
  readonly missing?: readonly string[] | undefined;
  /** Why what it needs could not be read; nothing is known then. */
  readonly failure?: string | undefined;
}

/** What a container has that a mounted library may need, and what the library says it needs. */
export interface MountJudgement extends Answer {
  /** What the image has, as text; undefined where nothing is known. */
  readonly image: string | undefined;
  /** What the library needs: `GLIBC_2.34, GLIBCXX_3.4.30`. */
  readonly needs: string;
  /** Where what the image has is from. */
  readonly imageOrigin: Origin;
}

/** Where extraction has the versions from; attributes of any schema that have these sources tell them. */
const sources = { glibc: 'library.glibc.version', glibcxx: 'library.libstdcxx.version' };

/**
 * Whether a library of the host works with the container's glibc and libstdc++: these have to have the
 * symbol versions that it needs. Source: the ELF sections `.gnu.version_r` and `.gnu.version_d` of the
 * Linux Standard Base, "Symbol Versioning".
 */
export function judgeMount(mounted: MountedLibrary, image: Subject): MountJudgement {
  const glibc = sure(image.bySource.get(sources.glibc));
  const glibcxx = sure(image.bySource.get(sources.glibcxx));
  const libc = image.facts('library.libc.name') ?? (glibc?.value === 'musl' ? 'musl' : undefined);
  const imageOrigin = glibc?.origin ?? glibcxx?.origin ?? 'spec';
  const has = [
    glibc === undefined ? undefined : libc === 'musl' ? 'musl' : `GLIBC_${glibc.value}`,
    mounted.glibcxx === undefined || glibcxx === undefined ? undefined : `GLIBCXX_${glibcxx.value}`,
  ].filter((text) => text !== undefined);
  const needs = [
    mounted.glibc === undefined ? undefined : `GLIBC_${mounted.glibc}`,
    mounted.glibcxx === undefined ? undefined : `GLIBCXX_${mounted.glibcxx}`,
  ].filter((text) => text !== undefined);
  const shown = {
    image: has.length === 0 ? undefined : has.join(', '),
    needs: needs.join(', '),
    imageOrigin,
  };
  if (mounted.failure !== undefined) {
    return { ...answer('unknown', 'check.mount.unread', [mounted.failure]), ...shown };
  }
  if (libc === 'musl' && mounted.glibc !== undefined) {
    const fix = message('check.fix.libc', 'glibc');
    return { ...answer('incompatible', 'check.libc.other', ['musl', 'glibc'], fix), ...shown };
  }
  const parts = [
    judgeNeed('glibc', 'GLIBC', mounted.glibc, glibc?.value),
    judgeNeed('libstdc++', 'GLIBCXX', mounted.glibcxx, glibcxx?.value),
  ].filter((part) => part !== undefined);
  if (mounted.missing !== undefined && mounted.missing.length > 0) {
    parts.push(answer('unknown', 'check.mount.not-found', [mounted.missing.join(', ')]));
  }
  const verdict = parts.length === 0 ? 'compatible' : worst(parts.map((part) => part.verdict));
  const decisive = parts.find((part) => part.verdict === verdict);
  return { ...(decisive ?? answer('compatible', 'check.mount.nothing')), ...shown };
}

function sure(stated: Stated | undefined): Stated | undefined {
  return stated?.contradicted === undefined ? stated : undefined;
}

function judgeNeed(
  name: 'glibc' | 'libstdc++',
  prefix: string,
  needed: string | undefined,
  has: string | undefined,
): Answer | undefined {
  if (needed === undefined) return undefined;
  const symbol = `${prefix}_${needed}`;
  const wanted = readVersion(needed);
  const there = has === undefined ? undefined : readVersion(has);
  if (wanted === undefined || there === undefined || isOtherNumbering(name, there)) {
    return answer('unknown', 'check.mount.unknown', [symbol, name]);
  }
  // GLIBCXX_3.4.30 differs in its third number, glibc only in two.
  const isThere = compareReleases(wanted, there) < 0 || isWithin(wanted.numbers, there.numbers);
  if (isThere) return answer('compatible', 'check.mount.there', [symbol, name, has!]);
  const fix = message('check.fix.mount', name, needed);
  return answer('incompatible', 'check.mount.missing', [symbol, name, has!], fix);
}

/**
 * Symbol versions of libstdc++ are 3.4 and something, those of glibc 2 and something: another number is its
 * file's (6.0.30) or the compiler's (12.2), which count differently. Source: GCC, libstdc++ manual, "ABI
 * Policy and Guidelines".
 */
function isOtherNumbering(name: 'glibc' | 'libstdc++', { numbers }: Version): boolean {
  return numbers.length < 2 || numbers[0] !== (name === 'glibc' ? '2' : '3');
}

function isWithin(wanted: readonly string[], there: readonly string[]): boolean {
  for (const place of [0, 1, 2]) {
    const difference = Number(there[place] ?? 0) - Number(wanted[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
