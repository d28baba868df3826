import {
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  Uri,
  type ViewColumn,
  type WebviewPanel,
} from 'vscode';
import type {
  ExportFormat,
  ExportMessage,
  GraphPlace,
  HostMessage,
  ViewMessage,
} from '../../../../server/src/protocol/graph-view.js';
import {
  type Picture,
  type PictureAnswer,
  type PictureParams,
  type PictureSubject,
  pictureRequest,
} from '../../../../server/src/protocol/picture.js';
import type { LanguageServer } from '../server/server.js';
import { viewMessage } from './messages.js';
import { pageOf, rootsOf } from './page.js';
import { keyOf } from './subject.js';

/** Milliseconds in which a view has made a file: an image of thousands of nodes takes seconds. */
const exportLimit = 60_000;

/** Somebody waits for a file. */
interface Exporting {
  readonly resolve: (made: ExportMessage) => void;
  readonly reject: (why: Error) => void;
}

interface PanelParts {
  readonly panel: WebviewPanel;
  readonly server: LanguageServer;
  readonly output: LogOutputChannel;
  /** The extension's folder. */
  readonly extension: Uri;
  readonly subject: PictureSubject;
  readonly pinned: boolean;
}

/**
 * A graph's view. VS Code throws away the page of a hidden one: what it needs is sent again when it is back.
 * Whatever fails, the last picture stays, and the view says why there is no newer one.
 */
export class GraphPanel implements Disposable {
  readonly #parts: PanelParts;
  readonly #listening: Disposable;
  readonly #asked = new EventEmitter<ViewMessage>();
  #subject: PictureSubject;
  #pinned: boolean;
  #picture: Picture | undefined;
  #fault: string | undefined;
  #isReady = false;
  #isAsking = false;
  #isAskedAgain = false;
  /** What is to be selected as soon as it is in the picture. */
  #awaited: { readonly uri: string; readonly attribute: string } | undefined;
  #exporting: Exporting | undefined;
  /** The format of a file that the view has yet to be asked for. */
  #exportAsked: ExportFormat | undefined;
  /** The place that was shown in the text last: the cursor there is no news for the view. */
  revealed: GraphPlace | undefined;

  /** The address of the text that was changed last by the view. */
  changed: string | undefined;

  /** The view wants something of the editor. */
  readonly onAsked = this.#asked.event;

  constructor(parts: PanelParts) {
    this.#parts = parts;
    this.#subject = parts.subject;
    this.#pinned = parts.pinned;
    const { panel, extension } = parts;
    const { webview } = panel;
    this.#listening = Disposable.from(
      webview.onDidReceiveMessage((value: unknown) => this.#hear(value)),
      panel.onDidChangeViewState(() => {
        this.#isReady &&= panel.visible;
        if (panel.visible) void this.refresh();
      }),
    );
    webview.options = { enableScripts: true, localResourceRoots: rootsOf(extension) };
    webview.html = pageOf(webview, extension);
    panel.iconPath = {
      light: Uri.joinPath(extension, 'media', 'file-light.svg'),
      dark: Uri.joinPath(extension, 'media', 'file-dark.svg'),
    };
    this.#entitle();
  }

  get panel(): WebviewPanel {
    return this.#parts.panel;
  }

  get subject(): PictureSubject {
    return this.#subject;
  }

  /** Undefined until the server told of it. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  get column(): ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  /** Whether it shows the schema that is active, whichever that is. */
  get isFollowing(): boolean {
    return !this.#pinned;
  }

  pin(pinned: boolean): void {
    this.#pinned = pinned;
  }

  /** Shows something else, or the same with something else mapped onto it. */
  show(subject: PictureSubject): Promise<void> {
    this.#subject = subject;
    return this.refresh();
  }

  /** Shows another schema, if there is a picture of it; what is mapped on stays so. */
  async follow(uri: string): Promise<void> {
    const { schemas, ...overlays } = this.#subject;
    if (schemas.length === 1 && schemas[0] === uri) return;
    const subject = { ...overlays, schemas: [uri] };
    const answer = await this.#ask(subject);
    // The user may have gone on, or pinned it, in the meantime.
    if (!('model' in answer) || this.#pinned || this.#subject.schemas !== schemas) return;
    this.#subject = subject;
    this.#take(answer);
  }

  /** Asks for the picture as it is now. Never rejects. */
  async refresh(): Promise<void> {
    if (!this.panel.visible) return;
    this.#isAskedAgain = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        const subject = this.#subject;
        const known = this.#fault === undefined ? this.#picture?.stamp : undefined;
        const answer = await this.#ask(subject, known);
        if (subject !== this.#subject) this.#isAskedAgain = true;
        else this.#take(answer);
      }
    } finally {
      this.#isAsking = false;
    }
  }

  /** Selects an attribute, as the cursor in the text is there. */
  select(uri: string, attribute: string): void {
    const id = this.#idOf(uri, attribute);
    if (id !== undefined) this.#post({ type: 'select', id });
  }

