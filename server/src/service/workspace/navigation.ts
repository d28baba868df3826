import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver-types';
import { JsonKind, none } from '../../core/json/tree.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import type { SchemaModel } from '../../core/schema/model.js';
import { carriedOver, rangeOf } from '../places.js';
import { addressOf } from './addresses.js';
import type { IndexedSchema, WorkspaceIndex } from './index.js';
import type { Target } from './target.js';

/** Where the target is declared: the node, or the schema's namespace. */
export function definitionOf(target: Target, index: WorkspaceIndex): Location[] {
  const { kind, name, namespace, schema } = target;
  if (schema === undefined) return [];
  const wanted = kind === 'namespace' ? undefined : name;
  const own = declarationIn(schema, wanted, index);
  if (own !== undefined) return [own];
  // A published version may lack what another one has.
  const other = kind === 'attribute' ? index.catalog.newestWith(namespace, name) : undefined;
  const there = other && declarationIn(other, wanted, index);
  return there === undefined ? [] : [there];
}

/** Everywhere the target stands: in the schemas of its namespace, and in specs. */
export function referencesTo(
  target: Target,
  includeDeclaration: boolean,
  index: WorkspaceIndex,
): Location[] {
  const { kind, namespace, name } = target;
  const schemas = index.schemas().filter(({ schema }) => schema.namespace === namespace);
  if (kind === 'namespace') {
    const declared = includeDeclaration
      ? schemas.flatMap(({ schema }) => declarationIn(schema, undefined, index) ?? [])
      : [];
    return [...declared, ...index.namespaceUses(namespace)];
  }
  return [
    ...schemas.flatMap((document) => namesIn(document, name, includeDeclaration)),
    ...index.usesOf(namespace, name).map(({ document, range }) => ({ uri: document.uri, range })),
  ];
}

/** Every place of a name in a schema, declared or not, in the order of the text. */
export function namesIn(
  { uri, schema: { schema }, source }: IndexedSchema,
  name: string,
  includeDeclaration = true,
): Location[] {
  const here = carriedOver(schema.tree.text, source.getText());
  return nodesNamed(schema, name)
    .filter((node) => includeDeclaration || schema.tree.parent(node) !== schema.nodes)
    .map((node) => {
      const { start, end } = schema.tree.inner(node);
      return { uri, range: rangeOf(source, { start: here(start), end: here(end) }) };
    });
}

function nodesNamed({ tree, nodes, edges }: SchemaModel, name: string): number[] {
  const found: number[] = [];
  const look = (node: number): void => {
    if (node !== none && tree.stringIs(node, name)) found.push(node);
  };
  for (const key of tree.children(nodes)) look(key);
  for (let edge = 0; edge < edges.count; edge += 1) {
    look(edges.sourceNode(edge));
    look(edges.targetNode(edge));
  }
  return found.sort((a, b) => a - b);
}

/** @param name of the node; undefined for the namespace */
function declarationIn(
  schema: CatalogSchema,
  name: string | undefined,
  index: WorkspaceIndex,
): Location | undefined {
  const { tree, graph, byName } = schema.schema;
  const id = tree.member(graph, 'id');
  const node = name === undefined ? id : (byName.get(name)?.key ?? none);
  if (node === none || !(tree.is(node, JsonKind.Key) || tree.is(node, JsonKind.String)))
    return undefined;
  const uri = addressOf(schema);
  const known = index.schemas().find((one) => one.uri === schema.place);
  const source = known?.source ?? TextDocument.create(uri, 'compspec', 0, tree.text);
  const here = carriedOver(tree.text, source.getText());
  const { start, end } = tree.word(node);
  return { uri, range: rangeOf(source, { start: here(start), end: here(end) }) };
}
