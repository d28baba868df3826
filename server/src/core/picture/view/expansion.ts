import type { PictureModel } from './model.js';

/**
 * What is open: ids of nodes whose children are shown, and of pages of large sibling sets. What is not
 * there is closed; ids of nodes that are gone do no harm, so that the state outlives edits.
 */
export type Expansion = ReadonlySet<string>;

/** So many siblings are shown at once; the others are reached page by page. */
export const pageSize = 40;

/** So many cards a reader takes in at once: a picture opens with no more. */
export const fitsAtOnce = 60;

/** Something that is shown: a node, or what stands for siblings that are not. */
export interface Item {
  /** The id of the node; of what stands for others, that of the page that it opens. */
  readonly id: string;
  readonly kind: 'node' | 'more';
  /** Index in the model's `nodes`; of `more`, the parent's. */
  readonly node: number;
  /** Index in `items`; -1 for the root. */
  readonly parent: number;
  readonly depth: number;
  /** Indices in `items`. */
  readonly children: readonly number[];
  /** Whether there is anything to open. */
  readonly expandable: boolean;
  readonly expanded: boolean;
  /** How many nodes are behind it and not shown: descendants of a closed one, siblings behind `more`. */
  readonly hidden: number;
}

/** What is shown, in preorder: the root first. */
export interface Visible {
  readonly items: readonly Item[];
  /** For each node of the model the item that shows it or the closed one that it is in. */
  readonly itemOf: Int32Array;
}

/** The id of the page of a node's children that begins with the `page` × `pageSize`-th; the first is open. */
function pageId(parent: string, page: number): string {
  return `${parent}\n${page}`;
}

/** Closed pages side by side: the id of the first, and how many nodes are in them. */
interface Gap {
  readonly id: string;
  hidden: number;
}

/** What is to be shown below an item: a node, or a gap among its children. */
interface Waiting {
  readonly node: number;
  readonly parent: number;
  readonly more?: Gap;
}

interface Growing extends Item {
  readonly children: number[];
}

/** What is shown of a model. Linear in what is shown, and once in the model for what is not. */
export function visible(model: PictureModel, expansion: Expansion): Visible {
  const { nodes } = model;
  const items: Growing[] = [];
  const itemOf = new Int32Array(nodes.length).fill(-1);
  const sizes = subtreeSizes(model);
  const add = (item: Omit<Growing, 'children' | 'depth'>): number => {
    const parent = items[item.parent];
    items.push({ ...item, depth: parent === undefined ? 0 : parent.depth + 1, children: [] });
    parent?.children.push(items.length - 1);
    return items.length - 1;
  };
  // A stack in place of recursion: chains are as long as their author wants.
  const stack: Waiting[] = nodes.length > 0 ? [{ node: 0, parent: -1 }] : [];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, parent, more } = next;
    if (more !== undefined) {
      add({ ...more, kind: 'more', node, parent, expandable: true, expanded: false });
      continue;
    }
    const { id, children } = nodes[node]!;
    const expandable = children.length > 0;
    const expanded = expandable && expansion.has(id);
    const hidden = expanded ? 0 : sizes[node]! - 1;
    const item = add({ id, kind: 'node', node, parent, expandable, expanded, hidden });
    itemOf[node] = item;
    if (!expanded) continue;
    for (const child of shownChildren(model, node, expansion, item).reverse()) stack.push(child);
  }
  fillHidden(model, itemOf);
  return { items, itemOf };
}

/** The children in open pages, and one stand-in for each run of closed pages. */
function shownChildren(
  { nodes }: PictureModel,
  node: number,
  expansion: Expansion,
  parent: number,
): Waiting[] {
  const { id, children } = nodes[node]!;
  const shown: Waiting[] = [];
  let gap: Gap | undefined;
  for (let from = 0, page = 0; from < children.length; from += pageSize, page += 1) {
    const members = children.slice(from, from + pageSize);
    // A stand-in for a single node would take the place of that node.
    const isOpen = page === 0 || members.length === 1 || expansion.has(pageId(id, page));
    if (isOpen) {
      if (gap !== undefined) shown.push({ node, parent, more: gap });
      gap = undefined;
      for (const child of members) shown.push({ node: child, parent });
    } else if (gap === undefined) gap = { id: pageId(id, page), hidden: members.length };
    else gap.hidden += members.length;
  }
  if (gap !== undefined) shown.push({ node, parent, more: gap });
  return shown;
}

