import { type Finding, finding, type Span } from '../finding.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Message } from '../messages.js';
import { containmentCycles } from './cycles.js';
import { contains, type SchemaModel } from './model.js';
import { nearest } from './nearest.js';

/** A rule: one code, from the model to its findings. */
type Rule = (schema: SchemaModel) => Finding[];

/** All rules of a compatibility schema that are no matter of JSON or of JSON Graph Format. */
const rules: readonly Rule[] = [
  missingNamespace,
  missingVersion,
  undeclaredNodes,
  unconnectedNodes,
  selfEdges,
  duplicateEdges,
  containmentCircles,
  attributeNameMismatches,
];

/** The findings of the rules, a piece of the work for each. */
export function* ruleFindings(schema: SchemaModel): Generator<void, Finding[]> {
  const findings: Finding[][] = [];
  for (const rule of rules) {
    findings.push(rule(schema));
    yield;
  }
  return findings.flat();
}

function missingNamespace({ tree, graph, namespace }: SchemaModel): Finding[] {
  const id = tree.key(graph, 'id');
  if (id === none) {
    return [finding('missing-namespace', graphKey(tree, graph), 'schema.missing-namespace')];
  }
  const fault = namespace === undefined ? undefined : namespaceFault(namespace);
  if (fault === undefined) return [];
  return [finding('invalid-namespace', tree.word(tree.valueOf(id)), fault.key, fault.args)];
}

/**
 * Why a text is no namespace: it is one word or several joined by dots, none of them empty, without
 * white space or control characters.
 */
export function namespaceFault(text: string): Message | undefined {
  if (text === '') return { key: 'schema.invalid-namespace.empty', args: [] };
  if (hasSpace(text)) return { key: 'schema.invalid-namespace', args: [text] };
  if (text.split('.').every((word) => word !== '')) return undefined;
  return { key: 'schema.invalid-namespace.word', args: [text] };
}

/** White space, control characters, and those that are not seen but turn the text around. */
export function hasSpace(text: string): boolean {
  return /[\s\p{Cc}\p{Cf}]/u.test(text);
}

function missingVersion({ tree, graph, version }: SchemaModel): Finding[] {
  if (version !== undefined && version.trim() !== '') return [];
  const metadata = tree.key(graph, 'metadata');
  const key = metadata === none ? none : tree.key(tree.valueOf(metadata), 'version');
  if (key === none) {
    const place = metadata === none ? graphKey(tree, graph) : tree.word(metadata);
    return [finding('missing-version', place, 'schema.missing-version')];
  }
  const value = tree.valueOf(key);
  const place = value === none ? tree.word(key) : (wordOf(tree, value) ?? tree.word(key));
  const isText = tree.is(value, JsonKind.String);
  return [
    finding(
      'missing-version',
      place,
      isText ? 'schema.missing-version.empty' : 'schema.missing-version.type',
    ),
  ];
}

/** The name `graph` itself: faults of the whole graph are shown there. */
function graphKey(tree: JsonTree, graph: number): Span {
  return tree.word(tree.parent(graph));
}

/** The text of a scalar; none of a value that spans lines. */
function wordOf(tree: JsonTree, value: number): Span | undefined {
  if (tree.is(value, JsonKind.String)) return tree.word(value);
  if (tree.is(value, JsonKind.Object) || tree.is(value, JsonKind.Array)) return undefined;
  return { start: tree.start(value), end: tree.end(value) };
}

function undeclaredNodes(schema: SchemaModel): Finding[] {
  const { tree, edges } = schema;
  const findings: Finding[] = [];
  let nearestTo: ((wrong: string) => string | undefined) | undefined;
  const check = (node: number, attribute: number): void => {
    if (node === none || attribute !== none) return;
    nearestTo ??= nearest(schema.allNames);
    findings.push(undeclared(tree.word(node), tree.string(node), nearestTo(tree.string(node))));
  };
  for (let edge = 0; edge < edges.count; edge += 1) {
    check(edges.sourceNode(edge), edges.source(edge));
    check(edges.targetNode(edge), edges.target(edge));
  }
  return findings;
}

function undeclared(place: Span, name: string, near: string | undefined): Finding {
  if (near === undefined) {
    return finding('undeclared-node', place, 'schema.undeclared-node', [name], { data: { name } });
  }
  return finding('undeclared-node', place, 'schema.undeclared-node.nearest', [name, near], {
    data: { name, nearest: near },
  });
}

