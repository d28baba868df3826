import { type Finding, finding, type Span } from '../finding.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import { nearest } from '../schema/nearest.js';
import type { SpecModel } from './model.js';
import type { ResolvedEntry } from './resolve.js';

/** What is wrong with the namespaces of a spec, the versions of their schemas and their addresses. */
export function namespaceFindings(
  spec: SpecModel,
  entries: readonly ResolvedEntry[],
  catalog: Catalog,
): Finding[] {
  const near = nearest(catalog.namespaces);
  return [
    ...entries.flatMap((entry) => [
      ...unknownSchema(spec, entry, near),
      ...backwards(spec, entry),
      ...otherVersion(spec, entry, catalog),
    ]),
    ...otherAddresses(spec, entries, catalog),
    ...repeated(spec, entries),
    ...backwardsAddresses(spec, catalog),
  ];
}

function unknownSchema(
  { tree }: SpecModel,
  { entry, schema, namespace }: ResolvedEntry,
  near: (name: string) => string | undefined,
): Finding[] {
  if (schema !== undefined || entry.nameNode === none || namespace === '') return [];
  const span = tree.word(entry.nameNode);
  const meant = near(namespace);
  if (meant !== undefined) {
    const data = { name: namespace, nearest: meant };
    return [
      finding('unknown-schema', span, 'spec.unknown-schema.nearest', [namespace, meant], { data }),
    ];
  }
  const { address } = entry;
  if (address === undefined)
    return [finding('unknown-schema', span, 'spec.unknown-schema', [namespace])];
  const data = { name: namespace, address };
  return [
    finding('unknown-schema', span, 'spec.unknown-schema.address', [namespace, address], { data }),
  ];
}

function backwards(
  { tree }: SpecModel,
  { entry, isBackwards, namespace }: ResolvedEntry,
): Finding[] {
  if (!isBackwards) return [];
  const data = { name: entry.name, nearest: namespace };
  return [
    finding(
      'namespace-mismatch',
      tree.word(entry.nameNode),
      'spec.backwards',
      [entry.name, namespace],
      {
        data,
      },
    ),
  ];
}

/** The keys of `metadata.schemas` are namespaces, too. */
function backwardsAddresses({ tree, schemas }: SpecModel, catalog: Catalog): Finding[] {
  return [...schemas].flatMap(([name, { key }]) => {
    const turned = name.split('.').reverse().join('.');
    if (catalog.has(name) || !catalog.has(turned)) return [];
    // Where that name is there already, this one is one too many.
    const data = schemas.has(turned) ? { name } : { name, nearest: turned };
    return [
      finding('namespace-mismatch', tree.word(key), 'spec.backwards', [name, turned], { data }),
    ];
  });
}

function otherVersion(
  { tree }: SpecModel,
  { entry, schema, isVersionKnown, namespace }: ResolvedEntry,
  catalog: Catalog,
): Finding[] {
  const { version, versionNode } = entry;
  if (isVersionKnown || schema === undefined || version === undefined) return [];
  const known = [...new Set(catalog.versions(namespace).map((one) => one.version))];
  const listed = known.length > 0 ? known.join(', ') : schema.version;
  const data = { namespace, version: schema.version };
  const args = [version, namespace, listed, schema.version];
  return [
    finding('schema-version-mismatch', spanOf(tree, versionNode), 'spec.version', args, { data }),
  ];
}

/** The text of a scalar, without quotes where it has them. */
function spanOf(tree: JsonTree, node: number): Span {
  if (tree.is(node, JsonKind.String)) return tree.word(node);
  return { start: tree.start(node), end: tree.end(node) };
}

/** An address stands once for all entries of its name, and in the oldest dialect for all there are. */
function otherAddresses(
  { tree }: SpecModel,
  entries: readonly ResolvedEntry[],
  catalog: Catalog,
): Finding[] {
  const told = new Set<number>();
  return entries.flatMap(({ entry, namespace }) => {
    const { address, addressNode } = entry;
    if (address === undefined || told.has(addressNode)) return [];
    const cached: CatalogSchema | undefined = catalog.cached(address);
    if (cached === undefined || cached.namespace === namespace) return [];
    told.add(addressNode);
    const args = [address, cached.namespace, namespace];
    return [finding('namespace-mismatch', tree.word(addressNode), 'spec.other-address', args)];
  });
}

function repeated({ tree }: SpecModel, entries: readonly ResolvedEntry[]): Finding[] {
  const firsts = new Map<string, ResolvedEntry>();
  return entries.flatMap((resolved) => {
    const { entry, namespace, group } = resolved;
    if (entry.nameNode === none) return [];
    // In dialect a one namespace has an entry for each of its groups.
    const name = group === '' ? namespace : `${namespace}.${group}`;
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, resolved);
      return [];
    }
    const place = tree.word(first.entry.nameNode);
    const message = { key: 'spec.duplicate-namespace.first', args: [] } as const;
    return [
      finding(
        'duplicate-namespace',
        tree.word(entry.nameNode),
        'spec.duplicate-namespace',
        [name],
        {
          related: [{ message, ...place }],
        },
      ),
    ];
  });
}
