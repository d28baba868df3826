import type { Message } from '../messages.js';
import type { AttributeDefinition } from './definition.js';
import { nearest } from './nearest.js';

/** What is wrong with a value, and the value that is near it. */
export interface ValueFault {
  readonly message: Message;
  readonly nearest?: string;
}

/** Whether a value, written as text, is one that the attribute may have; undefined where it is. */
export function faultOfValue(
  { name, type, values, aliases, comparison }: AttributeDefinition,
  text: string,
): ValueFault | undefined {
  if (text.trim() === '') return { message: { key: 'value.empty', args: [name] } };
  const entries = type === 'list' || comparison === 'one-of' ? text.split(',') : [text];
  for (const entry of entries.map((one) => one.trim())) {
    if (entry === '') return { message: { key: 'value.empty-entry', args: [name] } };
    if (aliases.has(entry)) continue;
    if (values !== undefined) {
      if (!values.includes(entry)) return notAllowed(name, entry, values, aliases);
    } else if (type !== undefined && !forms[type].test(entry) && !isRange(entry, comparison)) {
      return { message: { key: `value.${type}`, args: [entry] } };
    }
  }
  return undefined;
}

/** What a value of each type looks like; of a list, each entry. */
const forms = {
  string: /^/,
  version: /^[vV]?\d[^\s,]*$/,
  boolean: /^(?:yes|no|true|false)$/,
  integer: /^[-+]?\d+$/,
  microarchitecture: /^[A-Za-z0-9_.-]+$/,
  list: /^/,
} as const;

/** `>=4.1 <5` where the attribute asks for a range. */
function isRange(text: string, comparison: string | undefined): boolean {
  return comparison === 'range' && /^(?:\s*(?:[<>]=?|=|~|\^)?\s*[vV]?\d[^\s,]*)+$/.test(text);
}

function notAllowed(
  name: string,
  value: string,
  values: readonly string[],
  aliases: AttributeDefinition['aliases'],
): ValueFault {
  const near = nearValue(value, values, aliases);
  if (near !== undefined) {
    return {
      message: { key: 'value.not-allowed.nearest', args: [value, name, near] },
      nearest: near,
    };
  }
  const shown = values.slice(0, mostShown).join(', ');
  const listed = values.length > mostShown ? `${shown}, …` : shown;
  return { message: { key: 'value.not-allowed', args: [value, name, listed] } };
}

const mostShown = 12;

/** The value that is meant, whatever its case and however near its spelling. */
function nearValue(
  value: string,
  values: readonly string[],
  aliases: AttributeDefinition['aliases'],
): string | undefined {
  const lower = value.toLowerCase();
  const known = [...values, ...aliases.keys()];
  const found =
    known.find((one) => one.toLowerCase() === lower) ??
    nearest(known.map((one) => one.toLowerCase()))(lower);
  if (found === undefined) return undefined;
  const spelled = known.find((one) => one.toLowerCase() === found.toLowerCase()) ?? found;
  return aliases.get(spelled) ?? spelled;
}
