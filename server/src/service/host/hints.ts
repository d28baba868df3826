import { type InlayHint, MarkupKind, type Range } from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import { type Message, render } from '../../core/messages.js';
import { visible } from '../../core/text/visible.js';
import { shortened } from '../outline.js';
import { type AnsweredLine, decisive, linesByKey } from './marks.js';
import { answersMarkdown } from './report-markdown.js';
import type { CheckedSpec } from './view.js';

/** Beside each value of a spec that bears on a question: what the host has, and whether that fits. */
export function hostHints(
  { document, report, host }: CheckedSpec,
  range: Range,
  translate: (template: string) => string,
): InlayHint[] {
  const { source, tree } = document;
  const from = source.offsetAt(range.start);
  const to = source.offsetAt(range.end);
  const hints: InlayHint[] = [];
  for (const [key, lines] of linesByKey(report)) {
    const value = tree.valueOf(key);
    const line = decisive(lines);
    if (value === none || line === undefined) continue;
    const end = tree.end(value);
    if (end < from || end > to) continue;
    hints.push({
      position: source.positionAt(end),
      label: render(labelOf(line), translate),
      paddingLeft: true,
      tooltip: {
        kind: MarkupKind.Markdown,
        value: answersMarkdown(lines, host.name, translate),
      },
    });
  }
  return hints;
}

function labelOf({ verdict, host }: AnsweredLine): Message {
  if (host === undefined) return { key: `hint.${verdict}.no-value`, args: [] };
  return { key: `hint.${verdict}`, args: [shortened(visible(host))] };
}
