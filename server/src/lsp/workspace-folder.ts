import type { FileError } from '../core/files.js';
import type { Walk } from '../core/walk.js';
import { mayBeOurName } from './recognition.js';
import { forEach } from './turns.js';
import { below, pathOf } from './uris.js';

/** Milliseconds between a reason to search a folder and the search: reasons come in crowds. */
const delay = 50;

/** Whether a file is a document of ours. */
export type IsOurs = (uri: string) => Promise<boolean>;

/** The schemas, specs, rules and recipes of one workspace folder, by the normalized addresses of their files. */
export class WorkspaceFolder {
  files: ReadonlySet<string> = new Set();
  readonly uri: string;
  readonly #walk: Walk;
  readonly #isOurs: IsOurs;
  readonly #onFailure: (path: string, error: FileError) => void;
  #waiting: Promise<void> | undefined;
  #searching: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(
    uri: string,
    walk: Walk,
    isOurs: IsOurs,
    onFailure: (path: string, error: FileError) => void,
  ) {
    this.uri = uri;
    this.#walk = walk;
    this.#isOurs = isOurs;
    this.#onFailure = onFailure;
  }

  /** Searches the folder soon; fulfilled when `files` is up to date. */
  search(): Promise<void> {
    this.#waiting ??= new Promise((resolve, reject) => {
      setTimeout(() => {
        this.#waiting = undefined;
        // A search that failed keeps no later one from looking.
        this.#searching = this.#searching.catch(() => undefined).then(() => this.#search());
        this.#searching.then(resolve, reject);
      }, delay);
    });
    return this.#waiting;
  }

  /** Ends a search that is going on. */
  close(): void {
    this.#isClosed = true;
  }

  async #search(): Promise<void> {
    const path = pathOf(this.uri);
    if (path === undefined) return;
    const found: string[] = [];
    for await (const file of this.#walk(path, {
      wants: mayBeOurName,
      onFailure: this.#onFailure,
    })) {
      if (this.#isClosed) return;
      found.push(below(this.uri, file));
    }
    const ours = new Set<string>();
    await forEach(found, async (uri) => {
      if (!this.#isClosed && (await this.#isOurs(uri))) ours.add(uri);
    });
    // In the order of the walk, whichever answer came first.
    if (!this.#isClosed) this.files = new Set(found.filter((uri) => ours.has(uri)));
  }
}
