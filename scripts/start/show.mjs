import { spawn } from 'node:child_process';
import { findBrowser } from '../vscode/browser.mjs';

/** A program that is still there after this long has found something to show the address in. */
const patienceMilliseconds = 3000;

/**
 * Opens an address in the user's browser where there is a screen to show it on.
 * @param {string} address
 * @returns {Promise<string>} what to tell the user about it
 */
export async function showAddress(address) {
  const { port } = new URL(address);
  const byHand =
    'Open this address in a browser; on another machine, forward the port first: ' +
    `ssh -L ${port}:127.0.0.1:${port} HOST`;
  if (!hasScreen()) return byHand;
  if (await opens(opener(), address)) return 'It is opened in your browser.';
  const browser = await findBrowser();
  if (browser && (await opens(browser, address))) return 'It is opened in your browser.';
  return `No browser was found on this machine. ${byHand}`;
}

function hasScreen() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function opener() {
  if (process.platform === 'darwin') return 'open';
  return process.platform === 'win32' ? 'explorer' : 'xdg-open';
}

/**
 * @param {string} program
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function opens(program, address) {
  const child = spawn(program, [address], { stdio: 'ignore', detached: true });
  child.unref();
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    setTimeout(resolve, patienceMilliseconds, true);
  });
}
