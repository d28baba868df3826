import type { Visible } from './expansion.js';
import type { PictureModel } from './model.js';
import { coloursOf, type Theme } from './theme.js';
import { type WrittenEdge, type WrittenNode, writtenGraph } from './written.js';

/** What is shown of a model in DOT, the language of Graphviz, each edge labelled with its relation. */
export function dotText(model: PictureModel, shown: Visible, theme: Theme): string {
  const { title, nodes, edges } = writtenGraph(model, shown);
  const colours = coloursOf(theme);
  const { text, background, border, card, branch } = colours;
  const ground = theme === 'auto' ? 'transparent' : background;
  const lines = [
    `digraph ${quoted(title)} {`,
    `  graph [rankdir=LR, bgcolor="${ground}", fontname="Helvetica", fontcolor="${text}", label=${quoted(title)}, labelloc=t, nodesep=0.15, ranksep=0.6]`,
    `  node [shape=box, style="rounded,filled", fillcolor="${card}", color="${border}", fontcolor="${text}", fontname="Helvetica", fontsize=11]`,
    `  edge [color="${branch}", fontcolor="${colours.muted}", fontname="Helvetica", fontsize=9, arrowsize=0.7]`,
    ...nodes.map((node, index) => nodeLine(node, index, colours)),
    ...edges.map((edge) => edgeLine(edge, colours)),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

type Colours = ReturnType<typeof coloursOf>;

function nodeLine({ look, lines }: WrittenNode, index: number, colours: Colours): string {
  const label = `label="${lines.map(escaped).join('\\n')}"`;
  return `  n${index} [${[label, ...lookOf(look, colours)].join(', ')}]`;
}

function lookOf(look: WrittenNode['look'], colours: Colours): string[] {
  const { accent } = colours;
  if (look === 'namespace' || look === 'root') {
    return [`fillcolor="${accent}"`, `color="${accent}"`, `fontcolor="${colours['accent-text']}"`];
  }
  if (look === 'missing') return ['style="rounded,filled,dashed"', `color="${colours.error}"`];
  if (look === 'hyperedge') return ['shape=hexagon', `color="${colours.relation}"`];
  return look === 'more' ? ['style="rounded,filled,dashed"'] : [];
}

function edgeLine(
  { source, target, label, directed, isTree }: WrittenEdge,
  colours: Colours,
): string {
  const attributes = [`label=${quoted(label)}`];
  if (!directed) attributes.push('dir=none');
  // What is beside the tree must not bend it.
  if (!isTree) {
    attributes.push('constraint=false', 'style=dashed');
    attributes.push(`color="${colours.relation}"`, `fontcolor="${colours['pill-text']}"`);
  }
  return `  n${source} -> n${target} [${attributes.join(', ')}]`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** In strings of DOT, quotes and backslashes are escaped, and entities of HTML are read. */
function escaped(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replace(/&/g, '&amp;');
}
