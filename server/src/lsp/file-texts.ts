import type { RemoteConsole } from 'vscode-languageserver';
import { FileError, type Files, type FileText } from '../core/files.js';
import { pathOf } from './uris.js';

/**
 * The texts of the workspace's files. What can not be read is logged once, however often somebody wants
 * it: a search or an index asks again and again.
 */
export class FileTexts {
  readonly #files: Files;
  readonly #log: RemoteConsole;
  /** By path, what was last said of it. */
  readonly #told = new Map<string, string>();

  constructor(files: Files, log: RemoteConsole) {
    this.#files = files;
    this.#log = log;
  }

  /** The text of a file; undefined where there is none to be read. */
  async read(uri: string): Promise<FileText | undefined> {
    return this.#look(uri, (path) => this.#files.readText(path));
  }

  /** The beginning of a file's text, so many bytes at most; undefined where there is none to be read. */
  async readStart(uri: string, bytes: number): Promise<string | undefined> {
    return this.#look(uri, (path) => this.#files.readStart(path, bytes));
  }

  /** Whether a resource is a folder of this machine. */
  async isFolder(uri: string): Promise<boolean> {
    const path = pathOf(uri);
    try {
      return path !== undefined && (await this.#files.typeOf(path)) === 'folder';
    } catch (error) {
      // What is gone again when it is looked at, or not to be looked at, is none.
      if (error instanceof FileError) return false;
      throw error;
    }
  }

  /** Logs why a file or folder could not be read, unless that was the last that was said of it. */
  complain(path: string, { message }: FileError): void {
    if (this.#told.get(path) === message) return;
    this.#told.set(path, message);
    this.#log.warn(`${path}: ${message}`);
  }

  async #look<Seen>(uri: string, see: (path: string) => Promise<Seen>): Promise<Seen | undefined> {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    try {
      return await see(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      // A file may vanish at any time, and whoever watches the folder says so.
      if (error.reason !== 'absent') this.complain(path, error);
      return undefined;
    }
  }
}
