import { JsonKind, type JsonTree, none } from '../json/tree.js';

/**
 * The ways in which compatibility specs are written:
 *
 * | | dialect | known by |
 * |---|---|---|
 * | a | early artifact | `metadata.jsonSchema`, `compatibilities[].annotations` |
 * | b | text of Proposal D | `compatibilities[].schema` and `annotations` |
 * | c | JSON Schema of supercontainers | `compatibilities[].{name,version,schema,attributes}` |
 * | d | compspec-go, compspec-python | `metadata.schemas`, `compatibilities[].attributes` |
 * | e | compat-lib | flat: `version` and `attributes` of qualified names |
 */
export const dialects = ['a', 'b', 'c', 'd', 'e'] as const;
export type Dialect = (typeof dialects)[number];

/** The dialect that files are written in today, and that older ones are converted to. */
export const currentDialect: Dialect = 'd';

/** The dialect of a spec; of one that shows no sign, the one in use today. */
export function dialectOf(tree: JsonTree): Dialect {
  const { root } = tree;
  const entries = tree.member(root, 'compatibilities');
  if (entries === none && tree.key(root, 'attributes') !== none) return 'e';
  const metadata = tree.member(root, 'metadata');
  const has = { annotations: false, attributes: false, schema: false };
  for (const entry of tree.children(entries)) {
    has.annotations ||= tree.key(entry, 'annotations') !== none;
    has.attributes ||= tree.key(entry, 'attributes') !== none;
    has.schema ||= tree.key(entry, 'schema') !== none;
  }
  if (has.annotations && !has.attributes) {
    return tree.key(metadata, 'jsonSchema') !== none ? 'a' : 'b';
  }
  return has.schema && tree.key(metadata, 'schemas') === none ? 'c' : 'd';
}

/**
 * Whether a document is a spec of dialect `e`: nothing but a version and attributes, scalars under
 * names of three words or more, such as `org.supercontainers.os.name`. Two words would be anybody's. A
 * name without a value is being typed, and says nothing yet.
 */
export function isFlatSpec(tree: JsonTree): boolean {
  const { root } = tree;
  if (!tree.is(root, JsonKind.Object) || tree.key(root, 'version') === none) return false;
  const attributes = tree.member(root, 'attributes');
  if (!tree.is(attributes, JsonKind.Object)) return false;
  for (const key of tree.children(root)) if (!flatMembers.has(tree.string(key))) return false;
  let isTold = false;
  for (const key of tree.children(attributes)) {
    const value = tree.valueOf(key);
    // In YAML what is left out is a value of no width.
    if (value === none || tree.start(value) === tree.end(value)) continue;
    if (tree.is(value, JsonKind.Object) || tree.is(value, JsonKind.Array)) return false;
    if (!/^[^\s.]+(?:\.[^\s.]+){2,}$/.test(tree.string(key))) return false;
    isTold = true;
  }
  return isTold;
}

const flatMembers: ReadonlySet<string> = new Set(['attributes', 'kind', 'metadata', 'version']);
