import { visibleJson } from '../../core/text/visible.js';

/** A value as JSON on many lines, without anything that acts on a terminal. */
export function prettyJson(value: unknown): string {
  // The line ends between members are the only ones that are not spelled out already.
  const lines = JSON.stringify(value, undefined, 2).split('\n');
  return `${lines.map(visibleJson).join('\n')}\n`;
}
