import { Emitter } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../service/language-service.js';
import type { FileTexts } from './file-texts.js';
import type { OpenDocuments } from './open-documents.js';
import { forEach, pause } from './turns.js';
import { normalized } from './uris.js';
import type { WorkspaceFiles } from './workspace-files.js';

/** Milliseconds of rest after which what was typed counts for other documents. */
const delay = 200;

/** Keeps the language service's index up to date with the workspace's files and the open documents. */
export class Indexer {
  readonly #service: LanguageService;
  readonly #workspace: WorkspaceFiles;
  readonly #texts: FileTexts;
  readonly #onFailure: (error: unknown) => void;
  readonly #waiting = new Set<string>();
  readonly #changed = new Emitter<void>();
  readonly #updated = new Emitter<void>();
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Of what states of the index it was told last. */
  #toldGeneration: number;
  #toldRevision: number;
  #isClosed = false;

  /** Fires when other documents may have to be judged anew: what is known of schemas has changed. */
  readonly onChange = this.#changed.event;
  /** Fires when anything in the index has changed, such as who uses an attribute. */
  readonly onUpdate = this.#updated.event;

  constructor(parts: {
    readonly service: LanguageService;
    readonly documents: OpenDocuments;
    readonly workspace: WorkspaceFiles;
    readonly texts: FileTexts;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#service = parts.service;
    this.#workspace = parts.workspace;
    this.#texts = parts.texts;
    this.#onFailure = parts.onFailure;
    this.#toldGeneration = parts.service.index.generation;
    this.#toldRevision = parts.service.index.revision;
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
    this.#isClosed = true;
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
    try {
      const revision = this.#workspace.revision(uri);
      if (revision === undefined) this.#texts.forget(uri);
      const file = revision === undefined ? undefined : await this.#texts.readForTwo(uri, revision);
      await pause();
      const source = file && TextDocument.create(uri, 'compspec', 0, file.text);
      this.#service.setFile(uri, source);
    } catch (error) {
      // One file must not keep the others from the index.
      this.#onFailure(error);
    }
  }

  #tellSoon(): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#tell(), delay);
  }

  #tell(): void {
    // Asked first: it tells the index what was typed.
    const { generation } = this.#service;
    const { revision } = this.#service.index;
    if (revision !== this.#toldRevision) {
      this.#toldRevision = revision;
      this.#updated.fire();
    }
    if (generation === this.#toldGeneration) return;
    this.#toldGeneration = generation;
    this.#changed.fire();
  }
}
