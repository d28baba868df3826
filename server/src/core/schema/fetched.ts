import { readJson } from '../json/read.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { kindOf } from '../kind.js';
import { readSchema, type SchemaModel } from './model.js';
import { SourceError } from './sources.js';

/**
 * The schema that a fetched text is. Anything else that servers answer with is refused, with a sentence
 * about what it is. What a schema says of other addresses, its own included, is never followed.
 */
export function fetchedSchema(text: string): SchemaModel {
  const instead = (what: string): SourceError =>
    new SourceError('not-a-schema', `${what} came instead of a compatibility schema`);
  if (!/\S/.test(text)) throw instead('nothing');
  if (/^\s*</.test(text)) throw instead(/^\s*<\?xml/.test(text) ? 'XML' : 'an HTML page');
  const tree = readJson(text);
  if (tree.faults.length > 0) throw instead(isJsonLike(tree) ? 'broken JSON' : 'no JSON');
  const kind = kindOf(tree);
  if (kind === 'spec' || kind === 'rules') throw instead('a compatibility spec');
  if (kind !== 'schema') throw instead('JSON of another kind');
  const schema = readSchema(tree);
  if (schema.graph === none) throw instead('JSON with several graphs');
  if ((schema.namespace ?? '').trim() === '')
    throw instead('a graph without a namespace as its id');
  if (schema.count === 0) throw instead('a graph without nodes');
  return schema;
}

function isJsonLike(tree: JsonTree): boolean {
  return tree.is(tree.root, JsonKind.Object) || tree.is(tree.root, JsonKind.Array);
}
