/**
 * Does work on every item, several at a time, and gives the results in the order of the items. No
 * more than `width` items are under way or waiting for their turn: what they hold stays bounded.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const ahead: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // It is awaited in its turn, and until then Node must not take its error for a forgotten one.
    result.catch(() => undefined);
    ahead.push(result);
    if (ahead.length === width) yield await ahead.shift()!;
  }
  for (const result of ahead) yield await result;
}
