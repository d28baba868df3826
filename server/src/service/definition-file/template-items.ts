import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver-types';
import { argumentsOf } from '../../core/definition-file/arguments.js';
import type { Span } from '../../core/finding.js';
import type { LabelCursor } from '../dockerfile/cursor.js';

/** What is typed of a template variable, from its braces on. */
const typedVariable = /\{\{[ \t]*(\w*)$/;
/** What of it stands behind the cursor. */
const restOfVariable = /^\w*(?:[ \t]*\}\})?/;

const mostVariables = 500;
/** Of a longer value its beginning is shown. */
const longestShown = 80;

/**
 * The template variables that the value of a label may speak of, where somebody types one: each as
 * `{{ NAME }}`, with the default that `%arguments` of the stage gives it.
 * @param text that the cursor is in
 * @returns undefined where no variable is typed
 */
export function templateItems(
  { typed, replaced, label }: LabelCursor,
  text: string,
  rangeFor: (span: Span) => Range,
): CompletionItem[] | undefined {
  const written = typedVariable.exec(typed);
  if (written === null) return undefined;
  const offset = replaced.start + typed.length;
  const [rest = ''] = restOfVariable.exec(text.slice(offset, replaced.end)) ?? [];
  const range = rangeFor({ start: replaced.start + written.index, end: offset + rest.length });
  const braces = written[0].slice(0, written[0].length - written[1]!.length);
  return [...argumentsOf(text, label.stage)]
    .slice(0, mostVariables)
    .map(([name, value], index): CompletionItem => {
      const newText = `{{ ${name} }}`;
      return {
        label: newText,
        kind: CompletionItemKind.Variable,
        filterText: `${braces}${name}`,
        sortText: String(index).padStart(5, '0'),
        insertTextFormat: InsertTextFormat.PlainText,
        textEdit: { range, newText },
        detail: value.slice(0, longestShown),
      };
    });
}
