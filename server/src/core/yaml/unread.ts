import { CST, Lexer, Parser } from 'yaml';

/** What a YAML text says that is no part of the tree made of it. */
export interface Unread {
  /** The comments without their `#`, each line for itself. */
  readonly comments: readonly string[];
  /** How many documents there are behind the first. */
  readonly documents: number;
}

/** Finds in a text without faults what reading it passes over. */
export function unreadOf(text: string): Unread {
  const comments: string[] = [];
  let documents = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    // Behind its mark, a text is what a scalar says.
    if (token.startsWith('#') && before !== CST.SCALAR) comments.push(token.slice(1).trim());
    before = token;
  }
  for (const { type } of new Parser().parse(text)) if (type === 'document') documents += 1;
  return { comments, documents: Math.max(0, documents - 1) };
}
