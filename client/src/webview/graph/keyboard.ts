import type { Item } from '../../../../server/src/core/picture/view/expansion.js';

/** What a key in the tree asks for. */
export type Command =
  | 'up'
  | 'down'
  | 'first'
  | 'last'
  | 'inward'
  | 'outward'
  | 'toggle'
  | 'expand-siblings'
  | 'reveal'
  | 'menu'
  | 'search'
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'rename'
  | 'add-child'
  | 'delete'
  | 'page-up'
  | 'page-down'
  | 'leave';

/** WAI-ARIA's keys of a tree, and those of a picture that can be edited. */
const commands: Readonly<Record<string, Command>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'inward',
  ArrowLeft: 'outward',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Enter: 'reveal',
  ' ': 'toggle',
  '*': 'expand-siblings',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'fit',
  '/': 'search',
  F2: 'rename',
  Insert: 'add-child',
  a: 'add-child',
  Delete: 'delete',
  ContextMenu: 'menu',
  Escape: 'leave',
};

export function commandOf(event: KeyboardEvent): Command | undefined {
  const { key, altKey, shiftKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  if (key === 'f' && isControl && !altKey) return 'search';
  if (key === 'F10' && shiftKey) return 'menu';
  // What else is pressed with a modifier is the editor's.
  if (isControl || altKey) return undefined;
  return Object.hasOwn(commands, key) ? commands[key] : undefined;
}

/**
 * Where the selection goes, as an index in the items; undefined where a key is not about that. In a tree
 * that is drawn from left to right, up and down are the order of reading, as in any other.
 */
export function destination(
  command: Command,
  items: readonly Item[],
  at: number,
): number | undefined {
  const last = items.length - 1;
  switch (command) {
    case 'up':
      return Math.max(0, at - 1);
    case 'down':
      return Math.min(last, at + 1);
    case 'page-up':
      return Math.max(0, at - 10);
    case 'page-down':
      return Math.min(last, at + 10);
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'inward':
      return items[at]?.expanded === true ? items[at].children[0] : undefined;
    case 'outward': {
      const item = items[at];
      return item !== undefined && !item.expanded && item.parent >= 0 ? item.parent : undefined;
    }
    default:
      return undefined;
  }
}
