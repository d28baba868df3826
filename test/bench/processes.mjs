import { spawn } from 'node:child_process';

/**
 * A module for `--import` that writes the most memory the process had, in kilobytes, when it ends.
 * @param {string} file where to
 */
export function peakHook(file) {
  return `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));\n`;
}

/**
 * Runs a program to its end, without input and with its output thrown away.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {readonly number[]} good the exit codes that it may end with
 * @returns {Promise<void>} rejects where it can not be started or ends with another
 */
export function runToEnd(program, programArguments, good = [0]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.resume();
    child.once('error', reject);
    child.once('close', (code) =>
      good.includes(code) ? resolve() : reject(new Error(`${program} ended with ${code}`)),
    );
  });
}

/** @param {readonly string[]} programArguments */
export const runNode = (programArguments) => runToEnd(process.execPath, programArguments);
