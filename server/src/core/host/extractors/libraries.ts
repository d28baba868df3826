import type { Probed, Probes } from '../probes.js';
import { type CachedLibrary, readLoaderCache } from './loader-cache.js';

/** No cache is larger: that of a machine with 3,000 libraries has 250 KB. */
const largestCache = 8 * 1024 * 1024;

/** The cache of the loader (ld.so(8)). */
export const cachePath = '/etc/ld.so.cache';

/** Where the loader looks without a cache: glibc's and musl's own folders, and Debian's of each architecture. */
const libraryFolders: readonly string[] = [
  '/lib64',
  '/usr/lib64',
  ...[
    'x86_64-linux-gnu',
    'aarch64-linux-gnu',
    'powerpc64le-linux-gnu',
    's390x-linux-gnu',
    'riscv64-linux-gnu',
    'loongarch64-linux-gnu',
  ].flatMap((triplet) => [`/lib/${triplet}`, `/usr/lib/${triplet}`]),
  '/lib',
  '/usr/lib',
  '/usr/local/lib',
];

/** What was read of caches: an extraction has the same bytes for all who ask. */
const readCaches = new WeakMap<Uint8Array, readonly CachedLibrary[]>();

/** The libraries in the loader's cache. */
export async function cachedLibraries(probes: Probes): Promise<Probed<readonly CachedLibrary[]>> {
  const file = await probes.bytes(cachePath, 0, largestCache);
  if (file.status !== 'ok') return file;
  const known = readCaches.get(file.value);
  const libraries = known ?? readLoaderCache(file.value);
  if (libraries === undefined) {
    return { status: 'failed', detail: 'is no cache of the loader' };
  }
  readCaches.set(file.value, libraries);
  return { status: 'ok', value: libraries };
}

/** A library that was found. */
export interface FoundLibrary {
  /** Under which it was found. */
  readonly path: string;
  /** The file in the end, without links: its name often has the library's version. */
  readonly file: string;
}

/**
 * The library that a program of 64 bits gets by a name: in the given folders, by the loader's cache, else in the
 * loader's own folders. Undefined where there is none.
 */
export async function findLibrary(
  probes: Probes,
  soname: string,
  first: readonly string[] = [],
): Promise<FoundLibrary | undefined> {
  const cache = await cachedLibraries(probes);
  const listed = cache.status === 'ok' ? cache.value.filter((one) => one.soname === soname) : [];
  const wide = listed.filter(({ is64Bit }) => is64Bit);
  const paths = (wide.length > 0 ? wide : listed).map(({ path }) => path);
  const within = (folder: string): string => `${folder}/${soname}`;
  const absolute = first.filter((folder) => folder.startsWith('/'));
  for (const path of [...absolute.map(within), ...paths, ...libraryFolders.map(within)]) {
    const real = await probes.realPath(path);
    if (real.status === 'ok') return { path, file: real.value };
  }
  return undefined;
}

/** A library's file, or as much of it as is ever looked at. */
export async function libraryBytes(probes: Probes, path: string): Promise<Probed<Uint8Array>> {
  return await probes.bytes(path, 0, 16 * 1024 * 1024);
}
