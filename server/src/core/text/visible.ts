/**
 * Characters that do something to a terminal or to the reader's eye instead of being seen: C0 and C1
 * controls, the marks, embeddings, overrides and isolates of bidirectional text, invisible spaces,
 * line and paragraph separators, and halves of surrogate pairs. Joiners stay: emoji are made of them.
 */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** A text of a document as a terminal may show it: what would act on the terminal is spelled out. */
export function visible(text: string): string {
  return text.replace(invisible, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** A JSON text that says the same and holds nothing that acts on a terminal. */
export function visibleJson(json: string): string {
  return json.replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
