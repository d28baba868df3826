import { compareVersions, readVersion } from '../../../version/version.js';

/** MPI libraries, as the schemas call them. */
export type MpiVariant = 'openmpi' | 'mpich' | 'intel-mpi' | 'mvapich2' | 'cray-mpich';

/** What is known of a library before its files are looked at, or after. */
export interface MpiName {
  readonly variant: MpiVariant;
  readonly version: string | undefined;
}

/** Since when a library has the binary interface of MPICH. https://www.mpich.org/abi/ */
const sharesAbiSince: Readonly<Record<Exclude<MpiVariant, 'openmpi'>, string>> = {
  mpich: '3.1',
  'intel-mpi': '5.0',
  mvapich2: '2.0',
  'cray-mpich': '7.0',
};

/** The family of binary interfaces; undefined for those that are older than the agreement on one. */
export function familyOf(
  { variant, version }: MpiName,
  soname: string | undefined,
): 'openmpi' | 'mpich' | 'standard' | undefined {
  // MPI 5.0, chapter 20: the library with the standard's own interface has this name.
  if (soname?.startsWith('libmpi_abi.so') === true) return 'standard';
  if (variant === 'openmpi') return 'openmpi';
  const [own, since] = [readVersion(version ?? ''), readVersion(sharesAbiSince[variant])];
  return own !== undefined && compareVersions(own, since!) < 0 ? undefined : 'mpich';
}

/** The number that Intel MPI has in its texts: 2021.8, 2019 Update 2, or just 2019. */
export function intelVersion(text: string): string | undefined {
  const [, year, update] = /^(\d+(?:\.\d+)*)(?: Update 0*(\d+))?(?![\d.])/.exec(text) ?? [];
  if (year === undefined) return undefined;
  return update === undefined ? year : `${year}.${update}`;
}

/** Names of modules; the last part of a module's name with a number in front is the version. */
const modules: readonly (readonly [RegExp, MpiVariant])[] = [
  [/^(?:.*\/)?cray-mpich(?:-abi)?\//i, 'cray-mpich'],
  [/^(?:.*\/)?open-?mpi\//i, 'openmpi'],
  [/^(?:.*\/)?mvapich2?\//i, 'mvapich2'],
  [/^(?:.*\/)?(?:intel-?mpi|intel-oneapi-mpi|impi)\//i, 'intel-mpi'],
  [/^(?:.*\/)?mpich\//i, 'mpich'],
];

/** The MPI libraries among the loaded modules (`LOADEDMODULES`), of which the last one was loaded last. */
export function loadedModules(loaded: string): readonly MpiName[] {
  const names = loaded.slice(0, 64 * 1024).split(':');
  return names.flatMap((name) => {
    const variant = modules.find(([pattern]) => pattern.test(name))?.[1];
    if (variant === undefined) return [];
    const number = name.split('/').findLast((part) => /^\d/.test(part));
    return { variant, version: /^\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?/.exec(number ?? '')?.[0] };
  });
}
