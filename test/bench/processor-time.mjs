import { existsSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that the main thread of a process has had; unknown outside Linux. */
function processorTime(pid) {
  const path = `/proc/${pid}/task/${pid}/schedstat`;
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6 : Number.NaN;
}

/**
 * Times an answer of a server.
 * @param {{ pid: number }} server
 * @param {() => Promise<unknown>} work
 * @returns {Promise<{ time: number, ran: number }>} milliseconds: until the answer was there, and of
 *   those what the server's thread worked, for the answer or for something else. On a machine that has
 *   other work to do, the first tells of that, too.
 */
export async function timedOf(server, work) {
  const before = processorTime(server.pid);
  const start = performance.now();
  await work();
  const time = performance.now() - start;
  return { time, ran: processorTime(server.pid) - before };
}
