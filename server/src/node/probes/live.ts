import { realpath } from 'node:fs/promises';
import { machine, platform, release } from 'node:os';
import { isAbsolute } from 'node:path';
import type { Probed, Probes, ProgramOutput } from '../../core/host/probes.js';
import { limited } from '../limit.js';
import { probeEnvironment } from './environment.js';
import { fileProbes, probed } from './files.js';
import { findPrograms, mayRun, programFolders } from './programs.js';
import { runProgram } from './run.js';

/** How this machine is looked at. */
export interface LiveOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folders that no program is run from: those of a workspace. */
  readonly outside: readonly string[];
  /** Milliseconds that one look may take. */
  readonly timeLimit?: number;
  /** Bytes that a program may print. */
  readonly outputLimit?: number;
}

/** So many programs run at a time: each is to have its two seconds. */
const programsAtATime = 4;

/** The looks at the machine that this runs on. */
export async function liveProbes(options: LiveOptions): Promise<Probes> {
  const { environment, outside, timeLimit = 2000, outputLimit = 1024 * 1024 } = options;
  const folders = await programFolders({ path: environment['PATH'], outside });
  const libraries = await programFolders({ path: environment['LD_LIBRARY_PATH'], outside });
  const inTurn = limited(programsAtATime);
  const given = {
    environment: probeEnvironment(environment, folders, libraries),
    timeLimit,
    outputLimit,
  };
  const find = async (
    program: string,
    others: readonly string[] = [],
  ): Promise<readonly string[]> => await findPrograms(program, [...folders, ...others], outside);

  const run = async (program: string, args: readonly string[]): Promise<Probed<ProgramOutput>> => {
    const path = isAbsolute(program) ? program : (await find(program))[0];
    if (path === undefined || !(await mayRun(path, outside))) {
      return { status: 'absent', detail: `no program ${program} that may be run` };
    }
    return await inTurn(() => runProgram(path, args, given));
  };

  return {
    kind: 'live',
    ...fileProbes(realpath, timeLimit),
    realPath: (path) => probed(timeLimit, () => realpath(path)),
    run,
    find,
    environment: (name) => environment[name],
    machine: { platform: platform(), architecture: machine(), release: release() },
  };
}
