import { type Finding, finding, type Span } from '../finding.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { containmentCycles } from './cycles.js';
import {
  type Attribute,
  contains,
  type EdgeEnd,
  type Relation,
  type SchemaModel,
} from './model.js';
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

export function ruleFindings(schema: SchemaModel): Finding[] {
  return rules.flatMap((rule) => rule(schema));
}

function missingNamespace({ tree, graph, namespace }: SchemaModel): Finding[] {
  const id = tree.key(graph, 'id');
  if (id === none) {
    return [finding('missing-namespace', graphKey(tree, graph), 'schema.missing-namespace')];
  }
  if (namespace === undefined || isNamespace(namespace)) return [];
  const place = tree.word(tree.valueOf(id));
  return [
    namespace === ''
      ? finding('invalid-namespace', place, 'schema.invalid-namespace.empty')
      : finding('invalid-namespace', place, 'schema.invalid-namespace', [namespace]),
  ];
}

/** One word or several joined by dots, none of them empty, without white space or control characters. */
function isNamespace(text: string): boolean {
  return text.split('.').every((word) => word !== '' && !/[\s\p{Cc}]/u.test(word));
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
  return [finding('missing-version', place, 'schema.missing-version.type')];
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

function undeclaredNodes({ tree, attributes, relations }: SchemaModel): Finding[] {
  const findings: Finding[] = [];
  const nearestTo = nearest(attributes.map(({ name }) => name));
  const check = ({ name, node, attribute }: EdgeEnd): void => {
    if (name === undefined || attribute !== undefined) return;
    const other = nearestTo(name);
    const place = tree.word(node);
    findings.push(
      other === undefined
        ? finding('undeclared-node', place, 'schema.undeclared-node', [name], { data: { name } })
        : finding('undeclared-node', place, 'schema.undeclared-node.nearest', [name, other], {
            data: { name, nearest: other },
          }),
    );
  };
  for (const relation of relations) {
    check(relation.source);
    check(relation.target);
  }
  return findings;
}

function unconnectedNodes({ tree, attributes, byName, relations }: SchemaModel): Finding[] {
  const connected = new Uint8Array(attributes.length);
  for (const { source, target } of relations) {
    if (source.attribute !== undefined) connected[source.attribute.index] = 1;
    if (target.attribute !== undefined) connected[target.attribute.index] = 1;
  }
  return attributes
    .filter(({ index }) => connected[index] === 0)
    .map(({ name, key }) => {
      const parent = parentByName(name, byName);
      const place = tree.word(key);
      return parent === undefined
        ? finding('unconnected-node', place, 'schema.unconnected-node', [name], { data: { name } })
        : finding(
            'unconnected-node',
            place,
            'schema.unconnected-node.parent',
            [name, parent.name],
            {
              data: { name, parent: parent.name },
            },
          );
    });
}

/** The declared attribute whose name is the longest prefix of this one. */
function parentByName(name: string, byName: ReadonlyMap<string, Attribute>): Attribute | undefined {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const parent = byName.get(name.slice(0, dot));
    if (parent !== undefined) return parent;
  }
  return undefined;
}

function selfEdges({ tree, relations }: SchemaModel): Finding[] {
  return relations
    .filter(isSelfEdge)
    .map(({ source, target }) =>
      finding('self-edge', tree.word(target.node), 'schema.self-edge', [source.name ?? '']),
    );
}

function isSelfEdge({ source, target }: Relation): boolean {
  return source.name !== undefined && source.name === target.name;
}

function duplicateEdges({ tree, relations }: SchemaModel): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, Map<string, Relation>>();
  for (const relation of relations) {
    if (relation.source.name === undefined || relation.target.name === undefined) continue;
    const [from, to] = orderedEnds(relation.source.name, relation.target.name, relation.directed);
    const byTarget = seen.get(from) ?? new Map<string, Relation>();
    if (byTarget.size === 0) seen.set(from, byTarget);
    // Nothing stops a name or a word from holding a line feed: the word's length keeps the two apart.
    const key = `${relation.word.length}${relation.directed ? '>' : '-'}${relation.word}${to}`;
    const first = byTarget.get(key);
    if (first === undefined) byTarget.set(key, relation);
    else findings.push(duplicateEdge(tree, first, relation));
  }
  return findings;
}

/** An undirected edge says the same from either end. */
function orderedEnds(source: string, target: string, directed: boolean): [string, string] {
  return directed || source <= target ? [source, target] : [target, source];
}

function duplicateEdge(tree: JsonTree, first: Relation, again: Relation): Finding {
  const args = [again.source.name ?? '', again.word || '→', again.target.name ?? ''];
  const place = (relation: Relation): Span => ({
    start: tree.start(relation.node),
    end: tree.end(relation.node),
  });
  return finding('duplicate-edge', place(again), 'schema.duplicate-edge', args, {
    related: [{ message: { key: 'schema.duplicate-edge.first', args: [] }, ...place(first) }],
  });
}

function containmentCircles(schema: SchemaModel): Finding[] {
  return containmentCycles(schema).map(({ closing, names }) =>
    finding(
      'containment-cycle',
      schema.tree.word(closing.target.node),
      'schema.containment-cycle',
      [names.join(' → ')],
    ),
  );
}

function attributeNameMismatches({ tree, relations }: SchemaModel): Finding[] {
  const findings: Finding[] = [];
  for (const { source, target, word } of relations) {
    if (word !== contains || source.attribute === undefined || target.attribute === undefined)
      continue;
    const parent = source.attribute.name;
    const child = target.attribute.name;
    if (parent === child || extendsName(child, parent)) continue;
    findings.push(
      finding('attribute-name-mismatch', tree.word(target.node), 'schema.attribute-name-mismatch', [
        child,
        parent,
      ]),
    );
  }
  return findings;
}

function extendsName(child: string, parent: string): boolean {
  return (
    child.length > parent.length + 1 &&
    child.charCodeAt(parent.length) === 0x2e /* . */ &&
    child.startsWith(parent)
  );
}
