import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { bold } from '../progress.mjs';

const names = ['code', 'code-insiders', 'codium'];

/**
 * The command of a desktop VS Code that can open a window here.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {NodeJS.Platform} [platform]
 * @returns {string | undefined}
 */
export function findDesktop(environment = process.env, platform = process.platform) {
  if (platform === 'linux' && !canOpenWindow(environment)) return undefined;
  const ending = platform === 'win32' ? '.cmd' : '';
  const folders = (environment.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name + ending)))
    .find((candidate) => existsSync(candidate) && isDesktop(candidate));
}

/**
 * Opens the examples in a new window with the extension in development, and leaves it to the user.
 * @param {string} program
 * @param {string} root
 */
export async function openDesktop(program, root) {
  const examples = path.join(root, 'examples');
  const programArguments = [
    ...['--new-window', `--extensionDevelopmentPath=${root}`],
    ...[examples, path.join(examples, 'org.supercontainers', 'compspec.json')],
  ];
  process.stdout.write(`${bold('Opening VS Code')} on ${examples}\n`);
  const shell = process.platform === 'win32';
  const quote = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
  const child = spawn(quote(program), programArguments.map(quote), { shell, stdio: 'inherit' });
  const exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  if (exitCode !== 0) {
    throw new Failure(
      `${path.basename(program)} ended with exit code ${exitCode}: ` +
        '`npm start -- --browser` opens VS Code in the browser instead.',
    );
  }
}

/**
 * In a terminal of VS Code's server, on a remote machine or in a container, `code` only talks to the
 * window it belongs to, and knows no extension in development.
 * @param {string} candidate
 */
function isDesktop(candidate) {
  const place = realpathSync(candidate);
  const inServer = /[/\\]\.[a-z-]+-server(-[a-z]+)?[/\\]|[/\\]remote-cli[/\\]/i.test(place);
  const windowsProgramInLinux = process.env.WSL_DISTRO_NAME && place.startsWith('/mnt/');
  return !inServer && !windowsProgramInLinux;
}

/**
 * Without a display there is no window; VS Code refuses to run as root; and where this variable is
 * set, any `code` hands over to a window that is elsewhere.
 * @param {NodeJS.ProcessEnv} environment
 */
function canOpenWindow(environment) {
  const hasDisplay = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  return hasDisplay && process.getuid?.() !== 0 && !environment.VSCODE_IPC_HOOK_CLI;
}
