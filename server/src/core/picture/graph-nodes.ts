import type { Finding } from '../finding.js';
import { JsonKind, none } from '../json/tree.js';
import { catalogSchema, type FoundAttribute } from '../schema/catalog.js';
import { definitionOf } from '../schema/definition.js';
import type { SchemaModel } from '../schema/model.js';
import type { PictureContext } from './build.js';
import { attributeDetails, beginning, graphDetails, textAt } from './details.js';
import { forestOfGraph, type GraphForest } from './forest.js';
import { findingsByEdge, notesOf, relationsOf } from './graph-relations.js';
import { type OwnedFindings, ownedFindings } from './owners.js';
import { listed, rangeOf } from './parts.js';
import type { PictureDocument, PictureNode, PictureRelation } from './view/model.js';

/** A graph, and its place in the picture. */
export interface GraphSource {
  readonly schema: SchemaModel;
  readonly uri: string;
  readonly findings: readonly Finding[];
  /** What ids begin with. */
  readonly prefix: string;
  /** Its index among the documents of the picture. */
  readonly document: number;
  /** How many nodes stand before it; there is a root among them where there are any. */
  readonly before: number;
}

/** What is drawn of one graph. */
export interface GraphPart {
  readonly document: PictureDocument;
  readonly nodes: readonly PictureNode[];
  readonly relations: readonly PictureRelation[];
  readonly notes: readonly string[];
}

/** A node while it is made: of thousands, members are set where others would copy objects. */
type Draft = { -readonly [Key in keyof PictureNode]: PictureNode[Key] };

/** A label is told to so many characters; names are kept whole, since they are what is asked for. */
const mostLabel = 500;

export function graphNodes(source: GraphSource, context: PictureContext): GraphPart {
  const { schema, uri, before } = source;
  const forest = forestOfGraph(schema);
  const owned = ownedFindings(schema, source.findings, context.say);
  const own = findingsByEdge(forest, owned);
  const { order, places } = preorder(forest, before);
  const children = childrenOf(forest, order, places, before);
  const describe = describer(source, forest, owned, context);
  const declares = context.say({ key: 'picture.word.declares', args: [] });
  const nodes: PictureNode[] = [namespaceNode(source, owned, children[0]!, context)];
  for (const [at, one] of order.entries()) {
    const parent = forest.hierarchy.parent(one);
    const edge = forest.treeEdge[one]!;
    const node = describe(one);
    node.parent = parent === none ? before : places[parent]!;
    node.depth = nodes[node.parent - before]!.depth + 1;
    node.children = children[at + 1]!;
    if (edge === none) node.word = declares;
    else node.edge = { range: rangeOf(schema, schema.edges.node(edge)), ...listed(own(edge)) };
    if (forest.isConnected[one] === 0 && node.kind === 'attribute') node.unconnected = true;
    nodes.push(node);
  }
  const { namespace = '', version } = schema;
  return {
    document: { uri, namespace, ...(version !== undefined && { version }) },
    nodes,
    relations: relationsOf(forest, places, own, context),
    notes: notesOf(forest, namespace === '' ? uri : namespace, context),
  };
}

/** All numbers of a graph from top to bottom, and of each the index of its node; the namespace is the first. */
function preorder({ hierarchy, treeEdge }: GraphForest, before: number) {
  const order: number[] = [];
  const places = new Int32Array(treeEdge.length);
  const stack = [...hierarchy.roots].reverse();
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    order.push(one);
    places[one] = before + order.length;
    const below = hierarchy.children(one);
    for (let index = below.length - 1; index >= 0; index -= 1) stack.push(below[index]!);
  }
  return { order, places };
}

function childrenOf(
  { hierarchy }: GraphForest,
  order: readonly number[],
  places: Int32Array,
  before: number,
): number[][] {
  const children: number[][] = [[]];
  for (const [at, one] of order.entries()) {
    children.push([]);
    const parent = hierarchy.parent(one);
    const above = parent === none ? 0 : places[parent]! - before;
    children[above]!.push(before + at + 1);
  }
  return children;
}

