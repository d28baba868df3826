import type { Span } from '../../../core/finding.js';
import { rereadJson } from '../../../core/json/read.js';
import { JsonKind, type JsonTree, none } from '../../../core/json/tree.js';

/** What a string is put in with. */
interface Manner {
  /** Punctuation behind what stands before it. */
  readonly before?: string;
  readonly behind?: string;
  /** White space before it. */
  readonly padding?: string;
  /** On the line of what stands before it, so that its own indent tells nothing. */
  readonly isJoined?: boolean;
}

/**
 * A text with a string in place of a span, as the reader understands it: an empty one, or what stands
 * there if that is one already.
 */
export class Setting {
  readonly read: JsonTree;
  /** The string. */
  readonly node: number;
  /** The end of what stands before the span, white space and comments aside. */
  readonly previousEnd: number;
  readonly padding: string;
  readonly #beforeLength: number;

  /** @param faultless the text of an earlier moment, from which this one is reread */
  constructor(
    readonly tree: JsonTree,
    readonly span: Span,
    readonly faultless: JsonTree | undefined,
    { before = '', behind = '', padding = '', isJoined = false }: Manner = {},
  ) {
    const { text } = tree;
    this.previousEnd = endBefore(tree, span.start);
    this.padding = padding;
    this.#beforeLength = before.length;
    const standing = standingIn(tree, span);
    if (standing !== none && before + behind + padding === '') {
      this.read = tree;
      this.node = standing;
      return;
    }
    const space = isJoined ? ' ' : text.slice(this.previousEnd, span.start) + padding;
    const start = text.slice(0, this.previousEnd) + before + space;
    this.read = rereadJson(`${start}""${behind}${text.slice(span.end)}`, faultless);
    this.node = this.read.lastStartingBy(start.length);
  }

  with(manner: Manner): Setting {
    const { tree, span, faultless, padding } = this;
    return new Setting(tree, span, faultless, { padding, ...manner });
  }

  /** Where the container of the string begins, in the text before it. */
  get containerStart(): number {
    const { read } = this;
    let container = read.parent(this.node);
    if (read.is(container, JsonKind.Key)) container = read.parent(container);
    return container === none ? none : read.start(container);
  }

  /** Where an offset of this text is in the one that it was made of. */
  inDocument(offset: number): number {
    const { previousEnd, span } = this;
    if (offset <= previousEnd) return offset;
    const growth = this.read.text.length - this.tree.text.length;
    if (offset >= span.end + growth) return offset - growth;
    return Math.min(Math.max(offset - this.#beforeLength, previousEnd), span.start);
  }
}

/**
 * The string that a span is, where it may stand as it is; else `none`. In a text without faults nothing
 * is read otherwise for its sake. The name of a node may not: it would declare what is still to be typed.
 */
function standingIn(tree: JsonTree, { start, end }: Span): number {
  if (tree.faults.length > 0) return none;
  const node = tree.lastStartingBy(start);
  const isLeaf = tree.is(node, JsonKind.String) || tree.is(node, JsonKind.Key);
  if (!isLeaf || tree.start(node) !== start || tree.end(node) !== end) return none;
  const nodes = tree.member(tree.member(tree.root, 'graph'), 'nodes');
  return tree.parent(node) === nodes ? none : node;
}

/**
 * The setting in which brackets and layout tell of the same container. Where a bracket is missing, the
 * reader goes by the layout; what is typed too far out in a line of its own is moved in.
 */
export function agreeing(setting: Setting): Setting | undefined {
  const { read, tree, span, previousEnd } = setting;
  if (!read.hasBracketFaults || !/[\r\n]/.test(tree.text.slice(previousEnd, span.start))) {
    return setting;
  }
  const joined = setting.with({ isJoined: true });
  const { containerStart } = joined;
  if (containerStart === setting.containerStart) return setting;
  const missing = childIndent(joined, containerStart) - columnOf(tree.text, span.start);
  if (containerStart === none || missing <= 0) return undefined;
  const padded = setting.with({ padding: ' '.repeat(missing) });
  return padded.containerStart === containerStart ? padded : undefined;
}

/** How far in the children of a container stand. */
function childIndent({ read, tree, previousEnd }: Setting, start: number): number {
  const { text } = tree;
  const container = read.lastStartingBy(start);
  for (const child of read.children(container)) {
    const at = read.start(child);
    if (at > previousEnd) break;
    if (at === indentEnd(text, at)) return columnOf(text, at);
  }
  const own = columnOf(text, indentEnd(text, start));
  return own + Math.max(2, /[\r\n]([ \t]+)\S/.exec(text)?.[1]?.length ?? 2);
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}

/** The first character of the offset's line that is no white space. */
function indentEnd(text: string, offset: number): number {
  let end = lineStart(text, offset);
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The end of what stands before an offset, white space and comments aside. */
function endBefore(tree: JsonTree, offset: number): number {
  const { text, faults } = tree;
  let end = skipSpaceBack(text, offset);
  for (let index = faults.length - 1; index >= 0; index -= 1) {
    const { kind, start, end: commentEnd } = faults[index]!;
    if (kind === 'comment' && commentEnd === end) end = skipSpaceBack(text, start);
  }
  return end;
}

function skipSpaceBack(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && ' \t\r\n'.includes(text[end - 1]!)) end -= 1;
  return end;
}
