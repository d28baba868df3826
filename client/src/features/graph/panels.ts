import {
  Disposable,
  type LogOutputChannel,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import type { GraphViewState } from '../../../../server/src/protocol/graph-view.js';
import {
  type PictureSubject,
  picturesChangedNotification,
} from '../../../../server/src/protocol/picture.js';
import type { LanguageServer } from '../server/server.js';
import { GraphPanel } from './panel.js';
import { keyOf, subjectOf } from './subject.js';

/** By this VS Code knows the view when it restores it, and menus by `activeWebviewPanelId`. */
const viewType = 'compspec.graph';

/** All graphs' views. */
export class GraphPanels implements Disposable {
  readonly #server: LanguageServer;
  readonly #output: LogOutputChannel;
  readonly #extension: Uri;
  readonly #onOpened: (panel: GraphPanel) => Disposable;
  readonly #panels = new Set<GraphPanel>();
  readonly #listening: Disposable;
  #isUp = false;

  /** @param onOpened what a new view asks for is answered by whoever this is */
  constructor(
    server: LanguageServer,
    output: LogOutputChannel,
    extension: Uri,
    onOpened: (panel: GraphPanel) => Disposable,
  ) {
    this.#server = server;
    this.#output = output;
    this.#extension = extension;
    this.#onOpened = onOpened;
    server.hear(picturesChangedNotification, () => this.#refresh());
    this.#listening = Disposable.from(
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state: GraphViewState | undefined) =>
          this.#restore(panel, state),
      }),
      server.onStatus((status) => {
        const isUp = status !== 'starting' && status !== 'stopped';
        if (isUp && !this.#isUp) this.#refresh();
        this.#isUp = isUp;
      }),
    );
  }

  [Symbol.iterator](): IterableIterator<GraphPanel> {
    return this.#panels.values();
  }

  /** The one that the user is in, else one that is seen. */
  get active(): GraphPanel | undefined {
    const all = [...this.#panels];
    return all.find(({ panel }) => panel.active) ?? all.find(({ panel }) => panel.visible);
  }

  /**
   * Shows schemas: in the view that has them, or in one that follows the active schema, or in a new one
   * beside the text.
   */
  show(subject: PictureSubject): GraphPanel {
    const key = keyOf(subject);
    const isSingle = subject.schemas.length === 1;
    const all = [...this.#panels];
    const known =
      all.find((one) => keyOf(one.subject) === key) ??
      (isSingle ? all.find(({ isFollowing }) => isFollowing) : undefined);
    if (known === undefined) return this.#open(subject, !isSingle);
    known.panel.reveal(undefined, true);
    if (keyOf(known.subject) !== key)
      void known.show({ ...known.subject, schemas: subject.schemas });
    return known;
  }

  dispose(): void {
    this.#listening.dispose();
    for (const one of [...this.#panels]) one.panel.dispose();
  }

  #open(subject: PictureSubject, pinned: boolean): GraphPanel {
    const panel = window.createWebviewPanel(
      viewType,
      '',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, enableFindWidget: false },
    );
    return this.#keep(panel, subject, pinned);
  }

  #restore(panel: WebviewPanel, state: GraphViewState | undefined): void {
    const subject = subjectOf(state?.host);
    // Of what another version of the extension left nobody knows what it was of.
    if (subject === undefined) panel.dispose();
    else this.#keep(panel, subject, state?.pinned === true);
  }

  #keep(panel: WebviewPanel, subject: PictureSubject, pinned: boolean): GraphPanel {
    const shown = new GraphPanel({
      panel,
      server: this.#server,
      output: this.#output,
      extension: this.#extension,
      subject,
      pinned,
    });
    this.#panels.add(shown);
    const answering = this.#onOpened(shown);
    panel.onDidDispose(() => {
      this.#panels.delete(shown);
      answering.dispose();
      shown.dispose();
    });
    return shown;
  }

  #refresh(): void {
    for (const panel of this.#panels) void panel.refresh();
  }
}
