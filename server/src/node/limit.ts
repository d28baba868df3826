/** Runs at most `width` pieces of work at a time; the others wait their turn. */
export function limited(width: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running === width) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The turn goes to the next one; only where nobody waits is there one more free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
