import { placesOf, stringAt } from '../bytes.js';
import type { Probes } from '../probes.js';
import { type Extractor, reading, type SectionReading, unread } from '../section.js';
import { glibcSection, libcSection, muslSection } from './libc.js';
import { cachedLibraries, cachePath, findLibrary, libraryBytes } from './libraries.js';
import { mpiSection } from './mpi.js';

export const libraryExtractor: Extractor = {
  name: 'library',
  sections: {
    libc: libcSection,
    glibc: glibcSection,
    musl: muslSection,
    libstdcxx: libstdcxxSection,
    libfabric: libfabricSection,
    mpi: mpiSection,
    sonames: sonamesSection,
  },
  unverified: ['libfabric'],
};

/** `library.libstdcxx`: `version`, of the newest symbols (3.4.30 of GLIBCXX_3.4.30), and `file`, in its file's name. */
async function libstdcxxSection(probes: Probes): Promise<SectionReading> {
  const library = await findLibrary(probes, 'libstdc++.so.6');
  if (library === undefined) return reading({}, 'no libstdc++.so.6');
  const bytes = await libraryBytes(probes, library.path);
  const file = /\/libstdc\+\+\.so\.(\d+(?:\.\d+)+)$/.exec(library.file)?.[1];
  const newest = bytes.status === 'ok' ? newestSymbols(bytes.value) : undefined;
  if (newest === undefined && file === undefined && bytes.status !== 'ok') {
    return unread(bytes, library.path);
  }
  return reading({ version: newest, file }, 'it names no version');
}

function newestSymbols(bytes: Uint8Array): string | undefined {
  let newest: readonly number[] = [];
  for (const at of placesOf(bytes, 'GLIBCXX_')) {
    const number = /^GLIBCXX_(\d{1,4}(?:\.\d{1,4}){1,3})$/.exec(stringAt(bytes, at))?.[1];
    const version = number?.split('.').map(Number) ?? [];
    if (isNewer(version, newest)) newest = version;
  }
  return newest.length === 0 ? undefined : newest.join('.');
}

function isNewer(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && one[at]! > (other[at] ?? -1);
}

/** `library.libfabric`: `installed`, `version`, as `fi_info --version` prints it, else of its pkg-config file; and `file`. */
async function libfabricSection(probes: Probes): Promise<SectionReading> {
  const modules = probes.environment('LD_LIBRARY_PATH')?.split(':') ?? [];
  const library = await findLibrary(probes, 'libfabric.so.1', [
    ...modules,
    '/opt/amazon/efa/lib64',
  ]);
  const [program] = await probes.find('fi_info', ['/opt/amazon/efa/bin']);
  if (library === undefined && program === undefined) return reading({}, 'no libfabric.so.1');
  const ran = program === undefined ? undefined : await probes.run(program, ['--version']);
  const printed =
    ran?.status === 'ok' ? /^libfabric: (\d+(?:\.\d+)+)/m.exec(ran.value.stdout)?.[1] : undefined;
  const version = printed ?? (await packagedVersion(library?.file, probes));
  const file = /\/libfabric\.so\.(\d+(?:\.\d+)+)$/.exec(library?.file ?? '')?.[1];
  const known = reading({ installed: 'yes', version, file }, '');
  if (version !== undefined) return known;
  return { ...known, detail: ran?.status === 'ok' ? 'fi_info names no version' : 'no version' };
}

/** By the pkg-config file that is installed with the library; the library's own number is another one. */
async function packagedVersion(
  library: string | undefined,
  probes: Probes,
): Promise<string | undefined> {
  const folder = library?.slice(0, library.lastIndexOf('/'));
  if (folder === undefined) return undefined;
  const file = await probes.text(`${folder}/pkgconfig/libfabric.pc`);
  if (file.status !== 'ok') return undefined;
  return /^Version:[ \t]*(\d+(?:\.\d+)+)/m.exec(file.value)?.[1];
}

/** Homes have their users' names in them. */
const privateFolder = /^\/(?:home|Users|root)\//;

/** `library.sonames`: where the loader finds each library of its cache, several paths joined by `,`. */
async function sonamesSection(probes: Probes): Promise<SectionReading> {
  const cache = await cachedLibraries(probes);
  if (cache.status !== 'ok') return unread(cache, cachePath);
  const paths = new Map<string, string[]>();
  for (const { soname, path } of cache.value) {
    if (privateFolder.test(path)) continue;
    const known = paths.get(soname);
    if (known === undefined) paths.set(soname, [path]);
    else known.push(path);
  }
  const values = [...paths].map(([soname, all]) => [soname, all.join(',')] as const);
  return reading(Object.fromEntries(values), 'the cache of the loader is empty');
}
