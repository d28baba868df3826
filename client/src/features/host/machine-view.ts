import {
  commands,
  Disposable,
  EventEmitter,
  env,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { ageOf } from './age.js';
import type { ChosenHost } from './chosen-host.js';
import { type Entry, entriesOf } from './machine-items.js';

const everyMinute = 60_000;

/** The view of the chosen host: what is known of it, and how old that is. */
export function activateMachineView(host: ChosenHost): Disposable {
  const items = new MachineItems(host);
  const view = window.createTreeView('compspec.host', {
    treeDataProvider: items,
    showCollapseAll: true,
  });
  const head = (): void => showHead(view, host);
  // Ages grow while nothing happens.
  const clock = setInterval(head, everyMinute);
  return Disposable.from(
    view,
    items,
    host.onChanged(head),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && host.description === undefined) void host.describe();
    }),
    commands.registerCommand('compspec.host.copyValue', (entry?: Entry) =>
      env.clipboard.writeText(entry?.text ?? ''),
    ),
    { dispose: () => clearInterval(clock) },
  );
}

class MachineItems implements TreeDataProvider<Entry>, Disposable {
  readonly #host: ChosenHost;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(host: ChosenHost) {
    this.#host = host;
    this.#listening = host.onChanged(() => this.#changed.fire());
  }

  getTreeItem({ item }: Entry): TreeItem {
    return item;
  }

  getChildren(entry?: Entry): Entry[] {
    if (entry !== undefined) return [...entry.children];
    const { description } = this.#host;
    return description === undefined ? [] : [...entriesOf(description)];
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

function showHead(view: TreeView<Entry>, { state }: ChosenHost): void {
  if (state === undefined) return;
  const { origin, name, status, detail, extractedAt } = state;
  const age = status === 'extracting' ? l10n.t('is looked at…') : ageOf(extractedAt, Date.now());
  const isMachine = origin === 'machine';
  view.title = isMachine ? l10n.t('This Machine') : l10n.t('Host');
  // The name stands here: VS Code writes titles with capitals.
  view.description = (isMachine ? [age] : [name, age]).filter((part) => part).join(' · ');
  // Where nothing is known the view's welcome says so, with what can be done about it.
  view.message = status === 'failed' ? (detail ?? '') : '';
}
