import { Emitter, type RemoteConsole } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FileError, type Files } from '../core/files.js';
import type { LanguageService } from '../service/language-service.js';
import type { OpenDocuments } from './open-documents.js';
import { forEach } from './turns.js';
import { normalized, pathOf } from './uris.js';
import type { WorkspaceFiles } from './workspace-files.js';

/** Milliseconds of rest after which what was typed counts for other documents. */
const delay = 200;

/** Keeps the language service's index up to date with the workspace's files and the open documents. */
export class Indexer {
  readonly #service: LanguageService;
  readonly #workspace: WorkspaceFiles;
  readonly #files: Files;
  readonly #log: RemoteConsole;
  readonly #onFailure: (error: unknown) => void;
  readonly #waiting = new Set<string>();
  readonly #changed = new Emitter<void>();
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #told = 0;

  /** Fires when other documents may have to be judged anew: what is known of schemas has changed. */
  readonly onChange = this.#changed.event;

  constructor(parts: {
    readonly service: LanguageService;
    readonly documents: OpenDocuments;
    readonly workspace: WorkspaceFiles;
    readonly files: Files;
    readonly log: RemoteConsole;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#service = parts.service;
    this.#workspace = parts.workspace;
    this.#files = parts.files;
    this.#log = parts.log;
    this.#onFailure = parts.onFailure;
    this.#told = parts.service.index.generation;
    parts.workspace.onChange((uris) => this.#add(uris));
    parts.documents.onChange(({ document }) => {
      parts.service.changed(document, normalized(document.uri));
      this.#tellSoon();
    });
    parts.documents.onClose(({ document: { uri } }) => {
      parts.service.forget(uri, normalized(uri));
      this.#tellSoon();
    });
  }

  /** Fulfilled as soon as everything that was found is in the index. */
  async ready(): Promise<void> {
    await this.#workspace.searched();
    while (this.#working !== undefined) await this.#working;
  }

  /** Whether something that was found is not in the index yet. */
  get isWorking(): boolean {
    return this.#workspace.isSearching || this.#working !== undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #add(uris: readonly string[]): void {
    for (const uri of uris) this.#waiting.add(uri);
    if (this.#waiting.size === 0) return;
    this.#working ??= this.#work()
      .catch(this.#onFailure)
      .finally(() => {
        this.#working = undefined;
        this.#tellSoon();
      });
  }

  async #work(): Promise<void> {
    while (this.#waiting.size > 0) {
      const uris = [...this.#waiting];
      this.#waiting.clear();
      await forEach(uris, (uri) => this.#take(uri));
    }
  }

  async #take(uri: string): Promise<void> {
    const isThere = this.#workspace.revision(uri) !== undefined;
    const text = isThere ? await this.#read(uri) : undefined;
    const source = text === undefined ? undefined : TextDocument.create(uri, 'compspec', 0, text);
    this.#service.index.setFile(uri, source);
  }

  async #read(uri: string): Promise<string | undefined> {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    try {
      return (await this.#files.readText(path)).text;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (error.reason !== 'absent') this.#log.warn(`${path}: ${error.message}`);
      return undefined;
    }
  }

  #tellSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { generation } = this.#service;
      if (generation === this.#told) return;
      this.#told = generation;
      this.#changed.fire();
    }, delay);
  }
}
