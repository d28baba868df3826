import type { Probed, Probes, ProgramOutput } from '../../probes.js';
import { said } from '../said.js';
import { intelVersion, type MpiName } from './families.js';

/** A program that starts ranks. */
export interface Launcher {
  /** The folder it was found in, and the one that its file is in without links. */
  readonly folder: string;
  readonly realFolder: string;
  /** The library that it belongs to; undefined where it does not tell. */
  readonly name: MpiName | undefined;
  /** Whether it is one of the MPICH family, and does not tell which. */
  readonly isHydra: boolean;
  /** What it said, or why it was not asked, where that is no answer. */
  readonly problem: string | undefined;
}

/** So many folders with launchers are looked at: module systems put one or two on PATH. */
const mostLaunchers = 6;

/** The launchers on PATH in its order, one of each folder, each asked for its version and nothing else. */
export async function launchers(probes: Probes): Promise<readonly Launcher[]> {
  const paths = [...(await probes.find('mpirun')), ...(await probes.find('mpiexec'))];
  const first = new Map<string, string>();
  for (const path of paths) if (!first.has(folderOf(path))) first.set(folderOf(path), path);
  // Both names are looked for on the same PATH: the folders' order is that of their first program.
  const chosen = [...first.values()].slice(0, mostLaunchers);
  return await Promise.all(chosen.map((path) => launcherAt(path, probes)));
}

async function launcherAt(path: string, probes: Probes): Promise<Launcher> {
  const folder = folderOf(path);
  const real = await probes.realPath(path);
  const realPath = real.status === 'ok' ? real.value : path;
  const answer = await probes.run(path, ['--version']);
  const text = answer.status === 'ok' ? `${answer.value.stdout}\n${answer.value.stderr}` : '';
  const told = parseLauncher(text);
  const hydra = parseHydra(text);
  const beside = hydra === undefined ? undefined : await askBeside(folder, probes);
  const name = told ?? beside;
  return {
    folder,
    realFolder: folderOf(realPath),
    name: name ?? nameOfFile(realPath, hydra),
    isHydra: name === undefined && (hydra !== undefined || /hydra/.test(realPath)),
    problem: name === undefined && hydra === undefined ? problemOf(path, answer) : undefined,
  };
}

/** Under a root the file's own name tells: Debian's alternatives lead to mpirun.openmpi or mpirun.mpich. */
function nameOfFile(path: string, hydra: string | undefined): MpiName | undefined {
  if (hydra !== undefined) return { variant: 'mpich', version: hydra };
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:orterun|.*\.openmpi)$/.test(file)) return { variant: 'openmpi', version: undefined };
  return undefined;
}

/** Open MPI and Intel MPI say who they are; MPICH and MVAPICH2 share a launcher that does not. */
export function parseLauncher(text: string): MpiName | undefined {
  // By the name it is called by, Open MPI's launcher calls itself Open MPI or OpenRTE.
  const [, open] = /^\S+ \((?:Open MPI|OpenRTE)\) v?(\d\S*)/m.exec(text) ?? [];
  if (open !== undefined) return { variant: 'openmpi', version: open };
  const [, intel] = /^Intel\(R\) MPI Library for Linux\* OS, Version (\d.{0,40})/m.exec(text) ?? [];
  if (intel !== undefined) return { variant: 'intel-mpi', version: intelVersion(intel) };
  return undefined;
}

/** The version of Hydra, which is that of the MPICH that it came with, or was made from. */
export function parseHydra(text: string): string | undefined {
  if (!/^HYDRA build details:/m.test(text)) return undefined;
  return /^[ \t]{1,16}Version:[ \t]{1,64}(\d\S*)/m.exec(text)?.[1];
}

/** mpichversion of MPICH and of MVAPICH2, which has mpiname besides. */
export function parseVersionProgram(text: string): MpiName | undefined {
  const [, who, version] = /^(MVAPICH|MPICH)2?(?: Version:)?[ \t]{1,64}(\d\S*)/m.exec(text) ?? [];
  if (version === undefined) return undefined;
  return { variant: who === 'MPICH' ? 'mpich' : 'mvapich2', version };
}

async function askBeside(folder: string, probes: Probes): Promise<MpiName | undefined> {
  for (const [program, args] of [
    ['mpichversion', []],
    ['mpiname', ['-a']],
  ] as const) {
    const answer = await probes.run(`${folder}/${program}`, args);
    const name = answer.status === 'ok' ? parseVersionProgram(answer.value.stdout) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

function problemOf(path: string, answer: Probed<ProgramOutput>): string {
  const program = path.slice(path.lastIndexOf('/') + 1);
  if (answer.status !== 'ok') return `${program}: ${answer.detail}`;
  const text = said(`${answer.value.stdout}\n${answer.value.stderr}`);
  return text === '' ? `${program} said nothing` : `${program} said: ${text}`;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}
