import type { EditAction } from '../../../../server/src/protocol/graph-view.js';
import { type Command, destination } from './keyboard.js';
import type { ShownPicture } from './shown.js';

/** What keys in the tree do; items by their index. */
export interface TreeActions {
  readonly isEditor: boolean;
  readonly select: (item: number) => void;
  readonly toggle: (item: number) => void;
  readonly expand: (items: readonly number[]) => void;
  readonly reveal: (node: number) => void;
  readonly edit: (node: number, action: EditAction) => void;
  readonly menu: (item: number) => void;
  readonly search: () => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

/** @returns whether there was anything to do */
export function runCommand(
  command: Command,
  { picture, at }: { readonly picture: ShownPicture; readonly at: number },
  actions: TreeActions,
): boolean {
  const { items } = picture.shown;
  const to = destination(command, items, at);
  if (to !== undefined) {
    actions.select(to);
    return true;
  }
  const item = items[at]!;
  const node = picture.nodeOf(at);
  switch (command) {
    case 'inward':
    case 'outward':
      if (item.expandable && item.expanded === (command === 'outward')) actions.toggle(at);
      return true;
    case 'toggle':
      actions.toggle(at);
      return true;
    case 'reveal':
      if (item.kind === 'more' || !actions.isEditor) actions.toggle(at);
      else actions.reveal(node);
      return true;
    case 'expand-siblings':
      actions.expand(items[item.parent]?.children ?? [at]);
      return true;
    case 'menu':
      actions.menu(at);
      return true;
    case 'search':
      actions.search();
      return true;
    case 'zoom-in':
      actions.zoom(1.25);
      return true;
    case 'zoom-out':
      actions.zoom(0.8);
      return true;
    case 'fit':
      actions.fit();
      return true;
    case 'rename':
    case 'add-child':
    case 'delete':
      if (item.kind === 'node') actions.edit(node, command);
      return true;
    default:
      return false;
  }
}
