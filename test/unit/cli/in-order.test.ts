import { expect, test } from 'vitest';
import { inOrder } from '../../../server/src/cli/in-order.js';

test('results come in the order of the items, however long each takes', async () => {
  const milliseconds = [5, 1, 3, 0, 4, 2];
  const results = inOrder(each(milliseconds), 3, async (time) => {
    await delay(time);
    return time;
  });
  expect(await all(results)).toEqual(milliseconds);
});

test('no more items are under way or waiting than asked for', async () => {
  let started = 0;
  let taken = 0;
  const results = inOrder(each(Array.from({ length: 50 }, (_, index) => index)), 4, async () => {
    started += 1;
    expect(started - taken).toBeLessThanOrEqual(4);
  });
  for await (const _ of results) taken += 1;
  expect(taken).toBe(50);
});

test('an error is thrown in its turn', async () => {
  const results = inOrder(each([0, 1, 2]), 3, async (item) => {
    if (item === 1) throw new Error('one');
    return item;
  });
  const seen: number[] = [];
  await expect(
    (async () => {
      for await (const item of results) seen.push(item);
    })(),
  ).rejects.toThrow('one');
  expect(seen).toEqual([0]);
});

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
