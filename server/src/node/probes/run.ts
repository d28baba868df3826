import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Probed, ProgramOutput } from '../../core/host/probes.js';
import { systemMessage } from '../failure.js';
import { endWithUs, killTree } from './children.js';

export interface RunOptions {
  /** All of the environment that the program gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds until the program and what it started are killed. */
  readonly timeLimit: number;
  /** Bytes of standard output and standard error together. */
  readonly outputLimit: number;
}

/** Where output is still held open by what a program left behind, so long is waited for the rest of it. */
const lingering = 200;

/**
 * Runs a program to its end: no shell, nothing on standard input, at the root folder, in a process
 * group of its own so that its children can be killed with it. Never rejects.
 * @param program an absolute path
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Probed<ProgramOutput>> {
  return new Promise((resolve) => {
    let child: ChildProcessByStdio<null, Readable, Readable>;
    try {
      child = spawn(program, args, {
        cwd: process.platform === 'win32' ? undefined : '/',
        env: options.environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
    } catch (error) {
      resolve({ status: 'failed', detail: systemMessage(error) });
      return;
    }
    watch(child, options, resolve);
  });
}

function watch(
  child: ChildProcessByStdio<null, Readable, Readable>,
  { timeLimit, outputLimit }: RunOptions,
  resolve: (result: Probed<ProgramOutput>) => void,
): void {
  const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let length = 0;
  let ended: { readonly exit: number | null; readonly signal: string | null } | undefined;
  let rest: NodeJS.Timeout | undefined;
  const forget = endWithUs(child);
  const finish = (result: Probed<ProgramOutput>, isOver: boolean): void => {
    clearTimeout(limit);
    clearTimeout(rest);
    forget();
    if (!isOver) killTree(child);
    // What still holds the other end must not keep this program from its end.
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
    resolve(result);
  };
  const limit = setTimeout(() => {
    finish({ status: 'failed', detail: `no answer in ${timeLimit / 1000} seconds` }, false);
  }, timeLimit);
  const end = (isOver: boolean): void => finish(resultOf(ended, output), isOver);
  const collect = (chunks: Buffer[], chunk: Buffer): void => {
    length += chunk.length;
    if (length <= outputLimit) chunks.push(chunk);
    else finish({ status: 'failed', detail: `printed more than ${outputLimit / 1024} KB` }, false);
  };
  child.stdout.on('data', (chunk: Buffer) => collect(output.stdout, chunk));
  child.stderr.on('data', (chunk: Buffer) => collect(output.stderr, chunk));
  child.on('error', (error) => {
    // The program itself was there before; what is missing may be the interpreter that it names.
    finish({ status: 'failed', detail: systemMessage(error) }, child.pid === undefined);
  });
  child.on('exit', (exit, signal) => {
    ended = { exit, signal };
    rest = setTimeout(() => end(false), lingering);
  });
  child.on('close', () => end(true));
}

function resultOf(
  ended: { readonly exit: number | null; readonly signal: string | null } | undefined,
  { stdout, stderr }: { readonly stdout: Buffer[]; readonly stderr: Buffer[] },
): Probed<ProgramOutput> {
  if (ended === undefined || ended.exit === null) {
    return { status: 'failed', detail: `ended by ${ended?.signal ?? 'nobody knows what'}` };
  }
  const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString('utf8');
  return {
    status: 'ok',
    value: { stdout: text(stdout), stderr: text(stderr), exit: ended.exit },
  };
}
