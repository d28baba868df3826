import { expanded } from './expand.js';
import { wordsIn } from './words.js';

/** A here-document that an instruction announces. */
export interface HereDocument {
  /** The line that ends it. */
  readonly name: string;
  /** Whether tabs in front of that line do not count. */
  readonly isTabbed: boolean;
}

/**
 * The here-documents that the line of a `RUN`, `COPY` or `ADD` announces, in their order: `<<EOF`,
 * `<<-EOF`, `3<<"EOF"`. Source: BuildKit's `heredocsFromLine`, which knows no other escape character
 * than `\`, and takes variables in the name as they are written.
 */
export function hereDocumentsIn(line: string): readonly HereDocument[] {
  const found: HereDocument[] = [];
  for (const { start, end } of wordsIn(line, '\\')) {
    const [, tab, word] = /^\d*<<(-?)([^<]+)$/.exec(line.slice(start, end)) ?? [];
    if (word === undefined) continue;
    const name = expanded(word, '\\', () => undefined) ?? word;
    if (name !== '') found.push({ name, isTabbed: tab === '-' });
  }
  return found;
}
