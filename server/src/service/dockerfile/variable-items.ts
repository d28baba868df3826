import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver-types';
import { referencesIn } from '../../core/dockerfile/references.js';
import { variablesAt } from '../../core/dockerfile/variables.js';
import type { Span } from '../../core/finding.js';
import { render } from '../../core/messages.js';
import type { LabelKnowledge } from './completion.js';
import type { LabelCursor } from './cursor.js';

/** What is typed of a variable, from its `$` on. */
const typedVariable = /^\$(\{?)(\w*)$/;

const mostVariables = 500;
/** Of a longer value its beginning is shown. */
const longestShown = 80;

/**
 * The variables that the value of a label may speak of, where somebody types one: each as `${NAME}`,
 * with the value that it has there.
 * @param text that the cursor is in
 * @returns undefined where no variable is typed
 */
export function variableItems(
  { typed, replaced, quote, escapeCharacter }: LabelCursor,
  text: string,
  rangeFor: (span: Span) => Range,
  { labelDetails, translate }: Pick<LabelKnowledge, 'labelDetails' | 'translate'>,
): CompletionItem[] | undefined {
  const at = referencesIn(typed, quote, escapeCharacter).at(-1);
  const written = at === undefined ? null : typedVariable.exec(typed.slice(at));
  if (at === undefined || written === null) return undefined;
  const [, brace = ''] = written;
  const offset = replaced.start + typed.length;
  // Of a name that is typed anew, the rest, with the brace that an editor may have put there.
  const rest = /^\w*/.exec(text.slice(offset, replaced.end))?.[0].length ?? 0;
  const isClosed = brace !== '' && text[offset + rest] === '}';
  const range = rangeFor({ start: replaced.start + at, end: offset + rest + (isClosed ? 1 : 0) });
  return variablesAt(text, offset)
    .slice(0, mostVariables)
    .map(({ name, value, keyword }, index): CompletionItem => {
      const newText = `\${${name}}`;
      const detail = value?.slice(0, longestShown) ?? say('label.variable.unknown', translate);
      return {
        label: newText,
        kind: CompletionItemKind.Variable,
        filterText: `$${brace}${name}`,
        sortText: String(index).padStart(5, '0'),
        insertTextFormat: InsertTextFormat.PlainText,
        textEdit: { range, newText },
        detail: labelDetails ? detail : `${keyword} ${detail}`,
        ...(labelDetails && { labelDetails: { description: keyword } }),
      };
    });
}

function say(key: 'label.variable.unknown', translate: (template: string) => string): string {
  return render({ key, args: [] }, translate);
}
