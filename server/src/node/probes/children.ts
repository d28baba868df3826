/** What ends this program, and would leave children in process groups of their own behind. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const running = new Set<Child>();

interface Child {
  readonly pid?: number | undefined;
}

/**
 * Sees to it that a child in a process group of its own is killed when this program is ended meanwhile:
 * a terminal's Ctrl-C does not reach it.
 * @returns what to call once the child has ended
 */
export function endWithUs(child: Child): () => void {
  if (running.size === 0) for (const signal of signals) process.on(signal, endAll);
  running.add(child);
  return () => {
    if (running.delete(child) && running.size === 0) stopListening();
  };
}

function endAll(signal: NodeJS.Signals): void {
  for (const child of running) killTree(child);
  running.clear();
  stopListening();
  // What the signal does without us, it does now; who else listens has been told.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, endAll);
}

/** Kills a program and all in its process group; on Windows, which has none, the program alone. */
export function killTree({ pid }: Child): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // It is gone already, which some systems say of what has ended as a lack of permission.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
