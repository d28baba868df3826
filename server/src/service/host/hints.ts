import { type InlayHint, MarkupKind, type Range } from 'vscode-languageserver-types';
import { type Message, render } from '../../core/messages.js';
import { visible } from '../../core/text/visible.js';
import { shortened } from '../outline.js';
import { type AnsweredLine, decisive, linesByKey } from './marks.js';
import { answersMarkdown } from './report-markdown.js';
import { nameOf } from './value.js';
import type { CheckedDocument } from './view.js';

/** Beside each value of a document that bears on a question: what the host has, and whether that fits. */
export function hostHints(
  { document, report, host, places }: CheckedDocument,
  range: Range,
  translate: (template: string) => string,
): InlayHint[] {
  const { source, labels } = document;
  // Of a spec the column says whose they are; in a Dockerfile nothing speaks of a host.
  const on = labels === undefined ? undefined : shortened(visible(nameOf(host.name, translate)));
  const from = source.offsetAt(range.start);
  const to = source.offsetAt(range.end);
  const hints: InlayHint[] = [];
  for (const [key, lines] of linesByKey(report)) {
    const line = decisive(lines);
    const end = places.end(key);
    // A label that no schema declares has a finding, which says more.
    if (line === undefined || (on !== undefined && line.why.key === 'check.undeclared')) continue;
    if (end < from || end > to) continue;
    hints.push({
      position: source.positionAt(end),
      label: render(labelOf(line, on), translate),
      paddingLeft: true,
      tooltip: {
        kind: MarkupKind.Markdown,
        value: answersMarkdown(lines, host.name, translate),
      },
    });
  }
  return hints;
}

/** @param on the host's name, where it is to be said */
function labelOf({ verdict, host }: AnsweredLine, on: string | undefined): Message {
  if (on !== undefined) {
    if (host === undefined) return { key: `hint.on.${verdict}.no-value`, args: [on] };
    return { key: `hint.on.${verdict}`, args: [on, shortened(visible(host))] };
  }
  if (host === undefined) return { key: `hint.${verdict}.no-value`, args: [] };
  return { key: `hint.${verdict}`, args: [shortened(visible(host))] };
}