function unconnectedNodes(schema: SchemaModel): Finding[] {
  const { count, edges } = schema;
  const connected = new Uint8Array(count);
  for (let edge = 0; edge < edges.count; edge += 1) {
    const source = edges.source(edge);
    const target = edges.target(edge);
    if (source !== none) connected[source] = 1;
    if (target !== none) connected[target] = 1;
  }
  const findings: Finding[] = [];
  for (let index = 0; index < count; index += 1) {
    if (connected[index] === 0) findings.push(unconnected(schema, index));
  }
  return findings;
}

function unconnected(schema: SchemaModel, index: number): Finding {
  const name = schema.name(index);
  const parent = parentByName(name, schema);
  const place = schema.tree.word(schema.key(index));
  if (parent === undefined) {
    return finding('unconnected-node', place, 'schema.unconnected-node', [name], {
      data: { name },
    });
  }
  return finding('unconnected-node', place, 'schema.unconnected-node.parent', [name, parent], {
    data: { name, parent },
  });
}

/** The longest declared name that this one extends. */
function parentByName(name: string, schema: SchemaModel): string | undefined {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const parent = name.slice(0, dot);
    if (schema.declares(parent)) return parent;
  }
  return undefined;
}

function selfEdges({ tree, edges }: SchemaModel): Finding[] {
  const findings: Finding[] = [];
  for (let edge = 0; edge < edges.count; edge += 1) {
    const source = edges.sourceNode(edge);
    const target = edges.targetNode(edge);
    if (source === none || target === none || !tree.sameString(source, target)) continue;
    const name = tree.string(target);
    findings.push(finding('self-edge', tree.word(target), 'schema.self-edge', [name]));
  }
  return findings;
}

function duplicateEdges(schema: SchemaModel): Finding[] {
  const { tree, edges } = schema;
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const reached = edgesInto(schema);
  for (let edge = 0; edge < edges.count; edge += 1) {
    const source = edges.sourceNode(edge);
    const target = edges.targetNode(edge);
    if (source === none || target === none) continue;
    // In a tree every attribute is reached once, and nothing has to be remembered.
    const directed = edges.directed(edge) || edges.word(edge) === contains;
    if (directed && reached[edges.target(edge)] === 1) continue;
    const key = statement(tree.string(source), edges.word(edge), tree.string(target), directed);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, edge);
    else findings.push(duplicateEdge(schema, first, edge));
  }
  return findings;
}

/** How many edges have each attribute as their target. */
function edgesInto({ count, edges }: SchemaModel): Uint32Array {
  const into = new Uint32Array(count);
  for (let edge = 0; edge < edges.count; edge += 1) {
    const target = edges.target(edge);
    if (target !== none) into[target]! += 1;
  }
  return into;
}

/** What an edge says. An undirected one says the same from either end, unless it is of containment. */
function statement(source: string, word: string, target: string, directed: boolean): string {
  const [from, to] = directed || source <= target ? [source, target] : [target, source];
  // Nothing keeps a name from holding any separator: lengths keep the parts apart.
  return `${from.length} ${word.length}${directed ? '>' : '-'}${from}${word}${to}`;
}

function duplicateEdge({ tree, edges }: SchemaModel, first: number, again: number): Finding {
  const place = (edge: number): Span => ({
    start: tree.start(edges.node(edge)),
    end: tree.end(edges.node(edge)),
  });
  const args = [
    tree.string(edges.sourceNode(again)),
    edges.word(again) || '→',
    tree.string(edges.targetNode(again)),
  ];
  return finding('duplicate-edge', place(again), 'schema.duplicate-edge', args, {
    related: [{ message: { key: 'schema.duplicate-edge.first', args: [] }, ...place(first) }],
  });
}

function containmentCircles(schema: SchemaModel): Finding[] {
  const { tree, edges } = schema;
  return containmentCycles(schema).map(({ closing, names }) =>
    finding('containment-cycle', tree.word(edges.targetNode(closing)), 'schema.containment-cycle', [
      names.join(' → '),
    ]),
  );
}

function attributeNameMismatches({ tree, edges }: SchemaModel): Finding[] {
  const findings: Finding[] = [];
  for (let edge = 0; edge < edges.count; edge += 1) {
    const parent = edges.source(edge);
    const child = edges.target(edge);
    if (parent === none || child === none || parent === child) continue;
    const source = edges.sourceNode(edge);
    const target = edges.targetNode(edge);
    if (edges.word(edge) !== contains || tree.extendsName(target, source)) continue;
    const args = [tree.string(target), tree.string(source)];
    const place = tree.word(target);
    findings.push(
      finding('attribute-name-mismatch', place, 'schema.attribute-name-mismatch', args),
    );
  }
  return findings;
}