function namespaceNode(
  { schema, prefix, document, before }: GraphSource,
  owned: OwnedFindings,
  children: readonly number[],
  { say }: PictureContext,
): PictureNode {
  const { tree, graph, namespace = '' } = schema;
  const id = tree.member(graph, 'id');
  const start = tree.start(graph);
  const isAlone = before === 0;
  const label = labelOf(textAt(tree, tree.member(graph, 'label')), namespace);
  const details = graphDetails(schema);
  return {
    id: `${prefix}#`,
    kind: 'namespace',
    name: namespace,
    ...(label !== undefined && { label }),
    document,
    parent: isAlone ? -1 : 0,
    depth: isAlone ? 0 : 1,
    children,
    ...(!isAlone && { word: say({ key: 'picture.word.schema', args: [] }) }),
    range: tree.is(id, JsonKind.String) ? rangeOf(schema, id) : [start, start + 1],
    ...listed(owned.ofGraph),
    ...(details.length > 0 && { details }),
  };
}

/** What a number is in itself, wherever it hangs. */
function describer(
  { schema, prefix, uri, document }: GraphSource,
  { missing, hyperedges }: GraphForest,
  owned: OwnedFindings,
  { catalog, say }: PictureContext,
): (one: number) => Draft {
  const { count } = schema;
  const entry = catalogSchema(schema, 'workspace', uri);
  const draft = (kind: PictureNode['kind'], id: string, name: string, at: number): Draft => {
    const range = rangeOf(schema, at);
    return { id, kind, name, document, parent: 0, depth: 0, children: [], range };
  };
  // What nobody else speaks of need not be looked for by its name.
  const isPublished = catalog.has(entry.namespace);
  const attributeOf = (index: number): FoundAttribute =>
    isPublished
      ? catalog.attribute(entry, schema.name(index))!
      : { in: entry, index, definition: definitionOf(schema, index), described: entry };
  return (one) => {
    const joint = one - count - missing.length;
    if (joint >= 0) {
      const { node, word } = hyperedges[joint]!;
      const name = word === '' ? say({ key: 'picture.word.joins', args: [] }) : word;
      return draft('hyperedge', `${prefix}%hyperedge#${joint}`, name, node);
    }
    if (one >= count) {
      const { name, node } = missing[one - count]!;
      const undeclared = draft('missing', attributeId(prefix, name), name, node);
      const findings = owned.ofMissing.get(name);
      if (findings !== undefined) undeclared.findings = findings;
      return undeclared;
    }
    const name = schema.name(one);
    const attribute = draft('attribute', attributeId(prefix, name), name, schema.key(one));
    const found = attributeOf(one);
    const { type, comparison, deprecated } = found.definition;
    const label = labelOf(found.definition.label, name);
    const details = attributeDetails(found);
    const findings = owned.ofAttribute.get(one);
    if (label !== undefined) attribute.label = label;
    if (findings !== undefined) attribute.findings = findings;
    if (details.length > 0) attribute.details = details;
    if (type !== undefined) attribute.type = type;
    if (comparison !== undefined) attribute.comparison = beginning(comparison, mostLabel);
    if (deprecated !== undefined) attribute.deprecated = true;
    return attribute;
  };
}

/**
 * Other than that of any other item: the namespace's ends where a name would begin, and a line break is what
 * the ids of pages have behind a node's.
 */
function attributeId(prefix: string, name: string): string {
  if (name === '') return `${prefix}#%`;
  return `${prefix}#${name.replace(/[%\n]/g, (one) => (one === '%' ? '%25' : '%0a'))}`;
}

/** A label that only says the name again, or the last word of it, is none. */
function labelOf(label: string | undefined, name: string): string | undefined {
  if (label === undefined || label.trim() === '') return undefined;
  if (saysSame(label, name, 0) || saysSame(label, name, name.lastIndexOf('.') + 1)) {
    return undefined;
  }
  return beginning(label, mostLabel);
}

/** Whether texts have the same letters and digits, in any case; they mostly differ soon. */
function saysSame(label: string, name: string, from: number): boolean {
  let at = 0;
  let there = from;
  for (;;) {
    while (at < label.length && isBetween(label.charCodeAt(at))) at += 1;
    while (there < name.length && isBetween(name.charCodeAt(there))) there += 1;
    if (at === label.length || there === name.length) {
      return at === label.length && there === name.length;
    }
    if (label[at]!.toLowerCase() !== name[there]!.toLowerCase()) return false;
    at += 1;
    there += 1;
  }
}

/** Whether a character stands between words: of ASCII, what is neither a letter nor a digit. */
function isBetween(code: number): boolean {
  const isDigit = code >= 0x30 && code <= 0x39;
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return code < 0x80 && !isDigit && !isLetter;
}
