import {
  type Expansion,
  fullExpansion,
  pageSize,
  visible,
} from '../../../../server/src/core/picture/view/expansion.js';
import { type Box, layOut } from '../../../../server/src/core/picture/view/layout.js';
import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import type { Picture } from './scene.js';

/** A laid-out picture, with ways to find items in it. */
export interface ShownPicture extends Picture {
  /** Indices of items by id. */
  readonly itemAt: ReadonlyMap<string, number>;
  readonly boxOf: (id: string) => Box | undefined;
  /** The node that an item shows, as an index in the model; of `more` the parent. */
  readonly nodeOf: (item: number) => number;
  /** The item behind another one in the order of reading. */
  readonly after: (id: string) => number;
  /** What is selected where what was is gone: what hides it now, or what contained it. */
  readonly fallback: (before: ShownPicture | undefined, id: string) => string;
}

export function pictureOf(model: PictureModel, expansion: Expansion): ShownPicture {
  const shown = visible(model, expansion);
  const layout = layOut(model, shown);
  const { items } = shown;
  const itemAt = new Map(items.map(({ id }, index) => [id, index]));
  return {
    ...{ model, shown, layout, itemAt },
    boxOf: (id) => layout.boxes[itemAt.get(id) ?? -1],
    nodeOf: (item) => items[item]!.node,
    after: (id) => Math.min(items.length - 1, (itemAt.get(id) ?? -1) + 1),
    fallback: (before, id) => {
      const node = model.nodes.findIndex((one) => one.id === id);
      if (node !== -1) return items[shown.itemOf[node]!]!.id;
      const old = before?.shown.items ?? [];
      for (let at = before?.itemAt.get(id) ?? -1; at >= 0; at = old[at]!.parent) {
        if (itemAt.has(old[at]!.id)) return old[at]!.id;
      }
      return items[0]!.id;
    },
  };
}

/**
 * How far what stays in its place has gone from one picture to the next: the anchor, or else the nearest
 * above it that is in both.
 */
export function anchorOf(
  before: ShownPicture | undefined,
  after: ShownPicture,
  anchor: string,
): { x: number; y: number } | undefined {
  if (before === undefined) return undefined;
  const { items } = before.shown;
  for (let at = before.itemAt.get(anchor) ?? 0; at >= 0; at = items[at]!.parent) {
    const to = after.boxOf(items[at]!.id);
    const from = before.layout.boxes[at]!;
    // The middle of its left edge: a card may become higher.
    if (to !== undefined) {
      return { x: to.x - from.x, y: to.y + to.height / 2 - from.y - from.height / 2 };
    }
  }
  return undefined;
}

/** What got its first children by an edit is opened: the user sees what was added. */
export function withOpened(
  expansion: Expansion,
  before: PictureModel,
  after: PictureModel,
): Expansion {
  const bare = new Set(
    before.nodes.filter(({ children }) => children.length === 0).map(({ id }) => id),
  );
  const opened = new Set(expansion);
  for (const { id, children } of after.nodes) {
    if (children.length > 0 && children.length <= pageSize && bare.has(id)) opened.add(id);
  }
  return opened;
}

/** Everything below a node is opened, with all pages. */
export function subtreeOf(model: PictureModel, node: number, expansion: Expansion): Expansion {
  const { depth } = model.nodes[node]!;
  const inside = new Set([model.nodes[node]!.id]);
  for (let at = node + 1; at < model.nodes.length && model.nodes[at]!.depth > depth; at += 1) {
    inside.add(model.nodes[at]!.id);
  }
  const opened = new Set(expansion);
  for (const id of fullExpansion(model)) {
    // The id of a page begins with its node's, on a line of its own.
    if (inside.has(id.split('\n', 1)[0]!) || inside.has(id)) opened.add(id);
  }
  return opened;
}
