import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from '../command.mjs';
import { Failure } from '../failure.mjs';

/** Browsers of the Chromium family, by the names of their programs on the PATH. */
const programs = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  ...['microsoft-edge', 'microsoft-edge-stable', 'msedge'],
];

/** Where installers put them without touching the PATH. */
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
  linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'],
};

/**
 * @returns {Promise<string | undefined>} the path of a browser of the Chromium family that starts
 */
export async function findBrowser() {
  const chosen = process.env.COMPSPEC_CHROMIUM;
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Failure(`COMPSPEC_CHROMIUM names ${chosen}, which is no browser that starts.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const ending = process.platform === 'win32' ? '.exe' : '';
  const candidates = [
    ...programs.flatMap((name) => folders.map((folder) => join(folder, name + ending))),
    ...(places[/** @type {keyof places} */ (process.platform)] ?? []),
  ];
  for (const candidate of candidates) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return undefined;
}

/**
 * For tests, which cannot do without: where nothing is found, and this is root on a system with
 * Debian's packages (a container, usually), Debian's Chromium is installed.
 * @returns {Promise<string>}
 */
export async function browserForTests() {
  return (await findBrowser()) ?? (await installChromium());
}

async function installChromium() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    throw new Failure(
      'The tests in VS Code need Chromium, Chrome or Edge, and none was found: install one ' +
        '(on Debian: apt-get install chromium), or name its program in COMPSPEC_CHROMIUM.',
    );
  }
  // Recommended packages would be a desktop's worth; the fonts are what the pictures need.
  const wanted = ['chromium', 'fonts-dejavu-core', 'fonts-liberation'];
  const waitForLock = ['-o', 'DPkg::Lock::Timeout=300'];
  for (const aptArguments of [
    ['update'],
    ['install', '-y', '--no-install-recommends', ...wanted],
  ]) {
    const { exitCode, output } = await runQuietly('apt-get', [...waitForLock, ...aptArguments], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (exitCode !== 0) {
      throw new Failure(
        `The tests in VS Code need Chromium, and \`apt-get ${aptArguments[0]}\` failed: ` +
          'install Chromium, Chrome or Edge, or name its program in COMPSPEC_CHROMIUM.',
        { details: output },
      );
    }
  }
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Failure(
    'Chromium was installed but does not start: run `chromium --version` to see why.',
  );
}

/**
 * A program of the right name can be a stub that asks for a package to be installed.
 * @param {string} program
 */
async function starts(program) {
  // On Windows a browser asked for its version opens a window instead.
  if (process.platform === 'win32') return existsSync(program);
  try {
    return (await runQuietly(program, ['--version'])).exitCode === 0;
  } catch {
    return false;
  }
}
