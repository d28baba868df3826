import type { FileError } from '../core/files.js';
import { isSchemaName } from '../core/judge.js';
import type { Walk } from '../core/walk.js';
import { below, pathOf } from './uris.js';

/** Milliseconds between a reason to search a folder and the search: reasons come in crowds. */
const delay = 50;

/** The compatibility schemas of one workspace folder, by the normalized addresses of their files. */
export class WorkspaceFolder {
  files: ReadonlySet<string> = new Set();
  readonly uri: string;
  readonly #walk: Walk;
  readonly #onFailure: (path: string, error: FileError) => void;
  #waiting: Promise<void> | undefined;
  #searching: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(uri: string, walk: Walk, onFailure: (path: string, error: FileError) => void) {
    this.uri = uri;
    this.#walk = walk;
    this.#onFailure = onFailure;
  }

  /** Searches the folder soon; fulfilled when `files` is up to date. */
  search(): Promise<void> {
    this.#waiting ??= new Promise((resolve, reject) => {
      setTimeout(() => {
        this.#waiting = undefined;
        this.#searching = this.#searching.then(() => this.#search());
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
    const found = new Set<string>();
    for await (const file of this.#walk(path, {
      wants: isSchemaName,
      onFailure: this.#onFailure,
    })) {
      if (this.#isClosed) return;
      found.add(below(this.uri, file));
    }
    this.files = found;
  }
}
