import type { RemoteConsole } from 'vscode-languageserver';
import { FileError, type Files, type FileText } from '../core/files.js';
import { pathOf } from './uris.js';

/** So many characters at most are kept for another reader. */
const mostKept = 8_000_000;

/**
 * The texts of the workspace's files. What can not be read is logged once, however often somebody wants
 * it: a search or an index asks again and again.
 */
export class FileTexts {
  readonly #files: Files;
  readonly #log: RemoteConsole;
  /** By path, what was last said of it. */
  readonly #told = new Map<string, string>();
  /** Texts that one has read and the other has not, by address. */
  readonly #kept = new Map<string, { readonly revision: number; readonly file: FileText }>();
  #keptLength = 0;

  constructor(files: Files, log: RemoteConsole) {
    this.#files = files;
    this.#log = log;
  }

  /** The text of a file; undefined where there is none to be read. */
  async read(uri: string): Promise<FileText | undefined> {
    return this.#look(uri, (path) => this.#files.readText(path));
  }

  /**
   * The text of a file for one of the two that read each revision of it, the index and the report:
   * what the first one reads is kept until the other asks for it. Undefined where there is none to be read.
   */
  async readForTwo(uri: string, revision: number): Promise<FileText | undefined> {
    const kept = this.#kept.get(uri);
    this.forget(uri);
    if (kept?.revision === revision) return kept.file;
    const file = await this.read(uri);
    // The other may have read it at the same time.
    this.forget(uri);
    if (file !== undefined && this.#keptLength + file.text.length <= mostKept) {
      this.#kept.set(uri, { revision, file });
      this.#keptLength += file.text.length;
    }
    return file;
  }

  /** To be called when a file is gone. */
  forget(uri: string): void {
    this.#keptLength -= this.#kept.get(uri)?.file.text.length ?? 0;
    this.#kept.delete(uri);
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
