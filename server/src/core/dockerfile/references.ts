import type { LabelQuote } from './labels.js';
import type { EscapeCharacter } from './parser.js';

/**
 * Where in a part of a value the builder looks for variables: the offset of each `$` that is neither
 * escaped nor in single quotes. Source: BuildKit's `shell.Lex`.
 * @param quote the quote that the part is in
 * @param escapeCharacter undefined in a definition file, where `$` has no meaning
 */
export function referencesIn(
  text: string,
  quote: LabelQuote,
  escapeCharacter: EscapeCharacter | undefined,
): readonly number[] {
  if (escapeCharacter === undefined) return [];
  const found: number[] = [];
  let within = quote;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (within === "'") {
      if (character === "'") within = '';
    } else if (character === escapeCharacter) {
      // In double quotes it is one before these, `$` and itself alone.
      if (within === '' || ['"', '$', escapeCharacter].includes(text.charAt(at + 1))) at += 1;
    } else if (character === '"') within = within === '"' ? '' : '"';
    else if (character === "'" && within === '') within = "'";
    else if (character === '$') found.push(at);
  }
  return found;
}
