import type { Code } from '../codes.js';
import type { Finding, Span } from '../finding.js';
import type { Change } from '../json/edits.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { valueAt } from '../json/value.js';
import type { Message } from '../messages.js';
import { contains, type SchemaModel } from './model.js';
import { namespaceChanges, schemaChanges, versionChanges } from './refactor/head.js';

/** A change of the text that ends a finding. */
export interface Fix {
  readonly title: Message;
  readonly changes: readonly Change[];
  /** The likeliest of several. */
  readonly isPreferred: boolean;
  /** "Fix all" may do it unasked: nothing is lost, and nothing guessed. */
  readonly isSafe: boolean;
}

/** From a finding to what can be done about it. */
type Fixer = (schema: SchemaModel, finding: Finding) => readonly Fix[];

/** The codes whose findings can be fixed by a machine. */
const fixers: Readonly<Partial<Record<Code, Fixer>>> = {
  'undeclared-node': (schema, finding) => [...rename(finding), ...declare(schema, finding)],
  'unconnected-node': connect,
  'duplicate-edge': removeEdge,
  'self-edge': removeEdge,
  'not-a-compatibility-schema': makeSchema,
  'missing-namespace': addNamespace,
  'missing-version': addVersion,
};

/** What can be done about a finding of this schema; nothing for a code that needs a person. */
export function fixesOf(schema: SchemaModel, finding: Finding): readonly Fix[] {
  return fixers[finding.code]?.(schema, finding) ?? [];
}

function rename({ data, start, end }: Finding): readonly Fix[] {
  const near = data?.['nearest'];
  if (near === undefined) return [];
  const text = JSON.stringify(near).slice(1, -1);
  return [
    fix('fix.rename', [near], [{ kind: 'replace', span: { start, end }, text }], {
      isPreferred: true,
    }),
  ];
}

function declare(schema: SchemaModel, { data }: Finding): readonly Fix[] {
  const name = data?.['name'];
  const { nodes } = schema;
  if (name === undefined || nodes === none) return [];
  const node = JSON.stringify({ label: labelFor(name) }, undefined, 2).replace(/\s*\n\s*/g, ' ');
  const near = data?.['nearest'] !== undefined;
  const change: Change = { kind: 'add-member', object: nodes, name, value: node };
  return [fix('fix.declare', [name], [change], { isPreferred: !near })];
}

/** A label for people: `hardware.gpu.version` → `hardware gpu version`. */
export function labelFor(name: string): string {
  return name.replace(/[._-]+/g, ' ').trim();
}

function connect(schema: SchemaModel, { data }: Finding): readonly Fix[] {
  const { tree, graph } = schema;
  const name = data?.['name'];
  const parent = data?.['parent'];
  if (name === undefined || parent === undefined) return [];
  const edges = tree.member(graph, 'edges');
  const edge = edgeText(tree, edges, { source: parent, target: name, relation: contains });
  if (tree.key(graph, 'edges') === none) {
    const change: Change = { kind: 'add-member', object: graph, name: 'edges', value: `[${edge}]` };
    // Of several such fixes each would make the list: one after the other, not all at once.
    return [fix('fix.connect', [name, parent], [change], { isPreferred: true })];
  }
  if (!tree.is(edges, JsonKind.Array)) return [];
  const change: Change = { kind: 'add-item', array: edges, value: edge };
  return [fix('fix.connect', [name, parent], [change], { isPreferred: true, isSafe: true })];
}

/** An edge on one line or on several, as the last one is. */
export function edgeText(
  tree: JsonTree,
  edges: number,
  edge: Readonly<Record<string, string>>,
): string {
  const last = [...tree.children(edges)].pop();
  const text = last === undefined ? '' : tree.text.slice(tree.start(last), tree.end(last));
  const indented = JSON.stringify(edge, undefined, '  ');
  return /[\r\n]/.test(text) ? indented : indented.replace(/\s*\n\s*/g, ' ');
}

function removeEdge({ tree, edges }: SchemaModel, finding: Finding): readonly Fix[] {
  const node = edgeAt(tree, edges.array, finding);
  if (node === none) return [];
  const first = finding.related?.[0];
  // A label or metadata of its own is more than what the earlier edge says.
  const isSafe = first !== undefined && sameValue(tree, node, edgeAt(tree, edges.array, first));
  const isPreferred = finding.code === 'duplicate-edge';
  return [fix('fix.remove-edge', [], [{ kind: 'remove', child: node }], { isPreferred, isSafe })];
}

/** The item of the array that a place is in, or `none`. */
function edgeAt(tree: JsonTree, array: number, { start }: Span): number {
  let node = tree.lastStartingBy(start);
  while (node !== none && tree.parent(node) !== array) node = tree.parent(node);
  return node;
}

function sameValue(tree: JsonTree, one: number, other: number): boolean {
  if (one === none || other === none) return false;
  const text = (node: number): string => {
    const value = valueAt(tree, node);
    return JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return text(one) === text(other);
}

function addNamespace({ tree, graph }: SchemaModel): readonly Fix[] {
  const changes = namespaceChanges(tree, graph);
  if (changes.length === 0) return [];
  const all = schemaChanges(tree);
  return [
    fix('fix.add-namespace', [], changes, { isPreferred: true }),
    ...(all.length > changes.length ? makeSchema({ tree }) : []),
  ];
}

function makeSchema({ tree }: Pick<SchemaModel, 'tree'>): readonly Fix[] {
  const changes = schemaChanges(tree);
  return changes.length === 0 ? [] : [fix('refactor.make-schema', [], changes, {})];
}

function addVersion({ tree, graph }: SchemaModel): readonly Fix[] {
  const changes = versionChanges(tree, graph);
  const [change] = changes;
  if (change === undefined) return [];
  const isPreferred = true;
  // A version that is a number has only lost its quotes; any other is a placeholder.
  if (change.kind !== 'replace' || !tree.is(tree.at(change.span.start), JsonKind.Number)) {
    return [fix('fix.add-version', [], changes, { isPreferred })];
  }
  return [fix('fix.quote-version', [change.text], changes, { isPreferred, isSafe: true })];
}

function fix(
  key: Message['key'],
  args: readonly string[],
  changes: readonly Change[],
  { isPreferred = false, isSafe = false },
): Fix {
  return { title: { key, args }, changes, isPreferred, isSafe };
}
