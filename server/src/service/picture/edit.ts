import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import type { Message } from '../../core/messages.js';
import type { SchemaModel } from '../../core/schema/model.js';
import { addedNode } from '../../core/schema/refactor/add-node.js';
import { deletion } from '../../core/schema/refactor/delete-node.js';
import type { PictureChange } from '../../protocol/picture.js';
import type { ParsedDocument } from '../document.js';
import { carriedOver, textEditsOf } from '../places.js';
import { counted, usersText } from '../users.js';
import { isReadOnly } from '../workspace/addresses.js';
import { EditsOfSeveral } from '../workspace/edits.js';
import type { WorkspaceIndex } from '../workspace/index.js';
import { RenameRefused, type RenameStyle, renamed } from '../workspace/rename.js';
import { targetAt } from '../workspace/target.js';

/** A change that was asked for in a picture, as an edit of texts. */
export interface EditByPicture {
  readonly edit: WorkspaceEdit;
  /** As the attribute is called when it is done. */
  readonly name?: string;
  /** The names of all attributes that go. */
  readonly deleted?: readonly string[];
  /** What the user should know before it is done, in their language. */
  readonly warning?: string;
}

/**
 * Makes a change of a schema as the refactorings and the rename do it.
 * @returns why it can not be made
 */
export function editByPicture(
  document: ParsedDocument,
  change: PictureChange,
  index: WorkspaceIndex,
  style: RenameStyle,
): EditByPicture | Message {
  if (isReadOnly(document.uri)) return { key: 'picture.edit.read-only', args: [document.uri] };
  if (change.action === 'rename') return renamedByPicture(document, change, index, style);
  const { schema } = document;
  if (schema === undefined) {
    const wasThere = document.lastGoodSchema !== undefined;
    return wasThere
      ? { key: 'picture.edit.faulty', args: [] }
      : { key: 'picture.none', args: [document.uri] };
  }
  const edits = new EditsOfSeveral(style);
  const result =
    change.action === 'delete'
      ? deletion(schema, change.attribute, change.below)
      : addedNode(schema, change.parent, change.name);
  if ('key' in result) return result;
  for (const edit of textEditsOf(document.source, result.edits)) edits.add(document, edit);
  const edit = edits.workspaceEdit();
  if ('name' in result) return { edit, name: result.name };
  const { names } = result;
  return { edit, deleted: names, ...warningOf(schema, names, index, style.translate) };
}

/** Who will name what is gone. */
function warningOf(
  { namespace = '' }: SchemaModel,
  names: readonly string[],
  index: WorkspaceIndex,
  translate: (template: string) => string,
): Pick<EditByPicture, 'warning'> {
  const users = new Set(names.flatMap((name) => index.usesOf(namespace, name)).map(userOf));
  return users.size === 0 ? {} : { warning: usersText('lens', counted(users), translate) };
}

function userOf<Document>({ document }: { readonly document: Document }): Document {
  return document;
}

function renamedByPicture(
  document: ParsedDocument,
  { attribute, name }: { readonly attribute: string; readonly name: string },
  index: WorkspaceIndex,
  style: RenameStyle,
): EditByPicture | Message {
  const position = positionOf(document, attribute);
  const target = position && targetAt(document, position, index.catalog);
  if (target === undefined) return { key: 'rename.unknown', args: [attribute] };
  try {
    return { edit: renamed(target, name.trim(), index, style), name: name.trim() };
  } catch (error) {
    if (error instanceof RenameRefused) return error.told;
    throw error;
  }
}

/** Where an attribute is declared in the present text, or named where nothing declares it. */
function positionOf(document: ParsedDocument, attribute: string): Position | undefined {
  const schema = document.lastGoodSchema;
  if (schema === undefined) return undefined;
  const { tree } = schema;
  const node = nodeNaming(schema, attribute);
  if (node === none) return undefined;
  const here = carriedOver(tree.text, document.tree.text);
  return document.source.positionAt(here(tree.inner(node).start));
}

function nodeNaming(schema: SchemaModel, name: string): number {
  const { tree, edges } = schema;
  const declared = schema.indexOf(name);
  if (declared !== none) return schema.key(declared);
  for (let edge = 0; edge < edges.count; edge += 1) {
    for (const end of [edges.sourceNode(edge), edges.targetNode(edge)]) {
      if (end !== none && tree.stringIs(end, name)) return end;
    }
  }
  return none;
}
