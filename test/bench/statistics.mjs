/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures two things in turn, so that a machine that slows down slows both.
 * @param {number} rounds
 * @param {() => Promise<number> | number} first
 * @param {() => Promise<number> | number} second
 * @returns {Promise<[number, number]>} the medians
 */
export async function inTurn(rounds, first, second) {
  const values = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    values[0].push(await first());
    values[1].push(await second());
  }
  return [median(values[0]), median(values[1])];
}

/** @param {() => unknown} work @returns {number} milliseconds */
export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
export async function timedAsync(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
