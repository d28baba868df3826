import { compareVersions, readVersion } from '../../version/version.js';
import type { Probes } from '../probes.js';
import { reading, type SectionReading } from '../section.js';
import { familyOf, loadedModules, type MpiName, type MpiVariant } from './mpi/families.js';
import { launchInterfaces } from './mpi/launch.js';
import { folderOf, type Launcher, launchers } from './mpi/launcher.js';
import { libraryName, type MpiLibrary, readLibrary } from './mpi/library-file.js';
import { foldersBelow, usualFolders } from './mpi/places.js';

/** So many files are read; the links of one count once. */
const mostLibraries = 64;

/** Libraries whose outputs are known from what others published; the rest was tried with Debian's packages. */
const unverified: ReadonlySet<MpiVariant> = new Set(['intel-mpi', 'mvapich2', 'cray-mpich']);

/** An MPI that programs can be started with. */
interface Used {
  readonly name: MpiName;
  readonly library: MpiLibrary | undefined;
}

/**
 * `library.mpi`: `variant`, `version`, `family`, `soname`, `file-version` and `launch` of the MPI that
 * is first on PATH, else of the one that is loaded as a module, or the only one; `installed` lists all.
 * No program is started by them: launchers are asked for their version.
 */
export async function mpiSection(probes: Probes): Promise<SectionReading> {
  const { found, modules, libraries, used } = await look(probes);
  const problems = [...new Set(found.flatMap(({ problem }) => problem ?? []))].join('; ');
  const installed = installedNames([
    ...found.flatMap((one) => byLauncher(one, libraries)?.name ?? []),
    ...modules,
    ...libraries.map(({ name }) => name),
  ]);
  const { name, library } = used ?? {};
  const section = reading(
    {
      variant: name?.variant,
      version: name?.version,
      family: name && familyOf(name, library?.soname),
      soname: library?.soname,
      'file-version': library?.fileVersion,
      launch: library && (await launchInterfaces(library, probes)).join(','),
      installed: installed.join(','),
    },
    'no MPI on PATH, among the loaded modules or in the usual folders',
  );
  if (section.status !== 'ok') {
    return problems === '' ? section : { status: 'failed', detail: problems, values: {} };
  }
  const details = [
    ...(name === undefined ? ['several, and nothing tells which one is used'] : []),
    ...(name !== undefined && unverified.has(name.variant)
      ? ['unverified: read as its documents say, and held against no machine that has it']
      : []),
    ...(name === undefined || problems === '' ? [] : [problems]),
  ];
  return details.length === 0 ? section : { ...section, detail: details.join('; ') };
}

/**
 * The files of the MPI library that the section tells of, without links; of all that there are where
 * nothing tells which one is used.
 */
export async function mpiLibraryFiles(probes: Probes): Promise<readonly string[]> {
  const { libraries, used } = await look(probes);
  if (used !== undefined) return used.library === undefined ? [] : [used.library.file];
  return libraries.map(({ file }) => file);
}

interface Look {
  readonly found: readonly Launcher[];
  readonly modules: readonly MpiName[];
  readonly libraries: readonly MpiLibrary[];
  readonly used: Used | undefined;
}

async function look(probes: Probes): Promise<Look> {
  const found = await launchers(probes);
  const modules = loadedModules(probes.environment('LOADEDMODULES') ?? '');
  const home = probes.environment('MPI_HOME');
  const near = found.flatMap((one) => nearFolders(one));
  const folders = [
    ...near,
    ...(home?.startsWith('/') === true ? foldersBelow(home) : []),
    ...(await usualFolders(probes)),
  ];
  const libraries = await librariesIn(folders, probes);
  return { found, modules, libraries, used: usedOne(found, modules, libraries) };
}

function nearFolders({ folder, realFolder }: Launcher): readonly string[] {
  return [...new Set([folder, realFolder])].flatMap((one) => foldersBelow(folderOf(one)));
}

