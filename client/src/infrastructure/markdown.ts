import { MarkdownString } from 'vscode';

/**
 * A text on one line in which Markdown reads no markup. VS Code's own `appendText` makes every space one
 * that no line is broken at.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&:@$=]/g, '\\$&');
}

/** Texts of documents and programs, one below the other; of those that are missing or empty, nothing. */
export function paragraphs(texts: readonly (string | undefined)[]): MarkdownString {
  const told = texts.filter((text) => text !== undefined && text !== '') as readonly string[];
  return new MarkdownString(told.map(escapeMarkdown).join('\n\n'));
}
