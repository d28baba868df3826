import type { Message } from '../messages.js';
import type { SpecContent } from './content.js';
import type { ContentEntry } from './content-entries.js';
import type { Shape } from './shape.js';
import type { Written } from './written.js';

/** The content in dialect `e`: a version, and attributes under qualified names. */
export function flatShape(content: SpecContent): Shape {
  const { version, name, entries } = content;
  const losses: Message[] = [];
  const lose = (key: Message['key'], ...args: readonly string[]): void => {
    losses.push({ key, args });
  };
  if (name !== undefined) lose('conversion.flat.name', name);
  for (const member of content.members.keys()) lose('conversion.flat.member', member);
  for (const member of content.metadata.keys())
    lose('conversion.flat.member', `metadata.${member}`);
  const attributes = new Map<string, string>();
  const held = entries.map((entry) => {
    losses.push(...headingLosses(entry));
    return { namespace: entry.namespace, attributes: addAttributes(entry, attributes, losses) };
  });
  for (const [namespace, address] of content.addresses) {
    lose('conversion.spare-address', namespace, address);
  }
  const value = new Map<string, Written>();
  if (version !== undefined) value.set('version', version);
  if (version === undefined || !isTold(attributes)) value.set('kind', 'CompatibilitySpec');
  return { value: value.set('attributes', attributes), losses, entries: held };
}

/** What is said of a namespace beside its attributes. */
function headingLosses(entry: ContentEntry): readonly Message[] {
  const { namespace, version, address, attributes, members } = entry;
  const lost = (key: Message['key'], ...args: readonly string[]): Message => {
    return { key, args: [namespace, ...args] };
  };
  return [
    ...(version === undefined ? [] : [lost('conversion.flat.version', version)]),
    ...(address === undefined ? [] : [lost('conversion.flat.address', address)]),
    ...(attributes.size > 0 ? [] : [lost('conversion.flat.empty')]),
    ...[...members.keys()].map((member) => lost('conversion.flat.entry-member', member)),
  ];
}

/** Adds an entry's attributes to those of all entries, and answers which of them have their value there. */
function addAttributes(
  { namespace, attributes }: ContentEntry,
  all: Map<string, string>,
  losses: Message[],
): ReadonlyMap<string, string> {
  const held = new Map<string, string>();
  for (const [name, value] of attributes) {
    const qualified = namespace === '' ? name : `${namespace}.${name}`;
    const first = all.get(qualified) ?? value;
    all.set(qualified, first);
    if (first === value) held.set(name, value);
    else losses.push({ key: 'conversion.conflict', args: [qualified, first, value] });
  }
  return held;
}

/** Whether the names alone tell that it is a spec: see `isFlatSpec`. */
function isTold(attributes: ReadonlyMap<string, string>): boolean {
  const isQualified = (name: string): boolean => /^[^\s.]+(?:\.[^\s.]+){2,}$/.test(name);
  return attributes.size > 0 && [...attributes.keys()].every(isQualified);
}
