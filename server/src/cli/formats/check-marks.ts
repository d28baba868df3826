import type { Verdict } from '../../core/compatibility/verdict.js';
import type { Colours } from '../colours.js';

/** A mark that says the verdict without colour too. */
const marks: Readonly<Record<Verdict, string>> = {
  compatible: '✓',
  unknown: '?',
  incompatible: '✗',
};

export function mark(verdict: Verdict, colours: Colours): string {
  return painted(verdict, colours)(marks[verdict]);
}

export function painted(verdict: Verdict, colours: Colours): (text: string) => string {
  if (verdict === 'compatible') return colours.green;
  return verdict === 'unknown' ? colours.yellow : colours.red;
}
