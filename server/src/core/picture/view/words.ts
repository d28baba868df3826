import type { PictureModel } from './model.js';

/** A word or sentence of the model in the reader's language; a key without one stands for itself. */
export function word(
  { words }: Pick<PictureModel, 'words'>,
  key: string,
  ...args: readonly (string | number)[]
): string {
  const text = Object.hasOwn(words, key) ? words[key]! : key;
  return text.replace(/\{(\d)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
}

/** A count with its unit: keys come in pairs, `images.one` and `images.many`. */
export function counted(model: Pick<PictureModel, 'words'>, key: string, count: number): string {
  return word(model, count === 1 ? `${key}.one` : `${key}.many`, count);
}

/** The heading of a row about a node; a member that nobody knows is its own. */
export function detailHeading({ words }: Pick<PictureModel, 'words'>, key: string): string {
  const known = `detail.${key}`;
  return Object.hasOwn(words, known) ? words[known]! : key;
}
