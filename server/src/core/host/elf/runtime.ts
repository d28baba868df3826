/**
 * The libraries that come with the C library or with the compiler's run time. A container keeps its
 * own: of two C libraries in one process neither works. Their sonames: glibc, shlib-versions;
 * musl, ldso/dynlink.c; GCC, libgcc and libstdc++-v3.
 */
const names =
  /^(?:ld-linux[\w-]*\.so\.\d+|ld64\.so\.[12]|ld\.so\.1|ld-musl-[\w-]+\.so\.1|libc\.musl-[\w-]+\.so\.1|lib(?:c|m|mvec|pthread|dl|rt|util|resolv|anl|nsl|BrokenLocale|thread_db|crypt)\.so\.\d+(?:\.\d+)?|libstdc\+\+\.so\.6|libgcc_s\.so\.1)$/;

/** Whether a soname is of the C library or the compiler's run time, which a container has of its own. */
export function isRuntime(soname: string): boolean {
  return names.test(soname);
}

/** Prefixes of version names that are ordered by the number behind. */
type Numbered = 'GLIBC' | 'GLIBCXX' | 'CXXABI';

/** The version of glibc that brought in a version whose name has no number. */
const namedVersions: ReadonlyMap<string, string> = new Map([
  // glibc 2.36, NEWS: files with relative relocations in DT_RELR say so by this one.
  ['GLIBC_ABI_DT_RELR', 'GLIBC_2.36'],
]);

/** The highest of the versions with a prefix, without it: 2.34 of GLIBC_2.34; undefined where there is none. */
export function highestVersion(prefix: Numbered, versions: Iterable<string>): string | undefined {
  let highest: readonly number[] | undefined;
  for (const version of versions) {
    const name = namedVersions.get(version) ?? version;
    const [, digits] = /^[A-Z]+_(\d+(?:\.\d+)*)$/.exec(name) ?? [];
    if (digits === undefined || !name.startsWith(`${prefix}_`)) continue;
    const numbers = digits.split('.').map(Number);
    if (highest === undefined || isHigher(numbers, highest)) highest = numbers;
  }
  return highest?.join('.');
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
