import { JsonKind, type JsonTree, none } from './json/tree.js';

/** What a document is, by its content. */
export type DocumentKind = 'schema' | 'spec' | 'rules' | 'dockerfile' | 'other';

/**
 * Tells a JSON document's kind by its top-level members, whatever its name: `graph` or `graphs` make
 * a schema; `kind: CompatibilitySpec` or `compatibilities` a spec, of rules where one of its entries
 * has `rules`. Documents of other programs that share the name `compspec.json` are `other`.
 */
export function kindOfJson(tree: JsonTree): DocumentKind {
  const root = tree.root;
  if (tree.key(root, 'graph') !== none || tree.key(root, 'graphs') !== none) return 'schema';
  const compatibilities = tree.member(root, 'compatibilities');
  if (tree.is(compatibilities, JsonKind.Array)) {
    for (const entry of tree.children(compatibilities)) {
      if (tree.key(entry, 'rules') !== none) return 'rules';
      if (entryKeys.some((key) => tree.key(entry, key) !== none)) return 'spec';
    }
  }
  const kind = tree.member(root, 'kind');
  return tree.is(kind, JsonKind.String) && tree.stringIs(kind, 'CompatibilitySpec')
    ? 'spec'
    : 'other';
}

const entryKeys = ['attributes', 'annotations'];
