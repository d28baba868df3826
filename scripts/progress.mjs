const onTerminal = process.stdout.isTTY === true && process.env.TERM !== 'dumb';
const coloured = onTerminal && !process.env.NO_COLOR;

/** @param {string} text */
export const faint = (text) => (coloured ? `\x1b[2m${text}\x1b[22m` : text);

/** @param {string} text */
export const bold = (text) => (coloured ? `\x1b[1m${text}\x1b[22m` : text);

const green = (/** @type {string} */ text) => (coloured ? `\x1b[32m${text}\x1b[39m` : text);
const red = (/** @type {string} */ text) => (coloured ? `\x1b[31m${text}\x1b[39m` : text);

/**
 * One line for one step: what is being done while it lasts, what was done and how long it took after.
 * @template T
 * @param {{ doing: string, done: string }} words
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step({ doing, done }, work) {
  const start = performance.now();
  if (onTerminal) process.stdout.write(`  ${faint('…')} ${doing}`);
  try {
    const result = await work();
    endLine(`${green('✔')} ${done} ${faint(duration(performance.now() - start))}`);
    return result;
  } catch (error) {
    endLine(`${red('✘')} ${doing}`);
    throw error;
  }
}

/** @param {string} text */
function endLine(text) {
  process.stdout.write(`${onTerminal ? '\r\x1b[K' : ''}  ${text}\n`);
}

/** @param {number} milliseconds */
function duration(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}
