/** Milliseconds that long work takes at a time: a request asked meanwhile waits no longer. */
const turn = 10;

/** Lets everything that waits have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Divides long work into turns. */
class Turns {
  #start = performance.now();

  /** To be awaited between two pieces of the work. */
  async pause(): Promise<void> {
    if (performance.now() - this.#start < turn) return;
    await nextTurn();
    this.#start = performance.now();
  }
}

/** Files are read while others are judged. */
const width = 8;

/** Does work for each item, several at a time and in turns; ends with the first failure. */
export async function forEach<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const turns = new Turns();
  const workOff = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await work(next.value);
      await turns.pause();
    }
  };
  await Promise.all(Array.from({ length: width }, workOff));
}
