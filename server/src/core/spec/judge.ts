import { type Finding, finding, inTextOrder } from '../finding.js';
import { duplicateKeyFindings, syntaxFindings } from '../json/findings.js';
import { type JsonTree, none } from '../json/tree.js';
import type { Catalog } from '../schema/catalog.js';
import { attributeFindings, NearestNames } from './attributes.js';
import { readSpec, type SpecModel } from './model.js';
import { namespaceFindings } from './namespaces.js';
import { resolveEntries } from './resolve.js';
import { structureFindings } from './structure.js';

/** A spec, read, and everything that is wrong with it. */
export interface SpecJudgement {
  readonly spec: SpecModel;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** Judges a compatibility spec by the schemas of a catalog. Never throws. */
export function judgeSpec(tree: JsonTree, catalog: Catalog): SpecJudgement {
  const spec = readSpec(tree);
  const entries = resolveEntries(spec, catalog);
  const near = new NearestNames(catalog);
  const findings = [
    ...syntaxFindings(tree),
    ...duplicateKeyFindings(tree),
    ...structureFindings(spec),
    ...dialectFindings(spec),
    ...namespaceFindings(spec, entries, catalog),
    ...entries.flatMap((entry) => attributeFindings(spec, entry, catalog, near)),
  ];
  return { spec, findings: inTextOrder(findings) };
}

/** Forms that not every program reads any more. */
function dialectFindings({ tree, dialect, entries }: SpecModel): Finding[] {
  if (dialect !== 'a' && dialect !== 'b' && dialect !== 'e') return [];
  const metadata = tree.member(tree.root, 'metadata');
  const sign = dialect === 'a' ? tree.key(metadata, 'jsonSchema') : none;
  const key = sign !== none ? sign : (entries.find(hasAttributes)?.attributesKey ?? none);
  if (key === none) return [];
  return [finding('older-dialect', tree.word(key), `spec.older.${dialect}`)];
}

function hasAttributes({ attributesKey }: { readonly attributesKey: number }): boolean {
  return attributesKey !== none;
}
