import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { word } from '../../../../server/src/core/picture/view/words.js';
import { type ExportFormat, exportFormats } from '../../../../server/src/protocol/graph-view.js';
import type { MenuItem } from './menu.js';
import type { Tool } from './toolbar.js';

export interface ToolActions {
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly reset: () => void;
  readonly expandAll: () => void;
  readonly collapseAll: () => void;
  readonly toggleMinimap: () => void;
  readonly togglePanel: () => void;
  readonly pin: () => void;
  readonly overlay: () => void;
  readonly export: (button: HTMLElement) => void;
}

/** The buttons of the toolbar, in their order. */
export function toolsOf(actions: ToolActions): Tool[] {
  return [
    { id: 'zoom-in', icon: 'add', word: 'ui.zoom-in', keys: '+', run: () => actions.zoom(1.25) },
    {
      id: 'zoom-out',
      icon: 'remove',
      word: 'ui.zoom-out',
      keys: '-',
      run: () => actions.zoom(0.8),
    },
    { id: 'fit', icon: 'fit', word: 'ui.fit', keys: '0', run: actions.fit },
    { id: 'reset', icon: 'reset', word: 'ui.reset', run: actions.reset },
    {
      ...{ id: 'expand-all', icon: 'expand', word: 'ui.expand-all' },
      ...{ begins: true, run: actions.expandAll },
    },
    { id: 'collapse-all', icon: 'collapse', word: 'ui.collapse-all', run: actions.collapseAll },
    {
      ...{ id: 'overlay', icon: 'overlay', word: 'ui.overlay' },
      ...{ begins: true, run: actions.overlay },
    },
    { id: 'pin', icon: 'pin', word: 'ui.pin', isToggle: true, run: actions.pin },
    {
      ...{ id: 'export', icon: 'export', word: 'ui.export' },
      ...{ opensMenu: true, run: actions.export },
    },
    {
      ...{ id: 'minimap', icon: 'minimap', word: 'ui.minimap' },
      ...{ begins: true, isToggle: true, run: actions.toggleMinimap },
    },
    { id: 'panel', icon: 'panel', word: 'ui.panel', isToggle: true, run: actions.togglePanel },
  ] satisfies Tool[];
}

/** A page has no copy of itself to give. */
export function exportMenu(
  model: PictureModel,
  isEditor: boolean,
  run: (format: ExportFormat) => void,
): MenuItem[] {
  return exportFormats
    .filter((format) => isEditor || format !== 'html')
    .map((format) => ({ label: word(model, `ui.export.${format}`), run: () => run(format) }));
}

/** Where a menu of a button opens. */
export function bottomOf(button: HTMLElement): { x: number; y: number } {
  const { left, bottom } = button.getBoundingClientRect();
  return { x: left, y: bottom + 2 };
}
