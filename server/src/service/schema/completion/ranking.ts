/** So many are offered at once: nobody reads more, and each costs its way to the client. */
export const maxProposals = 250;

/** Whether the characters of what was typed come one after the other in a name, as editors filter. */
export function matcher(typed: string): (name: string) => boolean {
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

/** How many dotted words two names begin with in common. */
export function sharedWords(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  let words = 0;
  for (let at = 0; at <= length; at += 1) {
    const isEnd = at === one.length || one[at] === '.';
    const isOtherEnd = at === other.length || other[at] === '.';
    if (isEnd && isOtherEnd) words += 1;
    if (at === length || one[at] !== other[at]) break;
  }
  return words;
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

/** Indices in the order of their ranks, whole numbers, the lowest first; of equal ones the earlier. */
export function ranked(
  indices: readonly number[],
  rank: (index: number) => number,
): readonly number[] {
  // Rank and index in one number: ten thousand of them are sorted in a millisecond.
  const numbers = new Float64Array(indices.length);
  for (const [at, index] of indices.entries()) numbers[at] = rank(index) * span + index;
  return Array.from(numbers.sort(), (number) => number % span);
}

/** More than any index. */
const span = 2 ** 30;
