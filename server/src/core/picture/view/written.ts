import type { Item, Visible } from './expansion.js';
import type { PictureModel } from './model.js';
import { relationsShown, type ShownRelation } from './relations.js';
import { fitted, shownText } from './text-fit.js';
import { word } from './words.js';

/** What textual graph languages say of a picture: nodes and edges, all with their texts. */
export interface WrittenGraph {
  readonly title: string;
  readonly nodes: readonly WrittenNode[];
  readonly edges: readonly WrittenEdge[];
}

export interface WrittenNode {
  readonly item: Item;
  readonly look: 'root' | 'namespace' | 'attribute' | 'missing' | 'hyperedge' | 'more';
  /** The lines of its label; none holds a line break or a character that acts. */
  readonly lines: readonly string[];
}

export interface WrittenEdge {
  /** Indices in `nodes`. */
  readonly source: number;
  readonly target: number;
  readonly label: string;
  readonly directed: boolean;
  /** Whether it is a line of the tree. */
  readonly isTree: boolean;
}

/** Labels of any language are cut there, in pixels of a letter's ten. */
const style = { size: 10 };
const mostWidth = 800;

/** What is shown of a model as nodes and edges. */
export function writtenGraph(model: PictureModel, shown: Visible): WrittenGraph {
  const { items } = shown;
  const tree: WrittenEdge[] = [];
  for (const [target, item] of items.entries()) {
    if (item.parent < 0) continue;
    const label = item.kind === 'more' ? 'contains' : treeWord(model, item);
    tree.push({ source: item.parent, target, label: cut(label), directed: true, isTree: true });
  }
  const beside = relationsShown(model, shown).map((relation): WrittenEdge => {
    const { source, target, directed } = relation;
    return { source, target, label: relationWord(model, relation), directed, isTree: false };
  });
  return {
    title: cut(model.title),
    nodes: items.map((item) => writtenNode(model, item)),
    edges: [...tree, ...beside],
  };
}

function treeWord(model: PictureModel, item: Item): string {
  return model.nodes[item.node]!.word ?? 'contains';
}

function relationWord(model: PictureModel, { relations }: ShownRelation): string {
  const text = model.relations[relations[0]!]!.word;
  const times = relations.length > 1 ? ` ×${relations.length}` : '';
  return cut(`${text === '' ? word(model, 'wordless') : text}${times}`);
}

function writtenNode(model: PictureModel, item: Item): WrittenNode {
  if (item.kind === 'more') {
    return { item, look: 'more', lines: [word(model, 'more', item.hidden)] };
  }
  const node = model.nodes[item.node]!;
  const lines = [node.name === '' ? word(model, 'nameless') : node.name];
  const version = model.documents[node.document]?.version;
  if (node.kind === 'namespace' && version !== undefined) lines.push(version);
  if (node.kind === 'missing') lines.push(word(model, 'missing'));
  if (node.label !== undefined) lines.push(node.label);
  if (node.answer !== undefined) lines.push(word(model, `verdict.${node.answer.verdict}`));
  const isOne = (model.overlay?.images.length ?? 0) <= 1;
  const used = (node.used ?? []).map(({ value, images }) =>
    isOne ? value : `${value} ×${images}`,
  );
  if (used.length > 0) lines.push(used.join(', '));
  if (item.hidden > 0) lines.push(word(model, 'more', item.hidden));
  return { item, look: node.kind, lines: lines.map(cut) };
}

function cut(text: string): string {
  return shownText(fitted(text, style, mostWidth).text);
}
