import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';

/**
 * Runs a program to its end and keeps what it prints.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ exitCode: number, output: string }>} stdout and stderr, in the order they came
 */
export function runQuietly(program, programArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (cause) =>
      reject(
        new Failure(`The program ${program} could not be started: ${cause.message}.`, { cause }),
      ),
    );
    child.on('close', (code, signal) =>
      resolve({
        exitCode: code ?? (signal ? 1 : 0),
        output: Buffer.concat(output).toString('utf8'),
      }),
    );
  });
}

/**
 * Runs a program whose output belongs in front of the reader.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runVisibly(program, programArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, { ...options, stdio: 'inherit' });
    child.on('error', (cause) =>
      reject(
        new Failure(`The program ${program} could not be started: ${cause.message}.`, { cause }),
      ),
    );
    child.on('close', (code) => resolve(code ?? 1));
  });
}
