import { arrangement, childText } from '../../json/arrange.js';
import { indentUnitOf, lineEndOf, type TextEdit } from '../../json/edits.js';
import { duplicateKeyFindings } from '../../json/findings.js';
import { JsonKind, none } from '../../json/tree.js';
import { hierarchyOf } from '../hierarchy.js';
import type { SchemaModel } from '../model.js';
import { namespaceFault } from '../rules.js';

/** An attribute and everything below it as a schema of its own. */
export interface Extraction {
  /** Its namespace: the old one and the attribute's name. */
  readonly namespace: string;
  /** The text of the new schema. */
  readonly text: string;
  /** What takes the attributes out of the old one. */
  readonly edits: readonly TextEdit[];
  /** Edges between the attributes that go and those that stay: no schema can have them. */
  readonly dropped: number;
}

/**
 * Takes an attribute and everything that it contains out of a schema. Attributes keep their names, as
 * those of published split-offs do: `hardware.gpu.version` of `org.example` is found as
 * `org.example.hardware.gpu.hardware.gpu.version`, and `mpi.version` of the published `mpi` as
 * `mpi.mpi.version`.
 *
 * Undefined where one of the two schemas would be less sound than the one they come from: an attribute
 * that nothing relates to another, a value that is inferred across the border, an empty schema.
 */
export function extraction(schema: SchemaModel, attribute: number): Extraction | undefined {
  const { tree, namespace, nodes, edges } = schema;
  if (tree.faults.length > 0 || namespace === undefined || edges.array === none) return undefined;
  const own = `${namespace}.${schema.name(attribute)}`;
  if (namespaceFault(own) !== undefined) return undefined;
  const border = new Border(schema, attribute);
  if (!border.isSound || duplicateKeyFindings(tree).length > 0) return undefined;
  const isStaying = (child: number, going: ReadonlySet<number>): boolean => !going.has(child);
  const goingNodes = new Set([...border.inside].map((index) => schema.key(index)));
  const gone = new Set([...border.going, ...border.crossing]);
  const remaining = [
    arrangement(
      tree,
      nodes,
      [...tree.children(nodes)].filter((key) => isStaying(key, goingNodes)),
    ),
    arrangement(
      tree,
      edges.array,
      [...tree.children(edges.array)].filter((edge) => isStaying(edge, gone)),
    ),
  ];
  return {
    namespace: own,
    text: newSchema(schema, own, [...goingNodes], border.going),
    edits: remaining.filter((edit) => edit !== undefined),
    dropped: border.crossing.length,
  };
}

/** What goes, what stays, and what is between them. */
class Border {
  /** The attributes that go, in the order of the text. */
  readonly inside: ReadonlySet<number>;
  /** Edges among them, or from them to a name that nobody declares. */
  readonly going: readonly number[];
  readonly crossing: readonly number[];
  /** Whether both sides are as sound as they were together. */
  readonly isSound: boolean;

  constructor(
    readonly schema: SchemaModel,
    attribute: number,
  ) {
    const { edges, count } = schema;
    const inside = below(schema, attribute);
    const isInside = (end: number): boolean => inside.has(end);
    const [before, after] = [new Set<number>(), new Set<number>()];
    const [going, crossing]: [number[], number[]] = [[], []];
    for (let edge = 0; edge < edges.count; edge += 1) {
      const ends = [edges.source(edge), edges.target(edge)].filter((end) => end !== none);
      for (const end of ends) before.add(end);
      const goes = ends.length > 0 && ends.every(isInside);
      const stays = !ends.some(isInside);
      if (goes || stays) for (const end of ends) after.add(end);
      if (goes) going.push(edges.node(edge));
      else if (!stays) crossing.push(edges.node(edge));
    }
    this.inside = inside;
    this.going = going;
    this.crossing = crossing;
    this.isSound =
      going.length > 0 &&
      inside.size < count &&
      after.size === before.size &&
      !infersAcross(schema, inside);
  }
}

/** The attribute and everything below it, in the order of the text. */
function below(schema: SchemaModel, attribute: number): ReadonlySet<number> {
  const { children } = hierarchyOf(schema);
  const found = new Set([attribute]);
  for (const known of found) for (const child of children(known)) found.add(child);
  return new Set([...found].sort((one, other) => one - other));
}

/** Whether a value on one side is inferred from one on the other. */
function infersAcross(schema: SchemaModel, inside: ReadonlySet<number>): boolean {
  const { tree, byName, namespace } = schema;
  return schema.attributes.some(({ index, metadata }) => {
    const from = tree.member(tree.member(metadata, 'inferred'), 'from');
    if (!tree.is(from, JsonKind.String)) return false;
    const name = tree.string(from);
    // With its namespace an attribute of this schema would be looked for in the other one.
    if (name.startsWith(`${namespace}.`)) return true;
    const named = byName.get(name);
    return named !== undefined && inside.has(named.index) !== inside.has(index);
  });
}

/** The members are as they were written; what is around them is as in the old text. */
function newSchema(
  { tree, graph, version }: SchemaModel,
  namespace: string,
  nodes: readonly number[],
  edges: readonly number[],
): string {
  const unit = indentUnitOf(tree);
  const lineEnd = lineEndOf(tree);
  const line = (depth: number, text: string): string => unit.repeat(depth) + text;
  const texts = (children: readonly number[]): string =>
    children.map((child) => line(3, childText(tree, child))).join(`,${lineEnd}`);
  const type = tree.member(graph, 'type');
  const directed = tree.key(graph, 'directed');
  return [
    '{',
    line(1, '"graph": {'),
    line(2, `"id": ${JSON.stringify(namespace)},`),
    line(2, `"type": ${tree.is(type, JsonKind.String) ? childText(tree, type) : '"compspec"'},`),
    line(2, `"metadata": { "version": ${JSON.stringify(version ?? '0.1.0')} },`),
    ...(directed === none ? [] : [line(2, `${childText(tree, directed)},`)]),
    line(2, '"nodes": {'),
    texts(nodes),
    line(2, '},'),
    line(2, '"edges": ['),
    texts(edges),
    line(2, ']'),
    line(1, '}'),
    '}',
    '',
  ].join(lineEnd);
}
