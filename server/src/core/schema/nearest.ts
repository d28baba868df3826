import { distance } from 'fastest-levenshtein';

/** Comparisons that one look for near names may cost; what is asked after that gets no answer. */
const budget = 200_000;

/**
 * A search for the name that somebody meant. It knows the declared names and answers with the one
 * that fewest edits lead to, of equals the first, or with nothing where none is near.
 *
 * @param answers of earlier searches among the same names, which cost nothing more
 */
export function nearest(
  names: readonly string[],
  answers = new Map<string, string | undefined>(),
): (wrong: string) => string | undefined {
  let compared = 0;
  return (wrong) => {
    if (answers.has(wrong)) return answers.get(wrong);
    if (wrong === '' || wrong.length > maxLength || compared > budget) return undefined;
    compared += names.length;
    const limit = tolerance(wrong.length);
    let best: string | undefined;
    let least = limit + 1;
    const lower = wrong.toLowerCase();
    for (const name of names) {
      if (name.length === wrong.length && name.toLowerCase() === lower) {
        // Another case is no other word, however many letters differ.
        best = name;
        break;
      }
      if (name === '' || Math.abs(name.length - wrong.length) >= least) continue;
      const edits = distance(wrong, name);
      if (edits >= least) continue;
      best = name;
      least = edits;
    }
    answers.set(wrong, best);
    return best;
  };
}

const maxLength = 200;

/** Slips of the finger, not other words: a wrong suggestion is worse than none. */
function tolerance(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 13 ? 2 : 3;
}
