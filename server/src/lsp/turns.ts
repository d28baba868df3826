/**
 * Milliseconds that long work takes at a time. A request asked meanwhile waits for a few turns: until it
 * is read, until it is known not to be cancelled, until it is worked on.
 */
const turn = 1;

/** Lets everything that waits have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Divides long work into turns, which all that goes on shares. Several that wait are let go on one by
 * one, each when the one before has done its piece and everything else had its turn: let go on together,
 * all would do theirs in the same.
 */
class Turns {
  #start = performance.now();
  readonly #waiting: (() => void)[] = [];

  /** To be awaited between two pieces of the work. */
  pause(): Promise<void> {
    const isYoung = performance.now() - this.#start < turn;
    if (isYoung && this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#admit());
    });
  }

  #admit(): void {
    this.#start = performance.now();
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(() => this.#admit());
  }
}

const turns = new Turns();

/**
 * To be awaited between reading something and working on it: of several that are read at a time, all
 * but the one whose turn it is would else have theirs in the same.
 */
export function pause(): Promise<void> {
  return turns.pause();
}

/**
 * Does work piece by piece, in turns.
 * @param isWanted whether the rest of it still is
 * @returns whether all of it was done
 */
export async function inTurns(
  pieces: Iterable<unknown>,
  isWanted: () => boolean,
): Promise<boolean> {
  for (const _ of pieces) {
    await turns.pause();
    if (!isWanted()) return false;
  }
  return true;
}

/** Files are read while others are judged. */
const width = 8;

/** Does work for each item, several at a time and in turns; ends with the first failure. */
export async function forEach<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const workOff = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await work(next.value);
      await turns.pause();
    }
  };
  await Promise.all(Array.from({ length: width }, workOff));
}
