import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import type { SchemaModel } from '../../core/schema/model.js';
import { carriedOver, rangeOf } from '../places.js';
import type { IndexedSchema } from './index.js';

/** A place in a schema that names an attribute. */
export interface Mention {
  /** The attribute's name in its namespace. */
  readonly name: string;
  /** Between the quotes. */
  readonly range: Range;
  /** Whether it is the key in `nodes` that declares the attribute. */
  readonly isDeclaration: boolean;
  /** Whether the namespace is written before the name. */
  readonly isQualified: boolean;
}

/**
 * Where a schema names attributes of a namespace: in its nodes and edges, if that is its own, and in
 * what values are inferred from, where a schema may name attributes of another one, too. In the order
 * of the text for each of these.
 */
export function mentionsIn(
  document: IndexedSchema,
  namespace: string,
  names: ReadonlySet<string>,
): Mention[] {
  const { source, schema: entry } = document;
  const { schema } = entry;
  const { tree } = schema;
  const placeOf = placesIn(tree, source);
  const isOwn = entry.namespace === namespace;
  const found: Mention[] = [];
  const add = (node: number, name: string, isQualified: boolean): void => {
    const range = placeOf(node);
    if (range === undefined) return;
    const isDeclaration = tree.parent(node) === schema.nodes;
    found.push({ name, range, isDeclaration, isQualified });
  };
  for (const node of isOwn ? nodesAndEnds(schema) : []) {
    const name = tree.string(node);
    if (names.has(name)) add(node, name, false);
  }
  for (const node of inferences(schema)) {
    const written = tree.string(node);
    const isQualified = namespace !== '' && written.startsWith(`${namespace}.`);
    if (!isQualified && !isOwn) continue;
    const name = isQualified ? written.slice(namespace.length + 1) : written;
    if (names.has(name)) add(node, name, isQualified);
  }
  return found;
}

/** From strings of a schema to where they are in the document's text, which may be typed on: undefined for what is not there. */
function placesIn(tree: JsonTree, source: TextDocument): (node: number) => Range | undefined {
  const text = source.getText();
  const here = carriedOver(tree.text, text);
  return (node) => {
    const { start, end } = tree.inner(node);
    const place = { start: here(start), end: here(end) };
    const isThere =
      text === tree.text ||
      text.slice(place.start - 1, place.end + 1) === tree.text.slice(start - 1, end + 1);
    return isThere ? rangeOf(source, place) : undefined;
  };
}

/** The keys of the nodes and the ends of the edges, in the order of the text. */
function nodesAndEnds({ tree, nodes, edges }: SchemaModel): number[] {
  const found = [...tree.children(nodes)];
  for (let edge = 0; edge < edges.count; edge += 1) {
    for (const end of [edges.sourceNode(edge), edges.targetNode(edge)]) {
      if (end !== none) found.push(end);
    }
  }
  return found.sort((a, b) => a - b);
}

/** The strings that name what a value is inferred from. */
function inferences(schema: SchemaModel): number[] {
  const { tree } = schema;
  const found: number[] = [];
  for (let attribute = 0; attribute < schema.count; attribute += 1) {
    const metadata = schema.metadata(attribute);
    if (metadata === none) continue;
    const node = tree.member(tree.member(metadata, 'inferred'), 'from');
    if (tree.is(node, JsonKind.String)) found.push(node);
  }
  return found;
}
