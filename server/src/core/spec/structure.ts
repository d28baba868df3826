import { type Finding, finding, type Span } from '../finding.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Argument, MessageKey } from '../messages.js';
import { typeNamed, typeOf } from '../schema/types.js';
import type { SpecModel } from './model.js';

/** Members of a spec that are missing or of the wrong type, so that attributes are lost. */
export function structureFindings({ tree, dialect }: SpecModel): Finding[] {
  // What is missing from a text that is not whole may be about to be typed.
  const isWhole = tree.faults.length === 0;
  const { root } = tree;
  const metadata = tree.member(root, 'metadata');
  const findings = [
    ...wrongType(tree, root, 'metadata', JsonKind.Object),
    ...wrongType(tree, metadata, 'name', JsonKind.String),
    ...wrongType(tree, metadata, 'jsonSchema', JsonKind.String),
    ...wrongType(tree, metadata, 'schemas', JsonKind.Object),
    ...addressFindings(tree, tree.member(metadata, 'schemas')),
  ];
  if (dialect === 'e')
    return [...findings, ...wrongType(tree, root, 'attributes', JsonKind.Object)];
  const entries = tree.member(root, 'compatibilities');
  if (tree.key(root, 'compatibilities') === none) {
    return isWhole ? [...findings, missing(tree, root, 'spec.no-entries')] : findings;
  }
  findings.push(...wrongType(tree, root, 'compatibilities', JsonKind.Array));
  if (!tree.is(entries, JsonKind.Array)) return findings;
  for (const entry of tree.children(entries)) findings.push(...entryFindings(tree, entry, isWhole));
  return findings;
}

function entryFindings(tree: JsonTree, entry: number, isWhole: boolean): Finding[] {
  if (!tree.is(entry, JsonKind.Object)) {
    return [fault(visible(tree, entry), 'spec.wrong-entry', [typeOf(tree, entry)])];
  }
  const attributes = tree.key(entry, 'attributes');
  const annotations = tree.key(entry, 'annotations');
  const findings = [
    ...wrongType(tree, entry, 'name', JsonKind.String),
    ...emptyName(tree, entry),
    ...wrongVersion(tree, entry),
    ...wrongType(tree, entry, 'schema', JsonKind.String),
    ...wrongType(tree, entry, 'attributes', JsonKind.Object),
    ...wrongType(tree, entry, 'annotations', JsonKind.Object),
  ];
  if (attributes !== none && annotations !== none) {
    findings.push(fault(tree.word(annotations), 'spec.both-attributes'));
  }
  if (!isWhole) return findings;
  if (tree.key(entry, 'name') === none) findings.push(missing(tree, entry, 'spec.no-name'));
  if (attributes === none && annotations === none) {
    findings.push(missing(tree, entry, 'spec.no-attributes'));
  }
  return findings;
}

function emptyName(tree: JsonTree, entry: number): Finding[] {
  const name = tree.member(entry, 'name');
  if (!tree.is(name, JsonKind.String) || tree.string(name).trim() !== '') return [];
  return [fault(tree.word(name), 'spec.no-name')];
}

/** A number is told as a value without quotes, wherever it stands. */
function wrongVersion(tree: JsonTree, entry: number): Finding[] {
  const version = tree.member(entry, 'version');
  const isNothing = [JsonKind.Array, JsonKind.Null, JsonKind.Object].some((kind) =>
    tree.is(version, kind),
  );
  return isNothing ? wrongType(tree, entry, 'version', JsonKind.String) : [];
}

/** The place of an item; of an empty one in YAML, the name of its list. */
function visible(tree: JsonTree, item: number): Span {
  const span = { start: tree.start(item), end: tree.end(item) };
  const key = tree.parent(tree.parent(item));
  return span.start < span.end || key === none ? span : tree.word(key);
}

function addressFindings(tree: JsonTree, schemas: number): Finding[] {
  if (!tree.is(schemas, JsonKind.Object)) return [];
  return [...tree.children(schemas)].flatMap((key) => {
    const value = tree.valueOf(key);
    if (value === none || tree.is(value, JsonKind.String)) return [];
    const args = [tree.string(key), typeNamed('string'), typeOf(tree, value)];
    return [fault(tree.word(key), 'spec.wrong-type', args)];
  });
}

const typeNames = {
  [JsonKind.Object]: 'object',
  [JsonKind.Array]: 'array',
  [JsonKind.String]: 'string',
} as const;

/** A member that is there and of another type; one whose value is still to be typed is not. */
function wrongType(
  tree: JsonTree,
  object: number,
  name: string,
  kind: keyof typeof typeNames,
): Finding[] {
  const key = tree.key(object, name);
  const value = key === none ? none : tree.valueOf(key);
  if (value === none || tree.is(value, kind)) return [];
  const args = [name, typeNamed(typeNames[kind]), typeOf(tree, value)];
  return [fault(tree.word(key), 'spec.wrong-type', args)];
}

/** Something missing in an object is told at its first name, which a reader sees. */
function missing(tree: JsonTree, object: number, key: MessageKey): Finding {
  const [first] = tree.children(object);
  const span =
    first === undefined ? { start: tree.start(object), end: tree.end(object) } : tree.word(first);
  return fault(span, key);
}

function fault(span: Span, key: MessageKey, args: readonly Argument[] = []): Finding {
  return finding('spec-structure', span, key, args);
}
