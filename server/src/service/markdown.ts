/** Texts of documents in Markdown: a document says what it likes, and none of it becomes markup. */

/** Names are quoted by their beginning. */
const maxName = 120;

/** A text of a document on one line, every character that Markdown could read as markup escaped. */
export function escapeMarkdown(text: string, maxLength = 2000): string {
  return cutText(oneLine(text), maxLength).replace(/[\\`*_{}[\]()#+\-.!|<>~&:@$=]/g, '\\$&');
}

/** A text of a document as code, a name unless told how long; Markdown reads nothing in it. */
export function codeSpan(text: string, maxLength = maxName): string {
  const shown = cutText(oneLine(text), maxLength) || '""';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return fence + space + shown + space + fence;
}

/** A text cut after so many characters, never within one. */
function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Line ends and other white space are a space; what is not seen but turns text around is left out. Joiners stay: emoji are made of them. */
function oneLine(text: string): string {
  // Nearly all are plain already, and both of the searches below are slow.
  if (text.length <= maxRead && plainLine.test(text)) return text;
  return text
    .slice(0, maxRead)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[^\P{Cf}\u200c\u200d]/gu, '')
    .trim();
}

/** Words of visible ASCII characters with a space between two. */
const plainLine = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** No text is shown of which more than this would have to be read. */
const maxRead = 10_000;