  /** Selects an attribute as soon as it is there: one that is about to be added or renamed. */
  selectNext(uri: string, attribute: string): void {
    this.#awaited = { uri, attribute };
  }

  #idOf(uri: string, attribute: string): string | undefined {
    const { model } = this.#picture ?? {};
    return model?.nodes.find(
      ({ name, kind, document }) =>
        name === attribute &&
        (kind === 'attribute' || kind === 'missing') &&
        sameAddress(model.documents[document]?.uri, uri),
    )?.id;
  }

  /** Whether it shows a document. */
  isOf(uri: string): boolean {
    return this.#subject.schemas.some((one) => sameAddress(one, uri));
  }

  /** Whether a file is being made for whoever asked by `export`. */
  get isExporting(): boolean {
    return this.#exporting !== undefined;
  }

  /** Lets the view make a file; rejects where it does not answer. */
  async export(format: ExportFormat): Promise<ExportMessage> {
    this.#exporting?.reject(new Error(l10n.t('Another export was asked for.')));
    let own: Exporting | undefined;
    const made = new Promise<ExportMessage>((resolve, reject) => {
      own = { resolve, reject };
      this.#exporting = own;
    });
    const late = setTimeout(
      () => own?.reject(new Error(l10n.t('The graph does not answer.'))),
      exportLimit,
    );
    this.#exportAsked = format;
    this.#askForExport();
    try {
      return await made;
    } finally {
      clearTimeout(late);
      if (this.#exporting === own) {
        this.#exporting = undefined;
        this.#exportAsked = undefined;
      }
    }
  }

  dispose(): void {
    this.#exporting?.reject(new Error(l10n.t('The graph was closed.')));
    this.#listening.dispose();
    this.#asked.dispose();
  }

  #hear(value: unknown): void {
    const message = viewMessage(value);
    if (message === undefined) {
      this.#parts.output.warn('The graph sent something that is no message.');
      return;
    }
    if (message.type === 'ready') {
      this.#isReady = true;
      this.#sendPicture();
      void this.refresh();
    }
    if (message.type === 'pin') this.#pinned = message.pinned;
    this.#asked.fire(message);
    if (message.type === 'export') this.#exporting?.resolve(message);
    if (message.type === 'export-failed') this.#exporting?.reject(new Error(message.sentence));
  }

  async #ask(subject: PictureSubject, known?: string): Promise<PictureAnswer> {
    const params: PictureParams = { ...subject, ...(known !== undefined && { known }) };
    try {
      return await this.#parts.server.request<PictureAnswer>(pictureRequest, params);
    } catch (error) {
      this.#parts.output.warn(`There is no picture: ${error}`);
      return { fault: l10n.t('The language server does not answer.') };
    }
  }

  #take(answer: PictureAnswer): void {
    if ('unchanged' in answer) return;
    if ('fault' in answer) {
      this.#fault = answer.fault;
      this.#post({ type: 'fault', sentence: answer.fault });
      return;
    }
    this.#fault = undefined;
    this.#picture = answer;
    this.#entitle();
    this.#sendPicture();
  }

  #sendPicture(): void {
    if (this.#picture !== undefined) {
      const { model, editable } = this.#picture;
      const select = this.#awaited && this.#idOf(this.#awaited.uri, this.#awaited.attribute);
      if (select !== undefined) this.#awaited = undefined;
      this.#post({
        type: 'show',
        model,
        editable,
        pinned: this.#pinned,
        key: keyOf(this.#subject),
        host: this.#subject,
        ...(select !== undefined && { select }),
      });
    }
    if (this.#fault !== undefined) this.#post({ type: 'fault', sentence: this.#fault });
    this.#askForExport();
  }

  /** Of a view that was just opened a file is asked for as soon as it has the picture. */
  #askForExport(): void {
    if (this.#exportAsked === undefined || !this.#isReady || this.#picture === undefined) return;
    this.#post({ type: 'ask-export', format: this.#exportAsked });
    this.#exportAsked = undefined;
  }

  #post(message: HostMessage): void {
    if (!this.#isReady) return;
    // Whether it arrived: a view that was just hidden or closed is told when it is back.
    void this.panel.webview.postMessage(message);
  }

  #entitle(): void {
    const names = this.#picture?.model.documents.map(({ namespace }) => namespace) ?? [];
    const [first = ''] = names;
    const name = first === '' ? nameOf(this.#subject.schemas[0] ?? '') : first;
    this.panel.title =
      names.length > 1
        ? l10n.t('Graph: {0} and {1} more', name, names.length - 1)
        : l10n.t('Graph: {0}', name);
  }
}

function sameAddress(one: string | undefined, other: string): boolean {
  return one === other || (one !== undefined && Uri.parse(one).toString() === other);
}

function nameOf(uri: string): string {
  return Uri.parse(uri).path.split('/').at(-1) ?? uri;
}
