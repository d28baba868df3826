import type { Probed, Probes } from '../probes.js';
import { type Elf, readElfFile } from './read.js';
import { highestVersion, isRuntime } from './runtime.js';
import { expanded, type LibrarySearch, librarySearch } from './search.js';

/** A library that a file needs, itself or by way of others. */
interface LibraryNeed {
  /** Its soname. */
  readonly library: string;
  /** Versions of its interface, such as GLIBC_2.34, in the order of their names; those that may be missing left out. */
  readonly versions: readonly string[];
  /** Whether a container has its own, which stays: the C library or the compiler's run time. */
  readonly isRuntime: boolean;
  /** Where the machine has it; undefined for what was not found, and for the run time, which is not looked for. */
  readonly path: string | undefined;
}

/** What a library of a host needs where it is mounted into a container. */
export interface MountNeeds {
  /** By soname. */
  readonly needs: readonly LibraryNeed[];
  /** The newest glibc, GLIBCXX of libstdc++ and CXXABI that any of the files needs: 2.34, 3.4.30, 1.3.13. */
  readonly glibc: string | undefined;
  readonly glibcxx: string | undefined;
  readonly cxxabi: string | undefined;
  /** Libraries that were not found on the machine: what they need is not known. */
  readonly missing: readonly string[];
  /** The files that this was read from, without links: the one that was asked for first. */
  readonly files: readonly string[];
  /** The bits and the machine of them all. */
  readonly architecture: string | undefined;
}

/** No library needs so many others: the largest programs have about three hundred. */
const mostFiles = 1024;

interface Waiting {
  readonly path: string;
  readonly elf: Elf;
  readonly inherited: readonly string[];
}

/**
 * What a library needs, transitively: sonames and versions of each file's dynamic section, and of those
 * libraries that the loader of the machine would take for them. Those of the C library and of the
 * compiler's run time are not followed, since a container has its own. What a library opens by itself
 * while it runs (dlopen(3): Open MPI's components, libfabric's providers) is in no file's list.
 * Never rejects; failed where the file itself can not be read as ELF.
 * @param path absolute, on the examined machine
 */
export async function mountNeeds(path: string, probes: Probes): Promise<Probed<MountNeeds>> {
  const search = librarySearch(probes);
  const top = await readElfFile(path, probes);
  if (top.status !== 'ok') return top;
  const found = new Map<string, { versions: Set<string>; path: string | undefined }>();
  const files = new Set([await realPath(path, probes)]);
  const waiting: Waiting[] = [{ path: [...files][0]!, elf: top.value, inherited: [] }];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const inherited = folders(file);
    for (const soname of file.elf.needed) {
      if (found.has(soname)) continue;
      found.set(soname, { versions: new Set(), path: undefined });
      if (isRuntime(soname) || files.size >= mostFiles) continue;
      const next = await firstFit(soname, { ...file, inherited }, search, probes);
      if (next === undefined) continue;
      found.get(soname)!.path = next.path;
      if (files.has(next.path)) continue;
      files.add(next.path);
      waiting.push(next);
    }
    addVersions(file.elf, found);
  }
  return { status: 'ok', value: summary(found, files, top.value) };
}

/** The loader looks up versions in the library of the name that the table gives, wherever it came from. */
function addVersions(
  elf: Elf,
  found: Map<string, { versions: Set<string>; path: string | undefined }>,
): void {
  for (const { library, versions } of elf.neededVersions) {
    const known = found.get(library) ?? { versions: new Set<string>(), path: undefined };
    found.set(library, known);
    for (const { name, isWeak } of versions) if (!isWeak) known.versions.add(name);
  }
}

function summary(
  found: ReadonlyMap<string, { readonly versions: ReadonlySet<string>; path: string | undefined }>,
  files: ReadonlySet<string>,
  top: Elf,
): MountNeeds {
  const needs = [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([library, { versions, path }]) => ({
      library,
      versions: [...versions].sort(),
      isRuntime: isRuntime(library),
      path,
    }));
  const versions = needs.filter((need) => need.isRuntime).flatMap((need) => need.versions);
  return {
    needs,
    glibc: highestVersion('GLIBC', versions),
    glibcxx: highestVersion('GLIBCXX', versions),
    cxxabi: highestVersion('CXXABI', versions),
    missing: needs
      .filter((need) => !need.isRuntime && need.path === undefined)
      .map(({ library }) => library),
    files: [...files],
    architecture: top.architecture,
  };
}

/** The folders by `DT_RPATH` that the files below a file are looked for in, too. */
function folders({ path, elf, inherited }: Waiting): readonly string[] {
  if (elf.runpath.length > 0) return inherited;
  const own = elf.rpath.flatMap((one) => expanded(one, folderOf(path), elf));
  return [...new Set([...own, ...inherited])];
}

/** The first library of a name that is for the same machine, as the loader passes over others. */
async function firstFit(
  soname: string,
  { path, elf, inherited }: Waiting,
  search: LibrarySearch,
  probes: Probes,
): Promise<Waiting | undefined> {
  const wanted = { soname, inherited, by: elf, origin: folderOf(path) };
  for await (const candidate of search.candidates(wanted)) {
    const read = await readElfFile(candidate, probes);
    if (read.status !== 'ok') continue;
    if (read.value.machine !== elf.machine || read.value.bits !== elf.bits) continue;
    return { path: await realPath(candidate, probes), elf: read.value, inherited };
  }
  return undefined;
}

async function realPath(path: string, probes: Probes): Promise<string> {
  const real = await probes.realPath(path);
  return real.status === 'ok' ? real.value : path;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}
