import type { Finding } from '../../core/finding.js';
import type { JsonTree } from '../../core/json/tree.js';
import { type Message, render } from '../../core/messages.js';
import { buildPicture } from '../../core/picture/build.js';
import type { PictureModel, PictureRange } from '../../core/picture/view/model.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { judgeSchema } from '../../core/schema/judge.js';
import { withSeverity } from '../diagnostics.js';
import type { ParsedDocument } from '../document.js';
import { carriedOver } from '../places.js';
import type { ValidateSettings } from '../settings.js';

/** So many schemas are shown side by side. */
export const mostSchemas = 100;

/** A schema that is to be shown. */
export interface ShownSchema {
  readonly document: ParsedDocument;
  readonly validate: ValidateSettings;
}

/** What a picture is made with. */
export interface PictureParts {
  readonly catalog: Catalog;
  readonly translate: (template: string) => string;
}

/**
 * Schemas as a picture, with what is wrong with them as the user's settings have it. Of a text that shows no
 * graph at the moment, the last one that did; its places are then those of the present text.
 * @returns why there is none
 */
export function pictureOf(
  schemas: readonly ShownSchema[],
  { catalog, translate }: PictureParts,
): PictureModel | Message {
  if (schemas.length === 0) return { key: 'picture.nothing', args: [] };
  if (schemas.length > mostSchemas) {
    return { key: 'picture.too-many', args: [String(mostSchemas)] };
  }
  const say = (message: Message): string => render(message, translate);
  const sources = [];
  for (const { document, validate } of schemas) {
    const tree = treeOf(document);
    if (tree === undefined) return { key: 'picture.none', args: [document.uri] };
    // What is wrong with the present text is said at places of it.
    const findings = tree === document.tree ? findingsOf(document, validate, catalog) : [];
    sources.push({ uri: document.uri, tree, findings });
  }
  const model = buildPicture(sources, { catalog, say });
  if ('refused' in model) return model.refused;
  return inPresentTexts(
    model,
    schemas.map(({ document }) => document),
  );
}

/** The text to draw; undefined of what is no schema, and was none a moment ago. */
function treeOf({ tree, kind, lastGoodTree }: ParsedDocument): JsonTree | undefined {
  const isBroken = tree.faults.length > 0;
  if (kind === 'schema') return isBroken ? (lastGoodTree ?? tree) : tree;
  return isBroken ? lastGoodTree : undefined;
}

/** Somebody asked for the picture of it: what no language server says of a graph that may be anybody's is said here. */
function findingsOf(
  document: ParsedDocument,
  validate: ValidateSettings,
  catalog: Catalog,
): readonly Finding[] {
  if (!validate.enable) return [];
  const findings = document.isOurSchema
    ? document.findings(catalog)
    : judgeSchema(document.tree).findings;
  return findings.flatMap((finding) => withSeverity(finding, validate));
}

/** The places of what was drawn of an earlier text are carried over to the present one. */
function inPresentTexts(model: PictureModel, documents: readonly ParsedDocument[]): PictureModel {
  const moved = new Map<string, (range: PictureRange) => PictureRange>();
  for (const document of documents) {
    const tree = treeOf(document);
    if (tree === undefined || tree === document.tree) continue;
    const here = carriedOver(tree.text, document.tree.text);
    moved.set(document.uri, ([start, end]) => [here(start), here(end)]);
  }
  if (moved.size === 0) return model;
  const moverOf = (index: number) => moved.get(model.documents[index]?.uri ?? '');
  const nodes = model.nodes.map((node) => {
    const move = moverOf(node.document);
    if (move === undefined) return node;
    const { range, edge } = node;
    return {
      ...node,
      ...(range !== undefined && { range: move(range) }),
      ...(edge !== undefined && { edge: { ...edge, range: move(edge.range) } }),
    };
  });
  const relations = model.relations.map((relation) => {
    const move = moverOf(model.nodes[relation.source]!.document);
    const { range } = relation;
    return move === undefined || range === undefined
      ? relation
      : { ...relation, range: move(range) };
  });
  return { ...model, nodes, relations };
}
