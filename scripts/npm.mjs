import { runQuietly } from './command.mjs';
import { Failure } from './failure.mjs';

/** How npm's error codes for "nobody answered" look in its output. */
const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Runs npm silently, in a folder.
 * @param {readonly string[]} npmArguments
 * @param {{ cwd: string, purpose: string }} where purpose completes "Could not …"
 * @throws {Failure} with npm's own words as details
 */
export async function runNpm(npmArguments, { cwd, purpose }) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // npm's own pauses add up to minutes before it says that there is no network.
  const impatient = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const { program, prefix, shell } = npmProgram();
  const result = await runQuietly(program, [...prefix, ...npmArguments, ...quiet, ...impatient], {
    cwd,
    shell,
  });
  if (result.exitCode === 0) return;

  const reason = unreachable.exec(result.output)?.[1];
  if (reason) {
    throw new Failure(
      `Could not ${purpose}: the npm registry did not answer (${reason}). ` +
        'Check the network connection, or the registry and proxy in the npm configuration, and try again.',
    );
  }
  throw new Failure(`Could not ${purpose}: npm ended with exit code ${result.exitCode}.`, {
    details: result.output,
  });
}

/** The npm that runs this script where there is one: it needs no shell and is not looked up. */
function npmProgram() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.[cm]?js$/.test(running)) {
    return { program: process.execPath, prefix: [running], shell: false };
  }
  return { program: 'npm', prefix: [], shell: process.platform === 'win32' };
}
