/** So many are offered at once: nobody reads more, and each costs its way to the client. */
export const maxProposals = 100;

/** Whether the characters of what was typed come one after the other in a name, as editors filter. */
export function matcher(typed: string): (name: string) => boolean {
  if (typed === '') return () => true;
  const characters = [...typed.toLowerCase()];
  return (name) => {
    if (name.startsWith(typed)) return true;
    if (typed.length > name.length) return false;
    const lower = name.toLowerCase();
    let at = 0;
    for (const character of characters) {
      at = lower.indexOf(character, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
}

/** More words than these in common are as good as these. */
export const mostShared = 99;

/** How many dotted words a name begins with in common with another one, up to `mostShared`. */
export function wordsSharedWith(other: string): (name: string) => number {
  // Each beginning of it that ends in a dot: names are compared piece by piece, as memory.
  const whole = `${other}.`;
  const beginnings: string[] = [];
  let end = whole.indexOf('.') + 1;
  while (end > 0 && beginnings.length < mostShared) {
    beginnings.push(whole.slice(0, end));
    end = whole.indexOf('.', end) + 1;
  }
  return (name) => {
    let shared = 0;
    while (shared < beginnings.length && name.startsWith(beginnings[shared]!)) shared += 1;
    const next = beginnings[shared];
    const isNext = next?.length === name.length + 1 && next.startsWith(name);
    return isNext ? shared + 1 : shared;
  };
}

/** Whether a name is another, a dot and more. */
export function extendsName(child: string, parent: string): boolean {
  return (
    child.length > parent.length + 1 && child.startsWith(parent) && child[parent.length] === '.'
  );
}

/**
 * The longest of the names that one extends.
 * @param isName whether there is such a name
 */
export function parentOf(name: string, isName: (name: string) => boolean): string | undefined {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const parent = name.slice(0, dot);
    if (isName(parent)) return parent;
  }
  return undefined;
}

/**
 * Indices in the order of their ranks, the lowest first; of equal ones the earlier.
 * @param rank a whole number of a few thousand at most: they are sorted by counting
 */
export function ranked(
  indices: readonly number[],
  rank: (index: number) => number,
): readonly number[] {
  const ranks = new Int32Array(indices.length);
  let highest = 0;
  for (let at = 0; at < ranks.length; at += 1) {
    ranks[at] = rank(indices[at]!);
    highest = Math.max(highest, ranks[at]!);
  }
  const starts = new Int32Array(highest + 2);
  for (const one of ranks) starts[one + 1]! += 1;
  for (let one = 1; one < starts.length; one += 1) starts[one]! += starts[one - 1]!;
  const order = new Array<number>(indices.length).fill(0);
  for (let at = 0; at < ranks.length; at += 1) {
    const one = ranks[at]!;
    order[starts[one]!] = indices[at]!;
    starts[one]! += 1;
  }
  return order;
}
