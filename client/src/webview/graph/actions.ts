import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { word } from '../../../../server/src/core/picture/view/words.js';
import type { EditAction, GraphPlace } from '../../../../server/src/protocol/graph-view.js';
import type { MenuItem } from './menu.js';

/** Where a node stands in its text: its key; of one that is not declared, the edge that names it. */
export function placeOf(model: PictureModel, node: number): GraphPlace | undefined {
  const { range, edge, document } = model.nodes[node]!;
  const uri = model.documents[document]?.uri;
  const place = range ?? edge?.range;
  return uri === undefined || place === undefined ? undefined : { uri, range: place };
}

/** What can be done with a node; whether its text may be changed is another question. */
export function canEdit(model: PictureModel, node: number, action: EditAction): boolean {
  const { kind } = model.nodes[node]!;
  if (placeOf(model, node) === undefined) return false;
  if (action === 'add-child') return kind === 'attribute' || kind === 'namespace';
  return kind === 'attribute' || (kind === 'missing' && action === 'rename');
}

export interface NodeActions {
  readonly isEditor: boolean;
  readonly editable: boolean;
  readonly reveal: () => void;
  readonly toggle: () => void;
  readonly expandBelow: () => void;
  readonly edit: (action: EditAction) => void;
}

/** The menu of a node; empty where nothing can be done with it. */
export function nodeMenu(
  model: PictureModel,
  { node, isExpanded }: { readonly node: number; readonly isExpanded: boolean },
  actions: NodeActions,
): MenuItem[] {
  const items: MenuItem[] = [];
  const add = (key: string, run: () => void, keys?: string): void => {
    items.push({ label: word(model, key), run, ...(keys !== undefined && { keys }) });
  };
  if (actions.isEditor && placeOf(model, node) !== undefined) {
    add('ui.reveal', actions.reveal, 'Enter');
  }
  if (model.nodes[node]!.children.length > 0) {
    if (isExpanded) add('ui.collapse', actions.toggle, '←');
    else add('ui.expand', actions.toggle, '→');
    add('ui.expand-below', actions.expandBelow);
  }
  if (!actions.editable) return items;
  for (const [action, keys] of editKeys) {
    if (canEdit(model, node, action)) {
      add(`ui.${action}`, () => actions.edit(action), keys);
    }
  }
  return items;
}

const editKeys: readonly (readonly [EditAction, string])[] = [
  ['rename', 'F2'],
  ['add-child', 'A'],
  ['delete', 'Del'],
];
