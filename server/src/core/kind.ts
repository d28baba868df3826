import { JsonKind, type JsonTree, none } from './json/tree.js';
import { isFlatSpec } from './spec/dialects.js';

/** What tells how an image is built: a Dockerfile, or a definition file of Apptainer or Singularity. */
export type RecipeKind = 'dockerfile' | 'definition';

/** What a document is, by its content. */
export type DocumentKind = 'schema' | 'spec' | 'rules' | RecipeKind | 'other';

/**
 * Tells the kind of a JSON or YAML document by its top-level members, whatever its name: `graph` or
 * `graphs` make a schema; `kind: CompatibilitySpec`, `compatibilities` with attributes, or nothing but
 * qualified attributes a spec; `compatibilities` with `rules` rules. Documents of other programs that
 * share the name `compspec.json` are `other`.
 */
export function kindOf(tree: JsonTree): DocumentKind {
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
  if (tree.is(kind, JsonKind.String) && tree.stringIs(kind, 'CompatibilitySpec')) return 'spec';
  return isFlatSpec(tree) ? 'spec' : 'other';
}

const entryKeys = ['attributes', 'annotations'];
