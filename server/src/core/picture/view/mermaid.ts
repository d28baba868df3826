import type { Visible } from './expansion.js';
import type { PictureModel } from './model.js';
import { coloursOf, type Theme } from './theme.js';
import { type WrittenEdge, type WrittenNode, writtenGraph } from './written.js';

/**
 * Mermaid's own limits, above which its default configuration draws an error in place of the graph
 * (`maxEdges`, `maxTextSize` of its configuration's schema).
 */
export const mermaidLimits = { edges: 500, characters: 50_000 } as const;

/** What is shown of a model as a flow chart of Mermaid, each edge labelled with its relation. */
export function mermaidText(model: PictureModel, shown: Visible, theme: Theme): string {
  const { title, nodes, edges } = writtenGraph(model, shown);
  const lines = [
    '---',
    `title: ${JSON.stringify(title)}`,
    ...(theme === 'dark' || theme === 'high-contrast' ? ['config:', '  theme: dark'] : []),
    '---',
    'flowchart LR',
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    ...classLines(nodes, theme),
  ];
  return `${lines.join('\n')}\n`;
}

function nodeLine({ look, lines }: WrittenNode, index: number): string {
  const text = `"${lines.map(quoted).join('<br/>')}"`;
  if (look === 'namespace' || look === 'root') return `  n${index}([${text}])`;
  if (look === 'hyperedge') return `  n${index}{{${text}}}`;
  return look === 'more' ? `  n${index}(${text})` : `  n${index}[${text}]`;
}

function edgeLine({ source, target, label, directed, isTree }: WrittenEdge): string {
  const solid = directed ? '-->' : '---';
  const dotted = directed ? '-.->' : '-.-';
  return `  n${source} ${isTree ? solid : dotted}|"${quoted(label)}"| n${target}`;
}

function classLines(nodes: readonly WrittenNode[], theme: Theme): string[] {
  const colours = coloursOf(theme);
  const named = (look: WrittenNode['look']): string[] => {
    const members = nodes.flatMap((node, index) => (node.look === look ? [`n${index}`] : []));
    return members.length === 0 ? [] : [`  class ${members.join(',')} ${look}`];
  };
  const { accent, error } = colours;
  return [
    `  classDef namespace fill:${accent},stroke:${accent},color:${colours['accent-text']}`,
    `  classDef root fill:${accent},stroke:${accent},color:${colours['accent-text']}`,
    `  classDef missing stroke:${error},stroke-dasharray:5 3`,
    '  classDef more stroke-dasharray:3 3',
    ...(['namespace', 'root', 'missing', 'more'] as const).flatMap(named),
  ];
}

/**
 * Entities by their numbers, as Mermaid writes them: neither its grammar, Markdown nor HTML sees the character.
 * The percent sign is among them since Mermaid looks for directives (`%%{init: …}%%`) in all of the text
 * before it reads the grammar, in quotes too, and takes an apostrophe for a quotation mark there.
 */
function quoted(text: string): string {
  return text.replace(/["#%&<>`\\;*~]/g, (character) => `#${character.charCodeAt(0)};`);
}
