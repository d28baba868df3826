import { JsonKind, none } from '../json/tree.js';
import type { Message } from '../messages.js';
import type { Catalog } from '../schema/catalog.js';
import type { Addresses } from './addresses.js';
import type { ContentEntry } from './content-entries.js';
import type { SpecAttribute, SpecModel } from './model.js';
import { type ResolvedAttribute, type ResolvedEntry, resolveAttribute } from './resolve.js';
import type { Written } from './written.js';

/** An entry and the members that no dialect knows. */
export interface ReadEntry {
  readonly entry: ResolvedEntry;
  readonly members: ReadonlyMap<string, Written>;
}

export interface Pieces {
  /** What each entry says of its own namespace. */
  readonly own: readonly ContentEntry[];
  /** What entries say of other namespaces, by qualified names. */
  readonly foreign: readonly ContentEntry[];
  readonly losses: readonly Message[];
  readonly notices: readonly Message[];
}

/** The attributes of a spec by the namespaces that they belong to. */
export function piecesOf(
  spec: SpecModel,
  entries: readonly ReadEntry[],
  addresses: Addresses,
  catalog: Catalog,
): Pieces {
  const own: ContentEntry[] = [];
  const foreign: ContentEntry[] = [];
  const losses: Message[] = [];
  const notices: Message[] = [];
  const isFlat = spec.dialect === 'e';
  for (const { entry, members } of entries) {
    notices.push(...renamed(entry));
    const byNamespace = attributesOf(entry, spec, catalog, { losses, notices });
    const { namespace } = entry;
    const attributes = byNamespace.get(namespace) ?? new Map<string, string>();
    byNamespace.delete(namespace);
    if (!isFlat || attributes.size > 0) {
      const { version } = entry.entry;
      const address = isFlat ? undefined : addresses.ofEntry(entry.entry, namespace);
      own.push({ namespace, version, address, attributes, members });
    }
    for (const [other, others] of byNamespace) {
      const address = addresses.ofNamespace(other);
      const heading = { namespace: other, version: undefined, address };
      foreign.push({ ...heading, attributes: others, members: new Map() });
    }
  }
  return { own, foreign, losses, notices };
}

/** The values of an entry's attributes, by namespace and name. */
function attributesOf(
  entry: ResolvedEntry,
  spec: SpecModel,
  catalog: Catalog,
  told: { readonly losses: Message[]; readonly notices: Message[] },
): Map<string, Map<string, string>> {
  const byNamespace = new Map<string, Map<string, string>>();
  for (const attribute of lastOfEach(entry.entry.attributes)) {
    const text = textOf(spec, attribute);
    if (text === undefined) {
      told.losses.push({ key: 'conversion.no-value', args: [attribute.name] });
      continue;
    }
    if (!spec.tree.is(attribute.value, JsonKind.String)) {
      told.notices.push({ key: 'conversion.quoted', args: [attribute.name, text] });
    }
    const resolved = resolveAttribute(attribute, entry, catalog);
    const { namespace } = resolved;
    const name = nameOf(resolved, entry);
    const attributes = byNamespace.get(namespace) ?? new Map<string, string>();
    byNamespace.set(namespace, attributes);
    const first = attributes.get(name) ?? text;
    attributes.set(name, first);
    if (first === text) continue;
    told.losses.push({ key: 'conversion.conflict', args: [attribute.name, first, text] });
  }
  return byNamespace;
}

/** Of members with one name the last, as JSON's readers decide. */
function lastOfEach(attributes: readonly SpecAttribute[]): Iterable<SpecAttribute> {
  return new Map(attributes.map((attribute) => [attribute.name, attribute])).values();
}

function textOf({ tree }: SpecModel, { value, text }: SpecAttribute): string | undefined {
  return value === none || tree.is(value, JsonKind.Null) ? undefined : text;
}

/**
 * The name in the namespace. Of an attribute that no schema declares, nothing is taken for a qualified
 * name but what begins with a namespace of several words, and what stands in a group stays in it.
 */
function nameOf(
  { attribute, namespace, name, isDeclared }: ResolvedAttribute,
  entry: ResolvedEntry,
): string {
  if (isDeclared || namespace !== entry.namespace) return name;
  const isQualified = name !== attribute.name;
  if (isQualified) return namespace.includes('.') ? name : attribute.name;
  const { group } = entry;
  return group === '' || name.startsWith(`${group}.`) ? name : `${group}.${name}`;
}

/** What is written in other words than before. */
function renamed({ entry, namespace, group, isBackwards }: ResolvedEntry): readonly Message[] {
  if (isBackwards) return [{ key: 'conversion.backwards', args: [entry.name, namespace] }];
  return group === ''
    ? []
    : [{ key: 'conversion.group', args: [entry.name, namespace, `${group}.`] }];
}
