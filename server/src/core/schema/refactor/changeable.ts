import { none } from '../../json/tree.js';
import type { Message } from '../../messages.js';
import type { SchemaModel } from '../model.js';

/**
 * Why a picture's edits can not be made in a schema; undefined where they can. In a text with faults
 * nobody knows what stands where, and a document of several graphs has more than one attribute of a name.
 */
export function unchangeable({ tree, nodes }: SchemaModel): Message | undefined {
  if (tree.faults.length > 0) return { key: 'picture.edit.faulty', args: [] };
  return nodes === none ? { key: 'picture.edit.no-nodes', args: [] } : undefined;
}
