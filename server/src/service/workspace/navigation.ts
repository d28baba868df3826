import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver-types';
import { JsonKind, none } from '../../core/json/tree.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import { carriedOver, rangeOf } from '../places.js';
import { addressOf } from './addresses.js';
import type { WorkspaceIndex } from './index.js';
import { mentionsIn } from './mentions.js';
import type { Target } from './target.js';
import type { PlaceOfUse } from './uses.js';

export interface NavigationStyle {
  /** Whether the client shows documents that are no files. */
  readonly showsTexts: boolean;
}

/** Where the target is declared: the node, or the schema's namespace. */
export function definitionOf(
  target: Target,
  index: WorkspaceIndex,
  style: NavigationStyle,
): Location[] {
  const { kind, name, namespace, schema } = target;
  if (schema === undefined) return [];
  const wanted = kind === 'namespace' ? undefined : name;
  const own = declarationIn(schema, wanted, index, style);
  if (own !== undefined) return [own];
  // A published version may lack what another one has.
  const other = kind === 'attribute' ? index.catalog.newestWith(namespace, name) : undefined;
  const there = other && declarationIn(other, wanted, index, style);
  return there === undefined ? [] : [there];
}

/**
 * Everywhere the target stands: in the schemas of the workspace, in specs and Dockerfiles. Where no schema of the
 * workspace declares it, its declaration is that of a schema from elsewhere.
 */
export function referencesTo(
  target: Target,
  includeDeclaration: boolean,
  index: WorkspaceIndex,
  style: NavigationStyle,
): Location[] {
  const { kind, namespace, name, schema } = target;
  const isElsewhere = schema !== undefined && index.documentOf(schema) === undefined;
  const elsewhere = includeDeclaration && isElsewhere ? definitionOf(target, index, style) : [];
  if (kind === 'namespace') {
    const declared = !includeDeclaration
      ? []
      : index
          .schemas()
          .filter((one) => namespace !== '' && one.schema.namespace === namespace)
          .flatMap((one) => declarationIn(one.schema, undefined, index, style) ?? []);
    const uses = index.namespaceUses(namespace).map(locationOf);
    return distinct([...elsewhere, ...declared, ...uses]);
  }
  const inSchemas = documentsNaming(target, index).flatMap((document) =>
    mentionsIn(document, namespace, new Set([name]))
      .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
      .map(({ range }) => ({ uri: document.uri, range })),
  );
  const uses = index.usesOf(namespace, name).map(locationOf);
  return distinct([...elsewhere, ...inSchemas, ...uses]);
}

/** Where something is used, as LSP says it. */
export function locationOf({ document: { uri }, range }: PlaceOfUse): Location {
  return { uri, range };
}

/** The schemas that may name an attribute; one without a namespace is named by its own schema alone. */
function documentsNaming({ namespace, schema }: Target, index: WorkspaceIndex) {
  if (namespace !== '') return index.schemas();
  const own = schema && index.documentOf(schema);
  return own === undefined ? [] : [own];
}

/** An alias of YAML may stand for one name several times. */
function distinct(locations: readonly Location[]): Location[] {
  return [
    ...new Map(
      locations.map((one) => {
        const { start, end } = one.range;
        return [`${start.line}:${start.character}-${end.line}:${end.character} ${one.uri}`, one];
      }),
    ).values(),
  ];
}

/** @param name of the node; undefined for the namespace */
function declarationIn(
  schema: CatalogSchema,
  name: string | undefined,
  index: WorkspaceIndex,
  { showsTexts }: NavigationStyle,
): Location | undefined {
  if (schema.origin !== 'workspace' && !showsTexts) return undefined;
  const { schema: model } = schema;
  const { tree, graph } = model;
  const id = tree.member(graph, 'id');
  const node = name === undefined ? id : model.key(model.indexOf(name));
  if (node === none || !(tree.is(node, JsonKind.Key) || tree.is(node, JsonKind.String)))
    return undefined;
  const uri = addressOf(schema);
  const source =
    index.documentOf(schema)?.source ?? TextDocument.create(uri, 'compspec', 0, tree.text);
  const here = carriedOver(tree.text, source.getText());
  const { start, end } = tree.word(node);
  return { uri, range: rangeOf(source, { start: here(start), end: here(end) }) };
}
