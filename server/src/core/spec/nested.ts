import type { Message } from '../messages.js';
import type { SpecContent } from './content.js';
import type { ContentEntry } from './content-entries.js';
import type { Dialect } from './dialects.js';
import type { Shape } from './shape.js';
import type { Written, WrittenObject } from './written.js';

/** The content in one of the dialects that have an entry for each namespace. */
export function nestedShape(content: SpecContent, dialect: Exclude<Dialect, 'e'>): Shape {
  const losses: Message[] = [];
  const addresses = addressShapes[dialect](content, losses);
  const others = new Map(content.members);
  const kind = others.get('kind') ?? 'CompatibilitySpec';
  others.delete('kind');
  const metadata = withoutAbsent({ name: content.name, ...addresses.metadata }, content.metadata);
  const attributesName = dialect === 'a' || dialect === 'b' ? 'annotations' : 'attributes';
  const compatibilities = content.entries.map((entry) => {
    const { namespace, version, attributes, members } = entry;
    const named = {
      name: namespace === '' ? undefined : namespace,
      version,
      schema: addresses.hasOwn ? entry.address : undefined,
      [attributesName]: attributes,
    };
    return withoutAbsent(named, members);
  });
  const value = withoutAbsent(
    {
      version: content.version,
      kind,
      metadata: metadata.size === 0 ? undefined : metadata,
      compatibilities,
    },
    others,
  );
  return { value, losses, entries: content.entries };
}

/** Where a dialect keeps the addresses of schemas. */
interface AddressShape {
  readonly metadata: Readonly<Record<string, Written | undefined>>;
  /** Whether each entry has its own. */
  readonly hasOwn: boolean;
}

type AddressShaper = (content: SpecContent, losses: Message[]) => AddressShape;

const addressShapes: Readonly<Record<Exclude<Dialect, 'e'>, AddressShaper>> = {
  a: commonAddress,
  b: ownAddresses,
  c: ownAddresses,
  d: addressesByNamespace,
};

/** One for all: where entries differ in theirs, any would be wrong for some of them. */
function commonAddress({ entries, addresses }: SpecContent, losses: Message[]): AddressShape {
  losses.push(...spareLosses(addresses));
  const known = new Set(entries.map(({ address }) => address));
  const [only] = known;
  if (known.size <= 1) return { metadata: { jsonSchema: only }, hasOwn: false };
  for (const { namespace, address } of distinct(entries)) {
    if (address === undefined) continue;
    losses.push({ key: 'conversion.one-address', args: [namespace, address] });
  }
  return { metadata: {}, hasOwn: false };
}

function ownAddresses({ addresses }: SpecContent, losses: Message[]): AddressShape {
  losses.push(...spareLosses(addresses));
  return { metadata: {}, hasOwn: true };
}

/** One for each namespace: where its entries differ, the first stands for all of them. */
function addressesByNamespace(
  { entries, addresses }: SpecContent,
  losses: Message[],
): AddressShape {
  const schemas = new Map<string, string>();
  for (const { namespace, address } of entries) {
    if (address === undefined) continue;
    const kept = namespace === '' ? undefined : (schemas.get(namespace) ?? address);
    if (kept === undefined) losses.push({ key: 'conversion.unnamed-address', args: [address] });
    else schemas.set(namespace, kept);
  }
  for (const [namespace, kept] of schemas) {
    const all = entries.filter((entry) => entry.namespace === namespace);
    if (all.every(({ address }) => address === kept)) continue;
    const others = [...new Set(all.flatMap(({ address }) => address ?? []))].slice(1);
    losses.push({
      key: others.length > 0 ? 'conversion.addresses' : 'conversion.address-of-all',
      args: [namespace, kept, others.join(', ')],
    });
  }
  for (const [namespace, address] of addresses) schemas.set(namespace, address);
  return { metadata: { schemas: schemas.size === 0 ? undefined : schemas }, hasOwn: false };
}

function spareLosses(addresses: ReadonlyMap<string, string>): readonly Message[] {
  return [...addresses].map(([namespace, address]) => {
    return { key: 'conversion.spare-address', args: [namespace, address] };
  });
}

/** Each namespace and address once. */
function distinct(entries: readonly ContentEntry[]): Iterable<ContentEntry> {
  return new Map(
    entries.map((entry) => [JSON.stringify([entry.namespace, entry.address]), entry]),
  ).values();
}

/** The members that are there, and behind them the others. */
function withoutAbsent(
  members: Readonly<Record<string, Written | undefined>>,
  others: ReadonlyMap<string, Written>,
): WrittenObject {
  const there = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return new Map([...there, ...others]);
}
