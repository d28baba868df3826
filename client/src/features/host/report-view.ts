import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import { type ReportEntry, reportEntries } from './report-lines.js';
import type { Reports } from './reports.js';
import { reveal, revealCommand } from './reveal.js';
import { verdictWord } from './verdicts.js';

/** The view of the report that was asked for last. */
export class ReportView implements Disposable {
  readonly #items: ReportItems;
  readonly #view: TreeView<ReportEntry>;
  readonly #parts: Disposable;

  constructor(reports: Reports) {
    this.#items = new ReportItems(reports);
    const view = window.createTreeView('compspec.report', {
      treeDataProvider: this.#items,
      showCollapseAll: true,
    });
    this.#view = view;
    this.#parts = Disposable.from(
      this.#items,
      view,
      commands.registerCommand(revealCommand, reveal),
      reports.onChanged(() => {
        const { shown } = reports;
        if (shown === undefined) return;
        const { target, host, verdict } = shown.result;
        const pair = l10n.t('{0} on {1}', target, host);
        view.description = `${verdictWord(verdict)} · ${pair}`;
        void commands.executeCommand('setContext', 'compspec.hasReport', true);
      }),
    );
  }

  /** Makes the view seen, and leaves the keyboard where it is. */
  async show(): Promise<void> {
    const [first] = this.#items.getChildren();
    if (first !== undefined) await this.#view.reveal(first, { select: false, focus: false });
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

class ReportItems implements TreeDataProvider<ReportEntry>, Disposable {
  readonly #reports: Reports;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable;
  #top: readonly ReportEntry[] = [];
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(reports: Reports) {
    this.#reports = reports;
    this.#listening = reports.onChanged(() => {
      const { shown } = this.#reports;
      this.#top = shown === undefined ? [] : reportEntries(shown);
      this.#changed.fire();
    });
  }

  getTreeItem({ item }: ReportEntry) {
    return item;
  }

  getChildren(entry?: ReportEntry): ReportEntry[] {
    return [...(entry?.children ?? this.#top)];
  }

  /** Only what stands on top is ever revealed. */
  getParent(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
