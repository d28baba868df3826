import type { Position } from 'vscode-languageserver-types';
import { childEnd } from '../../core/json/edits.js';
import { JsonKind, none } from '../../core/json/tree.js';
import type { SchemaModel } from '../../core/schema/model.js';
import type { ParsedDocument } from '../document.js';
import { carriedOver } from '../places.js';
import { nameAt } from '../schema/occurrences.js';

/**
 * The attribute that a place in a schema is about: the one that is named there, else the one whose
 * declaration is around it, else the target of the edge around it. Undefined where there is none.
 */
export function attributeAt(document: ParsedDocument, position: Position): string | undefined {
  const schema = document.lastGoodSchema;
  if (schema === undefined) return undefined;
  const { tree } = schema;
  const there = carriedOver(document.tree.text, tree.text);
  const offset = there(document.source.offsetAt(position));
  const named = nameAt(schema, offset);
  return named === none ? around(schema, offset) : tree.string(named);
}

function around({ tree, nodes, edges }: SchemaModel, offset: number): string | undefined {
  let node = tree.lastStartingBy(offset);
  while (node !== none) {
    const parent = tree.parent(node);
    const isChild = parent !== none && (parent === nodes || parent === edges.array);
    if (isChild && offset <= childEnd(tree, node)) {
      if (parent === nodes) return tree.string(node);
      const target = tree.member(node, 'target');
      return tree.is(target, JsonKind.String) ? tree.string(target) : undefined;
    }
    node = parent;
  }
  return undefined;
}
