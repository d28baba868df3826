import { Emitter, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { isSchemaName } from '../core/judge.js';
import { mayBeOurName } from './recognition.js';
import { isIn, isInAny, nameOf, normalized } from './uris.js';
import type { IsOurs, WorkspaceFolder } from './workspace-folder.js';

/** Makes a folder that can be searched. */
export type OpenFolder = (uri: string) => WorkspaceFolder;

/** Whether a resource is a folder of this machine. */
export type IsFolder = (uri: string) => Promise<boolean>;

/** Of more new files than this at once nobody asks which are folders: a search is cheaper. */
const fewFiles = 100;

/** The schemas, specs, rules and recipes in the workspace folders, open or not, by normalized address. */
export class WorkspaceFiles {
  readonly #openFolder: OpenFolder;
  readonly #isFolder: IsFolder;
  readonly #isOurs: IsOurs;
  readonly #onFailure: (error: unknown) => void;
  readonly #folders = new Map<string, WorkspaceFolder>();
  readonly #revisions = new Map<string, number>();
  readonly #changed = new Emitter<readonly string[]>();
  #lastRevision = 0;
  /** Until it is started it has a search before it. */
  #searches = 1;
  #searched: Promise<void>;
  #start: () => void = () => undefined;
  #isEnabled = true;

  /** Fires with files that are new, changed or gone, and when all searches have ended. */
  readonly onChange = this.#changed.event;

  constructor(parts: {
    readonly openFolder: OpenFolder;
    readonly isFolder: IsFolder;
    readonly isOurs: IsOurs;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#openFolder = parts.openFolder;
    this.#isFolder = parts.isFolder;
    this.#isOurs = parts.isOurs;
    this.#onFailure = parts.onFailure;
    this.#searched = new Promise((resolve) => {
      this.#start = resolve;
    });
  }

  /** Searches the first folders, of which nothing is known before. */
  start(folders: readonly string[], isEnabled: boolean): void {
    this.#isEnabled = isEnabled;
    this.changeFolders(folders, []);
    this.#searches -= 1;
    this.#start();
    if (!this.isSearching) this.#changed.fire([]);
  }

  get isSearching(): boolean {
    return this.#searches > 0;
  }

  /** Fulfilled as soon as no search is going on. */
  async searched(): Promise<void> {
    while (this.isSearching) await this.#searched;
  }

  uris(): Iterable<string> {
    return this.#revisions.keys();
  }

  /** Differs after each change of a file; undefined for a file that is not known. */
  revision(uri: string): number | undefined {
    return this.#revisions.get(uri);
  }

  /** The innermost workspace folder that a resource is in. */
  folderOf(uri: string): string | undefined {
    let innermost: string | undefined;
    for (const folder of this.#folders.keys()) {
      if (isIn(folder, uri) && folder.length > (innermost?.length ?? 0)) innermost = folder;
    }
    return innermost;
  }

  changeFolders(added: readonly string[], removed: readonly string[]): void {
    for (const uri of removed.map(normalized)) {
      this.#folders.get(uri)?.close();
      this.#folders.delete(uri);
    }
    for (const uri of added.map(normalized)) {
      if (this.#folders.has(uri)) continue;
      this.#folders.set(uri, this.#openFolder(uri));
      this.#search(uri);
    }
    this.#compare();
  }

  /** Turned off, no file is known. */
  enable(isEnabled: boolean): void {
    if (this.#isEnabled === isEnabled) return;
    this.#isEnabled = isEnabled;
    for (const uri of this.#folders.keys()) this.#search(uri);
    this.#compare();
  }

  /** What the client's file watcher has seen. */
  watched(events: readonly FileEvent[]): void {
    const changed: string[] = [];
    const created: string[] = [];
    const unknown: string[] = [];
    const gone = new Set<string>();
    for (const { uri: spelled, type } of events) {
      const uri = normalized(spelled);
      if (type === FileChangeType.Deleted) gone.add(uri);
      else if (this.#revisions.has(uri)) changed.push(uri);
      if (this.#mayChangeSearch(uri, type)) this.#searchAround(uri);
      else if (this.#isUnknownDocument(uri, type)) unknown.push(uri);
      else if (type === FileChangeType.Created) created.push(uri);
    }
    this.#searchNewFolders(created).catch(this.#onFailure);
    this.#searchNewDocuments(unknown).catch(this.#onFailure);
    for (const uri of changed) this.#revise(uri);
    this.#remove(gone);
    this.#compare();
    if (changed.length > 0) this.#changed.fire(changed);
  }

  close(): void {
    for (const folder of this.#folders.values()) folder.close();
  }

  #searchAround(uri: string): void {
    for (const folder of this.#folders.keys()) if (isIn(folder, uri)) this.#search(folder);
  }

  /**
   * A new folder may have its files already: a watcher that learns of the folder only then, as that of
   * VS Code sometimes does, says nothing of them.
   */
  async #searchNewFolders(created: readonly string[]): Promise<void> {
    const isCrowd = created.length > fewFiles;
    for (const uri of created) {
      if (isCrowd || (await this.#isFolder(uri))) this.#searchAround(uri);
    }
  }

  /** What is ours by its words is searched for: the search alone knows what is ignored. */
  async #searchNewDocuments(unknown: readonly string[]): Promise<void> {
    const isCrowd = unknown.length > fewFiles;
    for (const uri of unknown) {
      if (isCrowd || (await this.#isOurs(uri))) this.#searchAround(uri);
    }
  }

  #isUnknownDocument(uri: string, type: FileChangeType): boolean {
    if (type === FileChangeType.Deleted || this.#revisions.has(uri)) return false;
    return mayBeOurName(nameOf(uri));
  }

  #search(uri: string): void {
    const folder = this.#folders.get(uri);
    if (folder === undefined || !this.#isEnabled) return;
    this.#searches += 1;
    this.#searched = Promise.all([this.#searched, folder.search().catch(this.#onFailure)]).then(
      () => {
        this.#searches -= 1;
        this.#compare();
        if (this.#searches === 0) this.#changed.fire([]);
      },
    );
  }

  /** Forgets files, and everything in folders, that were deleted. */
  #remove(gone: ReadonlySet<string>): void {
    if (gone.size === 0) return;
    for (const folder of this.#folders.values()) {
      const left = [...folder.files].filter((file) => !isInAny(gone, file));
      if (left.length < folder.files.size) folder.files = new Set(left);
    }
  }

  /** Compares what is known with what is in the folders, and tells what is new or gone. */
  #compare(): void {
    const present = new Set<string>();
    for (const folder of this.#isEnabled ? this.#folders.values() : []) {
      for (const file of folder.files) present.add(file);
    }
    const gone = [...this.#revisions.keys()].filter((uri) => !present.has(uri));
    const found = [...present].filter((uri) => !this.#revisions.has(uri));
    for (const uri of gone) this.#revisions.delete(uri);
    for (const uri of found) this.#revise(uri);
    if (gone.length + found.length > 0) this.#changed.fire([...gone, ...found]);
  }

  #revise(uri: string): void {
    this.#lastRevision += 1;
    this.#revisions.set(uri, this.#lastRevision);
  }

  /** Whether a search would find more or less than the last one: it alone knows what is ignored. */
  #mayChangeSearch(uri: string, type: FileChangeType): boolean {
    const name = nameOf(uri);
    if (name === '.gitignore') return true;
    if (type !== FileChangeType.Deleted) return isSchemaName(name) && !this.#revisions.has(uri);
    // A search that is going on may have met the file already.
    return mayBeOurName(name) && this.isSearching;
  }
}
