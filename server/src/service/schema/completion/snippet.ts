/** Texts with placeholders, in the syntax of LSP's snippets. */

/** A text that means itself in a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in, with what stands there at first. */
export function stop(number: number, byDefault: string): string {
  return `\${${number}:${escaped(byDefault)}}`;
}

/** Whether there is anything to be filled in. */
export function hasStops(snippet: string): boolean {
  return snippet.replace(/\\[\\$}]/g, '').includes('$');
}

/** A snippet as plain text: of `$1`, `${1:default}` and `${1|first,second|}` what stands there at first. */
export function plainText(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\d+|\$\{\d+(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\,|])*)[^}]*\|)?\}/g,
    (_, character?: string, byDefault?: string, first?: string) =>
      character ?? (byDefault ?? first ?? '').replace(/\\(.)/g, '$1'),
  );
}
