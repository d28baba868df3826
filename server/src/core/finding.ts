import { type Code, codes, type Severity } from './codes.js';
import type { Argument, Message, MessageKey } from './messages.js';

/** Something the core found in a text. Offsets are UTF-16, as in JavaScript and in LSP. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: Message;
  readonly start: number;
  readonly end: number;
  /** Other places in the same text that the finding is about. */
  readonly related?: readonly RelatedPlace[];
  /** Names the finding is about, for a quick fix. */
  readonly data?: Readonly<Record<string, string>>;
}

interface RelatedPlace {
  readonly message: Message;
  readonly start: number;
  readonly end: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A finding of a code's default severity. */
export function finding(
  code: Code,
  span: Span,
  key: MessageKey,
  args: readonly Argument[] = [],
  more: Pick<Finding, 'data' | 'related'> = {},
): Finding {
  const { severity } = codes[code];
  return { code, severity, message: { key, args }, start: span.start, end: span.end, ...more };
}

/** In the order of the text; at one place, the worse first. */
export function inTextOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => a.start - b.start || a.end - b.end || rank[a.severity] - rank[b.severity],
  );
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };
