import { JsonKind, type JsonTree } from '../../../core/json/tree.js';

/** An edge as JSON: on several lines where the first of the edges is, else on one. */
export function edgeText(
  tree: JsonTree,
  edges: number,
  edge: Readonly<Record<'source' | 'target' | 'relation', string>>,
): string {
  const indented = JSON.stringify(edge, undefined, '  ');
  for (const child of tree.children(edges)) {
    if (!tree.is(child, JsonKind.Object)) continue;
    const text = tree.text.slice(tree.start(child), tree.end(child));
    if (/[\r\n]/.test(text)) return indented;
    break;
  }
  return indented.replace(/\n\s*/g, ' ');
}
