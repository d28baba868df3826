import { describe, expect, it } from 'vitest';
import { forEach, inTurns, nextTurn } from '../../../server/src/lsp/turns.js';

/** Keeps the thread for longer than a turn is. */
function work(): void {
  const start = performance.now();
  while (performance.now() - start < 3);
}

/** Counts the turns of the event loop until it is told to stop. */
function countTurns(): { readonly now: () => number; readonly stop: () => void } {
  let turns = 0;
  let isStopped = false;
  const count = (): void => {
    turns += 1;
    if (!isStopped) setImmediate(count);
  };
  setImmediate(count);
  return {
    now: () => turns,
    stop: () => {
      isStopped = true;
    },
  };
}

describe('long work in turns', () => {
  it('has one piece a turn, however many works go on', async () => {
    const turns = countTurns();
    const pieces: number[] = [];
    await forEach(Array.from({ length: 40 }), async () => {
      work();
      pieces.push(turns.now());
    });
    turns.stop();
    // Those that are begun together are begun in one.
    const later = pieces.slice(8);
    expect(new Set(later).size).toBe(later.length);
  });

  it('ends with the first failure', async () => {
    const failing = forEach([1, 2, 3], async (one) => {
      if (one === 2) throw new Error('two');
    });
    await expect(failing).rejects.toThrow('two');
  });

  it('is done piece by piece for as long as somebody wants it', async () => {
    const done: number[] = [];
    function* pieces(): Generator<void> {
      for (let piece = 0; piece < 5; piece += 1) {
        done.push(piece);
        work();
        yield;
      }
    }
    expect(await inTurns(pieces(), () => true)).toBe(true);
    expect(done).toEqual([0, 1, 2, 3, 4]);
    done.length = 0;
    expect(await inTurns(pieces(), () => done.length < 2)).toBe(false);
    expect(done).toEqual([0, 1]);
  });

  it('lets what waits have its turn between two pieces', async () => {
    let isAnswered = false;
    nextTurn().then(() => {
      isAnswered = true;
    });
    function* pieces(): Generator<void> {
      while (!isAnswered) {
        work();
        yield;
      }
    }
    expect(await inTurns(pieces(), () => true)).toBe(true);
    expect(isAnswered).toBe(true);
  });
});