/** Nodes that are not shown belong to the item of the nearest ancestor that is. */
function fillHidden({ nodes }: PictureModel, itemOf: Int32Array): void {
  for (let node = 0; node < nodes.length; node += 1) {
    if (itemOf[node] === -1) itemOf[node] = itemOf[nodes[node]!.parent]!;
  }
}

/** How many nodes each has below it, itself included: children stand behind their parent. */
function subtreeSizes({ nodes }: PictureModel): Int32Array {
  const sizes = new Int32Array(nodes.length).fill(1);
  for (let node = nodes.length - 1; node > 0; node -= 1) {
    sizes[nodes[node]!.parent]! += sizes[node]!;
  }
  return sizes;
}

/**
 * What a picture opens with: all of it where that fits, else as many levels as do; of the first level at
 * least its first page.
 */
export function defaultExpansion(model: PictureModel, limit: number = fitsAtOnce): Expansion {
  const shown = shownByDepth(model);
  let total = 1;
  let depth = 0;
  for (; depth + 1 < shown.length; depth += 1) {
    total += shown[depth + 1]!;
    if (total > limit && depth > 0) break;
  }
  return expansionToDepth(model, depth);
}

/** How many items each level has where all above it is open, each sibling set with its first page. */
function shownByDepth({ nodes }: PictureModel): number[] {
  const counts: number[] = [1];
  const isShown = new Uint8Array(nodes.length);
  isShown[0] = 1;
  for (let node = 0; node < nodes.length; node += 1) {
    if (isShown[node] === 0) continue;
    const { children, depth } = nodes[node]!;
    const first = children.slice(0, pageSize);
    for (const child of first) isShown[child] = 1;
    const more = children.length > pageSize ? 1 : 0;
    if (first.length > 0) counts[depth + 1] = (counts[depth + 1] ?? 0) + first.length + more;
  }
  return counts;
}

/** The first `depth` levels below the root, large sibling sets by their first page; 0 shows the root alone. */
export function expansionToDepth({ nodes }: PictureModel, depth: number): Expansion {
  return new Set(
    nodes.filter((node) => node.depth < depth && node.children.length > 0).map(({ id }) => id),
  );
}

/** Everything, with all pages. */
export function fullExpansion(
  { nodes }: PictureModel,
  depth = Number.POSITIVE_INFINITY,
): Expansion {
  const open = new Set<string>();
  for (const { id, children, depth: own } of nodes) {
    if (children.length === 0 || own >= depth) continue;
    open.add(id);
    for (let page = 1; page * pageSize < children.length; page += 1) open.add(pageId(id, page));
  }
  return open;
}

/** Opens what is closed and closes what is open; what was open below stays so for the next time. */
export function toggled(expansion: Expansion, id: string): Expansion {
  const changed = new Set(expansion);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** Opens what has to be open for a node to be shown: its ancestors, and its page among their children. */
export function revealing(model: PictureModel, expansion: Expansion, node: number): Expansion {
  const opened = new Set(expansion);
  for (let at = node; at > 0; ) {
    const above = model.nodes[at]!.parent;
    const { id, children } = model.nodes[above]!;
    opened.add(id);
    const page = Math.floor(placeOf(children, at) / pageSize);
    if (page > 0) opened.add(pageId(id, page));
    at = above;
  }
  return opened;
}

/** Children are in ascending order: the model is in preorder. */
function placeOf(children: readonly number[], child: number): number {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (children[middle]! < child) low = middle + 1;
    else high = middle;
  }
  return low;
}
