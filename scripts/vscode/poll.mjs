import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 * @template T
 * @param {() => T | Promise<T>} question anything but undefined, null or false is an answer
 * @param {{ seconds: number, pauseMilliseconds?: number }} limit
 * @returns {Promise<T | undefined>} undefined when the time was up
 */
export async function poll(question, { seconds, pauseMilliseconds = 50 }) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() > end) return undefined;
    await pause(pauseMilliseconds);
  }
}
