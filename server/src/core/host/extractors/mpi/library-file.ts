import { placesOf, stringAt } from '../../bytes.js';
import { readDynamic } from '../../elf/dynamic.js';
import type { ElfFile } from '../../elf/header.js';
import { describe, type Elf, lookInto } from '../../elf/read.js';
import { exportedText } from '../../elf/symbols.js';
import type { Probes } from '../../probes.js';
import { textOf } from '../text-of.js';
import { intelVersion, type MpiName, type MpiVariant } from './families.js';
import { folderOf } from './launcher.js';

/** An MPI library's file. */
export interface MpiLibrary {
  /** The folder it was found in. */
  readonly folder: string;
  /** The file without links. */
  readonly file: string;
  readonly name: MpiName;
  readonly soname: string | undefined;
  /** The version in the file's name: 40.30.4 of libmpi.so.40.30.4. */
  readonly fileVersion: string | undefined;
  readonly elf: Elf;
}

/** The library that programs in C are linked with; Cray has one for each compiler. */
export const libraryName =
  /^lib(?:mpi|mpich|mpi_abi|mpi_(?:cray|gnu|intel|nvidia|amd|aocc|pgi)(?:_\d+)?)\.so(?:\.\d+)*$/;

/** So much of what is not code is looked at for texts; the largest library has 4 MB of it. */
const mostText = 16 * 1024 * 1024;

/** Reads an MPI library; undefined where it is none that is known. Never rejects. */
export async function readLibrary(path: string, probes: Probes): Promise<MpiLibrary | undefined> {
  const real = await probes.realPath(path);
  if (real.status !== 'ok') return undefined;
  const looked = await lookInto(real.value, probes, async (file) => {
    const elf = await describe(file);
    return { elf, name: await nameOf(file, elf) };
  });
  if (looked.status !== 'ok') return undefined;
  const { elf, name } = looked.value;
  const folder = folderOf(path);
  const variant = name?.variant ?? variantByPlace(real.value);
  if (variant === undefined) return undefined;
  const own = name?.version ?? (variant === 'openmpi' ? await palVersion(folder, elf, probes) : '');
  const version =
    own || (await packagedVersion(variant, folder, probes)) || versionByPlace(real.value);
  return {
    folder,
    file: real.value,
    name: { variant, version },
    soname: elf.soname,
    fileVersion: /\.so\.(\d+(?:\.\d+)+)$/.exec(real.value)?.[1],
    elf,
  };
}

/** By what the library links with, and by the texts that MPI_Get_library_version puts together. */
async function nameOf(file: ElfFile, elf: Elf): Promise<MpiName | undefined> {
  if (elf.needed.some((one) => /^libopen-(?:pal|rte)\.so\./.test(one))) {
    return { variant: 'openmpi', version: undefined };
  }
  const texts = await textsOf(file);
  const cray = texts('CRAY MPICH version ');
  if (cray !== undefined) {
    return { variant: 'cray-mpich', version: /version (\d+(?:\.\d+)+)/.exec(cray)?.[1] };
  }
  if (texts('MVAPICH2 Version') !== undefined || texts('MVAPICH Version') !== undefined) {
    return { variant: 'mvapich2', version: undefined };
  }
  const intel = texts('Intel(R) MPI Library ');
  if (intel !== undefined) {
    return {
      variant: 'intel-mpi',
      version: intelVersion(intel.slice('Intel(R) MPI Library '.length)),
    };
  }
  if (texts('MPICH Version:') === undefined) return undefined;
  const dynamic = await readDynamic(file);
  const version =
    (await exportedText(file, dynamic, 'MPII_Version_string')) ??
    (await exportedText(file, dynamic, 'MPIR_Version_string'));
  return { variant: 'mpich', version: version === undefined ? undefined : plainVersion(version) };
}

/** Finds the string that starts with a text in what is loaded of a file and is no code. */
async function textsOf(file: ElfFile): Promise<(start: string) => string | undefined> {
  const pieces: Uint8Array[] = [];
  let left = mostText;
  for (const { offset, length, isExecutable } of file.segments) {
    if (isExecutable || left <= 0) continue;
    const piece = await file.pieces.read(offset, Math.min(length, left));
    left -= piece.length;
    pieces.push(piece);
  }
  return (start) => {
    for (const piece of pieces) {
      for (const at of placesOf(piece, start)) return stringAt(piece, at);
    }
    return undefined;
  };
}

/** Open MPI's own version is in the library below it, which is in the same folder or by its RUNPATH. */
async function palVersion(folder: string, elf: Elf, probes: Probes): Promise<string | undefined> {
  const pal = elf.needed.find((one) => one.startsWith('libopen-pal.so.'));
  if (pal === undefined) return undefined;
  for (const place of [folder, ...elf.runpath, ...elf.rpath]) {
    const version = await lookInto(`${place}/${pal}`, probes, async (file) =>
      exportedText(file, await readDynamic(file), 'opal_version_string'),
    );
    if (version.status === 'ok' && version.value !== undefined) return plainVersion(version.value);
  }
  return undefined;
}

function plainVersion(text: string): string | undefined {
  return /^v?(\d+(?:\.\d+)+\w*)$/.exec(text)?.[1];
}

/** Files of pkg-config(1) by library. */
const packages: Readonly<Record<MpiVariant, readonly string[]>> = {
  openmpi: ['ompi.pc', 'ompi-c.pc'],
  mpich: ['mpich.pc'],
  'intel-mpi': ['impi.pc'],
  mvapich2: ['mvapich2.pc', 'mvapich.pc'],
  'cray-mpich': ['cray-mpich.pc'],
};

async function packagedVersion(
  variant: MpiVariant,
  folder: string,
  probes: Probes,
): Promise<string | undefined> {
  for (const name of packages[variant]) {
    const text = textOf(await probes.text(`${folder}/pkgconfig/${name}`));
    const version = /^Version:[ \t]*(\d+(?:\.\d+)+\w*)[ \t]*$/m.exec(text)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}

function variantByPlace(path: string): MpiVariant | undefined {
  if (path.startsWith('/opt/cray/pe/')) return 'cray-mpich';
  return path.startsWith('/opt/intel/oneapi/mpi/') ? 'intel-mpi' : undefined;
}

/** Both vendors have a folder for each version. */
function versionByPlace(path: string): string | undefined {
  return /^\/opt\/(?:cray\/pe\/mpich|intel\/oneapi\/mpi)\/(\d+(?:\.\d+)+)\//.exec(path)?.[1];
}
