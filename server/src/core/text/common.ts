/** How many characters two texts share at their beginning. Pieces are compared at a time, as memory. */
export function commonStart(one: string, other: string): number {
  let same = 0;
  let limit = Math.min(one.length, other.length);
  while (same < limit) {
    const middle = (same + limit + 1) >>> 1;
    if (one.slice(same, middle) === other.slice(same, middle)) same = middle;
    else limit = middle - 1;
  }
  return same;
}

/** How many characters two texts share at their end, of those behind the first `start` of each. */
export function commonEnd(one: string, other: string, start: number): number {
  let same = 0;
  let limit = Math.min(one.length, other.length) - start;
  const piece = (text: string, from: number, to: number): string =>
    text.slice(text.length - to, text.length - from);
  while (same < limit) {
    const middle = (same + limit + 1) >>> 1;
    if (piece(one, same, middle) === piece(other, same, middle)) same = middle;
    else limit = middle - 1;
  }
  return same;
}
