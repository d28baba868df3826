/** So much of what a program said is enough to look it up. */
const mostCharacters = 160;

/**
 * What a program said, for a detail: on one line, short, and without characters that act on a terminal.
 */
export function said(output: string): string {
  const line = output
    .slice(0, 8 * mostCharacters)
    // Escape sequences as a whole: what is left of one without its first character is noise.
    .replace(/\u001b\[[\d;?]*[A-Za-z]/g, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ')
    .trim();
  return line.length <= mostCharacters ? line : `${line.slice(0, mostCharacters - 1).trimEnd()}…`;
}
