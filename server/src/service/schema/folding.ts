import type { FoldingRange } from 'vscode-languageserver-types';
import { JsonKind, type JsonTree } from '../../core/json/tree.js';
import type { ParsedDocument } from '../document.js';

interface Fold extends FoldingRange {
  /** In how many other containers it is. */
  readonly depth: number;
}

/**
 * The objects and arrays of several lines, without the line of their closing bracket. Of two that
 * start on one line, the outer one.
 * @param limit of those the outermost
 */
export function foldingRanges(
  { features, tree, source }: ParsedDocument,
  limit = Number.POSITIVE_INFINITY,
): FoldingRange[] {
  if (!features.layout) return [];
  const folds: Fold[] = [];
  const ends: number[] = [];
  let lastStart = -1;
  for (let node = 0; node < tree.count; node += 1) {
    while (ends.length > 0 && ends[ends.length - 1]! <= node) ends.pop();
    if (!isContainer(tree, node)) continue;
    const startLine = source.positionAt(tree.start(node)).line;
    const endLine = source.positionAt(tree.end(node) - 1).line - 1;
    if (startLine !== lastStart && endLine > startLine) {
      folds.push({ startLine, endLine, depth: ends.length });
      lastStart = startLine;
    }
    ends.push(tree.next(node));
  }
  return outermost(folds, limit).map(({ startLine, endLine }) => ({ startLine, endLine }));
}

function isContainer(tree: JsonTree, node: number): boolean {
  return tree.is(node, JsonKind.Object) || tree.is(node, JsonKind.Array);
}

function outermost(folds: readonly Fold[], limit: number): readonly Fold[] {
  if (folds.length <= limit) return folds;
  const depths = folds.map(({ depth }) => depth).sort((a, b) => a - b);
  const deepest = depths[limit] ?? 0;
  let atDeepest = limit - depths.indexOf(deepest);
  return folds.filter(({ depth }) => {
    if (depth < deepest) return true;
    if (depth > deepest || atDeepest === 0) return false;
    atDeepest -= 1;
    return true;
  });
}
