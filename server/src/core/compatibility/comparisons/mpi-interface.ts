import { readVersion, type Version } from '../../version/version.js';

/** Who agrees on a binary interface of MPI at all. */
export type MpiFamily = 'mpich' | 'openmpi' | 'standard';

/** The binary interface of an MPI library. */
export interface MpiInterface {
  readonly family: MpiFamily;
  /** Undefined for what came before the name that its family agreed on. */
  readonly soname: string | undefined;
  /** How many additions to the interface there were under that name; libraries of a higher age have those of a lower. */
  readonly age: number | undefined;
}

const families: ReadonlyMap<string, MpiFamily> = new Map([
  ['mpich', 'mpich'],
  ['intel-mpi', 'mpich'],
  ['mvapich2', 'mpich'],
  ['cray-mpich', 'mpich'],
  ['openmpi', 'openmpi'],
  ['standard', 'standard'],
]);

/** The family of an implementation, or a family by its own name; undefined of others. */
export function familyOf(implementation: string): MpiFamily | undefined {
  return families.get(implementation);
}

/**
 * The first releases with the interface that the partners of the MPICH ABI Compatibility Initiative
 * share, `libmpi.so.12`. Source: www.mpich.org/abi.
 */
const initiative: ReadonlyMap<string, readonly [major: number, minor: number]> = new Map([
  ['mpich', [3, 1]],
  ['intel-mpi', [5, 0]],
  ['mvapich2', [2, 0]],
  ['cray-mpich', [7, 0]],
]);

/**
 * Open MPI's library by release: from which on, its soname, and its age. Source: `libmpi_so_version` in
 * the file VERSION of each release (libtool's current:revision:age; the soname is current - age).
 */
const openMpi: readonly (readonly [
  from: readonly [number, number],
  soname: number,
  age: number,
])[] = [
  [[5, 0], 40, 40],
  [[4, 1], 40, 30],
  [[4, 0], 40, 20],
  [[3, 1], 40, 10],
  [[3, 0], 40, 0],
  [[2, 1], 20, 10],
  [[2, 0], 20, 0],
  [[1, 10], 12, 0],
  [[1, 8], 1, 6],
  [[1, 7], 1, 4],
  [[1, 5], 1, 0],
  [[1, 3], 0, 0],
];

/** Open MPI from here on is not known: it may have another soname. */
const firstUnknownOpenMpi = 6;

/**
 * The interface of an implementation's version; undefined where it is not known. A major version alone
 * (mpich 3) is any of its releases: undefined where these have several interfaces.
 * @param of which of these to take the age from: what an image may need is the `newest`'s, what a host
 * surely has the `oldest`'s
 */
export function interfaceOf(
  implementation: string,
  version: string,
  of: 'newest' | 'oldest',
): MpiInterface | undefined {
  const family = familyOf(implementation);
  const read = readVersion(version);
  if (family === undefined || read === undefined) return undefined;
  const at = (one: Version): MpiInterface | undefined =>
    family === 'openmpi' ? openMpiInterface(one) : initiativeInterface(family, implementation, one);
  const oldest = at(read);
  if (read.numbers.length > 1) return oldest;
  const newest = at({ ...read, numbers: [...read.numbers, '999'] });
  if (oldest === undefined || oldest.soname !== newest?.soname) return undefined;
  return of === 'newest' ? newest : oldest;
}

function initiativeInterface(
  family: MpiFamily,
  implementation: string,
  version: Version,
): MpiInterface | undefined {
  const since = initiative.get(implementation);
  if (since === undefined) return undefined;
  const soname = isFrom(version, since) ? 'libmpi.so.12' : undefined;
  return { family, soname, age: undefined };
}

function openMpiInterface(version: Version): MpiInterface | undefined {
  if (isFrom(version, [firstUnknownOpenMpi, 0])) return undefined;
  const found = openMpi.find(([from]) => isFrom(version, from));
  if (found === undefined) return undefined;
  const [, soname, age] = found;
  return { family: 'openmpi', soname: `libmpi.so.${soname}`, age };
}

function isFrom({ numbers }: Version, [major, minor]: readonly [number, number]): boolean {
  const [first = 0, second = 0] = numbers.map(Number);
  return first > major || (first === major && second >= minor);
}

/** The families that have a library of some name; of Open MPI's own names only one. */
export function familiesOf(soname: string): readonly MpiFamily[] {
  if (soname === 'libmpi.so.12') return ['mpich', 'openmpi'];
  if (soname.startsWith('libmpi_abi.so.')) return ['standard'];
  return /^libmpi\.so\.(?:0|1|20|40)$/.test(soname) ? ['openmpi'] : [];
}

/**
 * Whether two names of libraries of the MPICH family are of one interface: its number says which.
 * Debian calls MPICH's library `libmpich.so.12`, and has a link `libmpi.so.12` to it in some releases
 * (packages.debian.org, files of libmpich12); Cray's are called `libmpi_gnu_91.so.12` by their compilers,
 * and `libmpi.so.12` in cray-mpich-abi (cpe.ext.hpe.com, intro_mpi).
 */
export function isOtherName(one: string, other: string): boolean {
  const [first, second] = [one, other].map((soname) => ofMpich.exec(soname)?.[1]);
  return one !== other && first !== undefined && first === second;
}

const ofMpich = /^lib(?:mpi|mpich|mpi_(?:cray|gnu|intel|nvidia|amd|aocc|pgi)(?:_\d+)?)\.so\.(\d+)$/;