/** The libraries in folders, in their order, each file once. */
async function librariesIn(
  folders: readonly string[],
  probes: Probes,
): Promise<readonly MpiLibrary[]> {
  const found = new Map<string, MpiLibrary>();
  const seen = new Set<string>();
  for (const folder of new Set(folders)) {
    const names = await probes.names(folder);
    if (names.status !== 'ok') continue;
    for (const name of names.value) {
      if (!libraryName.test(name) || seen.size >= mostLibraries) continue;
      const real = await probes.realPath(`${folder}/${name}`);
      if (real.status !== 'ok' || seen.has(real.value)) continue;
      seen.add(real.value);
      const library = await readLibrary(`${folder}/${name}`, probes);
      if (library !== undefined) found.set(library.file, library);
    }
  }
  return [...found.values()];
}

/** The first on PATH; without one, the module that was loaded last; else the only one that there is. */
function usedOne(
  found: readonly Launcher[],
  modules: readonly MpiName[],
  libraries: readonly MpiLibrary[],
): Used | undefined {
  // Cray's has no launcher of its own: ranks are started by the batch system.
  const module = modules.at(-1);
  if (module?.variant === 'cray-mpich') return byName(module, libraries);
  for (const launcher of found) {
    const used = byLauncher(launcher, libraries);
    if (used !== undefined) return used;
  }
  if (module !== undefined) return byName(module, libraries);
  const [first, ...others] = libraries;
  const isOnly = others.every(
    ({ name }) => name.variant === first?.name.variant && name.version === first.name.version,
  );
  return first !== undefined && isOnly ? { name: first.name, library: first } : undefined;
}

/** What a launcher belongs to, with the library in the folders beside its own. */
function byLauncher(launcher: Launcher, libraries: readonly MpiLibrary[]): Used | undefined {
  const folders = new Set(nearFolders(launcher));
  const near = libraries.filter(({ folder }) => folders.has(folder));
  const { name, isHydra } = launcher;
  const library = near.find((one) =>
    isHydra ? one.name.variant !== 'openmpi' : one.name.variant === name?.variant,
  );
  if (library === undefined) return name && { name, library };
  if (name === undefined) return { name: library.name, library };
  // Hydra's number is MPICH's: of what was made from that, the library knows better.
  if (isHydra && library.name.variant !== 'mpich') return { name: library.name, library };
  return { name: { ...name, version: name.version ?? library.name.version }, library };
}

function byName(name: MpiName, libraries: readonly MpiLibrary[]): Used {
  const alike = libraries.filter((one) => one.name.variant === name.variant);
  const library =
    alike.find(
      (one) => name.version === undefined || isOfVersion(one.name.version, name.version),
    ) ?? (alike.length === 1 && alike[0]?.name.version === undefined ? alike[0] : undefined);
  return { name: { ...name, version: library?.name.version ?? name.version }, library };
}

/** Cray's modules are of version 8.1.25, its library says 8.1.25.17. */
function isOfVersion(own: string | undefined, wanted: string): boolean {
  return own === wanted || own?.startsWith(`${wanted}.`) === true;
}

/**
 * Each library by its name and version, in their order; one without a version, or with a shorter one, only
 * where none with more of it is listed.
 */
function installedNames(names: readonly MpiName[]): readonly string[] {
  const versions = new Map<string, Set<string>>();
  for (const { variant, version } of names) {
    const known = versions.get(variant) ?? new Set();
    versions.set(variant, known);
    if (version !== undefined) known.add(version);
  }
  return [...versions].sort(byKey).flatMap(([variant, known]) => {
    const all = [...known].sort(byVersion);
    // Of those in order, one that goes on is right behind.
    const whole = all.filter((one, index) => !isOfVersion(all[index + 1], one));
    return whole.length === 0 ? [variant] : whole.map((one) => `${variant}@${one}`);
  });
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function byVersion(one: string, other: string): number {
  const [left, right] = [readVersion(one), readVersion(other)];
  return left !== undefined && right !== undefined ? compareVersions(left, right) : 0;
}
