import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../server/dist/cli.js');

/** Below a file is no folder and never will be: what a developer has fetched is nothing to the tests. */
const noCache = resolve(program, 'no-cache');

export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Around {
  readonly folder?: string;
  /** What comes in on standard input. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where standard output goes, if not to the test. */
  readonly outputFile?: string;
  /** Goes away after so many characters of output, as `| head` does. */
  readonly stopReadingAfter?: number;
}

/** Runs the built `compspec` to its end. */
export function compspec(commandLine: readonly string[], around: Around = {}): Promise<Ended> {
  if (!existsSync(program)) throw new Error('server/dist/cli.js is missing: npm run build');
  const { NO_COLOR: _, FORCE_COLOR: __, GITHUB_WORKSPACE: ___, ...environment } = process.env;
  const outputFile = around.outputFile === undefined ? undefined : openSync(around.outputFile, 'w');
  const child = spawn(process.execPath, [program, ...commandLine], {
    cwd: around.folder,
    env: { ...environment, COMPSPEC_CACHE: noCache, ...around.environment },
    stdio: ['pipe', outputFile ?? 'pipe', 'pipe'],
  });
  if (outputFile !== undefined) closeSync(outputFile);
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  let length = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    output.push(chunk);
    length += chunk.length;
    if (length >= (around.stopReadingAfter ?? Number.POSITIVE_INFINITY)) child.stdout?.destroy();
  });
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  // A program that does not read its input closes it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(around.input ?? '');
  return new Promise((resolveEnd, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) =>
      resolveEnd({
        exitCode,
        output: Buffer.concat(output).toString('utf8'),
        errors: Buffer.concat(errors).toString('utf8'),
      }),
    );
  });
}

/** `compspec validate --format json`, read. */
export async function validated(
  paths: readonly string[],
  around: Around = {},
): Promise<readonly ReportedFile[]> {
  const { output } = await compspec(['validate', '--format', 'json', ...paths], around);
  return (JSON.parse(output) as { files: ReportedFile[] }).files;
}

export interface ReportedFile {
  readonly path: string;
  readonly kind: string;
  readonly findings: readonly ReportedFinding[];
}

interface ReportedFinding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly character: number;
}
