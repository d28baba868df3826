import type { Position } from 'vscode-languageserver-types';
import type { Label } from '../../core/dockerfile/labels.js';
import type { Span } from '../../core/finding.js';
import type { ParsedDocument } from '../document.js';

/** What of a label stands at a place of a Dockerfile. */
export interface LabelPlace {
  readonly kind: 'name' | 'value';
  readonly label: Label;
  readonly span: Span;
}

/** The label at a place; undefined where there is none. */
export function labelPlaceAt(
  { labels, source }: ParsedDocument,
  position: Position,
): LabelPlace | undefined {
  const offset = source.offsetAt(position);
  const isIn = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  for (const label of labels?.all ?? []) {
    if (isIn(label.span)) return { kind: 'name', label, span: label.span };
    if (isIn(label.valueSpan)) return { kind: 'value', label, span: label.valueSpan };
  }
  return undefined;
}
