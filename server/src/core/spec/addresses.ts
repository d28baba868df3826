import { JsonKind, none } from '../json/tree.js';
import type { Catalog } from '../schema/catalog.js';
import type { SpecEntry, SpecModel } from './model.js';
import { meantNamespace } from './resolve.js';

/** An address in `metadata.schemas`. */
export interface Address {
  readonly node: number;
  /** The namespace that is meant by the name as written. */
  readonly namespace: string;
  readonly address: string;
}

/** The addresses that a spec gives the schemas of its namespaces. */
export interface Addresses {
  readonly all: readonly Address[];
  /** Of an entry: its own, else that of its name, else that of its namespace, else the common one. */
  ofEntry(entry: SpecEntry, namespace: string): string | undefined;
  ofNamespace(namespace: string): string | undefined;
}

/** @param schemas the object `metadata.schemas`, or `none` */
export function addressesOf(spec: SpecModel, catalog: Catalog, schemas: number): Addresses {
  const { tree } = spec;
  const all: Address[] = [];
  for (const key of tree.children(schemas)) {
    const node = tree.valueOf(key);
    const name = tree.string(key);
    if (!tree.is(node, JsonKind.String)) continue;
    const namespace = meantNamespace(name, catalog)?.namespace ?? name;
    all.push({ node, namespace, address: tree.string(node) });
  }
  const ofNamespace = (namespace: string): string | undefined =>
    all.find((one) => one.namespace === namespace)?.address;
  return {
    all,
    ofNamespace,
    ofEntry: (entry, namespace) => {
      const isOwn =
        entry.addressNode !== none && tree.parent(tree.parent(entry.addressNode)) === entry.node;
      if (isOwn || spec.schemas.has(entry.name)) return entry.address;
      return ofNamespace(namespace) ?? entry.address;
    },
  };
}
