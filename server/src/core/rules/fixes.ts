import type { Finding } from '../finding.js';
import type { JsonTree } from '../json/tree.js';
import type { Fix } from '../schema/fixes.js';

/** What can be done about a finding of rules: a word replaced by the one that is meant, or quotes put. */
export function ruleFixesOf(tree: JsonTree, { code, data, start, end }: Finding): readonly Fix[] {
  if (!code.startsWith('rules-')) return [];
  const near = data?.['nearest'];
  if (near !== undefined) {
    const text = inside(tree, start, near);
    return [fix('fix.rename', near, { start, end, text }, false)];
  }
  const text = data?.['text'];
  // The text stays what it is and is a string, or a list of one: nothing is guessed.
  return text === undefined ? [] : [fix('fix.quote-value', text, { start, end, text }, true)];
}

/** A text as it is written between the quotes that stand there; YAML's plain names need none. */
function inside(tree: JsonTree, start: number, text: string): string {
  return tree.text[start - 1] === "'"
    ? text.replaceAll("'", "''")
    : JSON.stringify(text).slice(1, -1);
}

function fix(
  key: 'fix.rename' | 'fix.quote-value',
  says: string,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
  isSafe: boolean,
): Fix {
  return {
    title: { key, args: [says] },
    changes: [{ kind: 'replace', span: { start, end }, text }],
    isPreferred: true,
    isSafe,
  };
}
