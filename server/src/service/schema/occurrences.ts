import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import type { SchemaModel } from '../../core/schema/model.js';
import type { ParsedDocument } from '../document.js';
import { carriedOver, rangeOf } from '../places.js';

/** Where a name stands in a schema. */
interface Occurrence {
  readonly range: Range;
  /** Whether it is the key in `nodes` that declares the attribute. */
  readonly isDeclaration: boolean;
}

/** All places of the attribute at the cursor as an editor marks them: the declaration as written, the edges as read. */
export function highlights(document: ParsedDocument, position: Position): DocumentHighlight[] {
  return occurrencesAt(document, position).map(({ range, isDeclaration }) => ({
    range,
    kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** Every place of the name at the cursor, in the order of the text; none where there is no name. */
function occurrencesAt(document: ParsedDocument, position: Position): Occurrence[] {
  const schema = document.features.outline ? document.lastGoodSchema : undefined;
  if (schema === undefined) return [];
  const { tree } = schema;
  // The cursor is in the present text, the schema perhaps in that of a moment ago.
  const there = carriedOver(document.tree.text, tree.text);
  const here = carriedOver(tree.text, document.tree.text);
  const named = nameAt(schema, there(document.source.offsetAt(position)));
  if (named === none) return [];
  return nodesNamedAs(schema, named).map((node) => {
    const word = tree.word(node);
    return {
      range: rangeOf(document.source, { start: here(word.start), end: here(word.end) }),
      isDeclaration: tree.parent(node) === schema.nodes,
    };
  });
}

/** The string at an offset that names an attribute: a key of `nodes`, or an end of an edge. */
export function nameAt({ tree, nodes, edges }: SchemaModel, offset: number): number {
  const node = tree.at(offset);
  if (node === none) return none;
  const parent = tree.parent(node);
  if (parent === nodes && nodes !== none) return node;
  for (let edge = 0; edge < edges.count; edge += 1) {
    if (edges.sourceNode(edge) === node || edges.targetNode(edge) === node) return node;
  }
  return none;
}

function nodesNamedAs({ tree, nodes, edges }: SchemaModel, name: number): number[] {
  const found: number[] = [];
  const add = (node: number): void => {
    if (node !== none && tree.sameString(node, name)) found.push(node);
  };
  for (const key of tree.children(nodes)) add(key);
  for (let edge = 0; edge < edges.count; edge += 1) {
    add(edges.sourceNode(edge));
    add(edges.targetNode(edge));
  }
  return found.sort((a, b) => a - b);
}
