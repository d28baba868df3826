import type { Message } from '../messages.js';
import { readRange } from '../version/range.js';
import type { AttributeDefinition } from './definition.js';
import { hasFormat } from './formats.js';
import { nearest } from './nearest.js';

/** What is wrong with a value, and the value that is near it. */
export interface ValueFault {
  readonly message: Message;
  readonly nearest?: string;
}

/** Whether a value, written as text, is one that the attribute may have; undefined where it is. */
export function faultOfValue(
  definition: AttributeDefinition,
  text: string,
): ValueFault | undefined {
  const { name, type, comparison } = definition;
  if (text.trim() === '') return { message: { key: 'value.empty', args: [name] } };
  if (type !== 'list' && comparison !== 'one-of') return faultOfEntry(definition, text.trim());
  const entries = text.split(',');
  for (const [index, written] of entries.entries()) {
    const entry = written.trim();
    if (entry === '') return { message: { key: 'value.empty-entry', args: [name] } };
    const fault = faultOfEntry(definition, entry);
    if (fault?.nearest === undefined) {
      if (fault !== undefined) return fault;
      continue;
    }
    // What is meant is the whole list, of which this is one.
    const meant = entries.with(
      index,
      written.replace(entry, () => fault.nearest ?? entry),
    );
    return { ...fault, nearest: meant.join(',') };
  }
  return undefined;
}

function faultOfEntry(
  { name, type, format, values, aliases, comparison }: AttributeDefinition,
  entry: string,
): ValueFault | undefined {
  if (aliases.has(entry)) return undefined;
  if (values !== undefined) {
    return values.includes(entry) ? undefined : notAllowed(name, entry, values, aliases);
  }
  if (format !== undefined && (type ?? 'string') === 'string' && !hasFormat(entry, format)) {
    return { message: { key: `value.${format}`, args: [entry] } };
  }
  if (type === undefined || forms[type].test(entry) || isRange(entry, comparison)) return undefined;
  const lower = entry.toLowerCase();
  if (type === 'boolean' && forms.boolean.test(lower)) return meantFault(name, entry, lower);
  return { message: { key: `value.${type}`, args: [entry] } };
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
  return comparison === 'range' && readRange(text) !== undefined;
}

function notAllowed(
  name: string,
  value: string,
  values: readonly string[],
  aliases: AttributeDefinition['aliases'],
): ValueFault {
  const near = nearValue(value, values, aliases);
  if (near !== undefined) return meantFault(name, value, near);
  const shown = values.slice(0, mostShown).join(', ');
  const listed = values.length > mostShown ? `${shown}, …` : shown;
  return { message: { key: 'value.not-allowed', args: [value, name, listed] } };
}

const mostShown = 12;

function meantFault(name: string, value: string, near: string): ValueFault {
  return {
    message: { key: 'value.not-allowed.nearest', args: [value, name, near] },
    nearest: near,
  };
}

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
