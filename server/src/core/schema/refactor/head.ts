import type { Change } from '../../json/edits.js';
import { JsonKind, type JsonTree, none } from '../../json/tree.js';

/** The name that a graph gets until its author writes the true one. */
const namespace = '"org.example"';
const version = '"0.1.0"';

/** What gives a graph an `id`; nothing where it has one. */
export function namespaceChanges(tree: JsonTree, graph: number): readonly Change[] {
  if (!tree.is(graph, JsonKind.Object) || tree.key(graph, 'id') !== none) return [];
  return [{ kind: 'add-first', object: graph, name: 'id', value: namespace }];
}

/** What gives a graph a version; nothing where it has one, or where somebody has to look at what is there. */
export function versionChanges(tree: JsonTree, graph: number): readonly Change[] {
  if (!tree.is(graph, JsonKind.Object)) return [];
  const key = tree.key(graph, 'metadata');
  if (key === none) {
    const value = `{ "version": ${version} }`;
    return [{ kind: 'add-member', object: graph, name: 'metadata', value }];
  }
  const metadata = tree.valueOf(key);
  if (!tree.is(metadata, JsonKind.Object)) return [];
  const known = tree.key(metadata, 'version');
  if (known !== none) return versionWritten(tree, tree.valueOf(known));
  return [{ kind: 'add-first', object: metadata, name: 'version', value: version }];
}

/** `0.1` → `"0.1"`; one of white space is none. */
function versionWritten(tree: JsonTree, value: number): readonly Change[] {
  if (value === none) return [];
  const span = { start: tree.start(value), end: tree.end(value) };
  if (tree.is(value, JsonKind.Number)) {
    return [{ kind: 'replace', span, text: `"${tree.text.slice(span.start, span.end)}"` }];
  }
  const isBlank = tree.is(value, JsonKind.String) && tree.string(value).trim() === '';
  if (!isBlank && !tree.is(value, JsonKind.Null)) return [];
  return [{ kind: 'replace', span, text: version }];
}

/**
 * What makes a compatibility schema of a graph that is none yet: a namespace, a type and a version, and
 * one `graph` of `graphs` that hold one. Nothing where that is all there, or where it would not do: a
 * text with faults, several graphs, hyperedges, no nodes.
 */
export function schemaChanges(tree: JsonTree): readonly Change[] {
  if (tree.faults.length > 0) return [];
  const only = onlyGraph(tree);
  const graph = only?.graph ?? tree.member(tree.root, 'graph');
  const nodes = tree.member(graph, 'nodes');
  const hasNodes = tree.is(nodes, JsonKind.Object) && tree.next(nodes) > nodes + 1;
  if (!hasNodes || tree.key(graph, 'hyperedges') !== none) return [];
  return [
    ...(only?.changes ?? []),
    ...namespaceChanges(tree, graph),
    ...typeChanges(tree, graph),
    ...versionChanges(tree, graph),
  ];
}

/** A type that is there says something to somebody and stays. */
function typeChanges(tree: JsonTree, graph: number): readonly Change[] {
  if (tree.key(graph, 'type') !== none) return [];
  return [{ kind: 'add-first', object: graph, name: 'type', value: '"compspec"' }];
}

/** `"graphs": [{ … }]` → `"graph": { … }`. */
function onlyGraph(
  tree: JsonTree,
): { readonly graph: number; readonly changes: readonly Change[] } | undefined {
  const key = tree.key(tree.root, 'graphs');
  if (key === none || tree.key(tree.root, 'graph') !== none) return undefined;
  const array = tree.valueOf(key);
  const [graph, ...others] = [...tree.children(array)];
  if (!tree.is(array, JsonKind.Array) || graph === undefined || others.length > 0) return undefined;
  const replaced = (start: number, end: number, text: string): Change => {
    return { kind: 'replace', span: { start, end }, text };
  };
  return {
    graph,
    changes: [
      replaced(tree.start(key), tree.end(key), '"graph"'),
      replaced(tree.start(array), tree.start(graph), ''),
      replaced(tree.end(graph), tree.end(array), ''),
    ],
  };
}
