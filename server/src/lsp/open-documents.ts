import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { normalized } from './uris.js';

/** The documents that the client has open, kept up to date by its changes. */
export class OpenDocuments {
  readonly #documents = new TextDocuments(TextDocument);
  readonly #byNormalizedUri = new Map<string, TextDocument>();

  readonly onOpen = this.#documents.onDidOpen;
  /** Fires with each document that is opened or changed. */
  readonly onChange = this.#documents.onDidChangeContent;
  readonly onClose = this.#documents.onDidClose;

  constructor(connection: Connection) {
    this.#documents.onDidOpen(({ document }) => {
      this.#byNormalizedUri.set(normalized(document.uri), document);
    });
    this.#documents.onDidClose(({ document }) => {
      this.#byNormalizedUri.delete(normalized(document.uri));
    });
    this.#documents.listen(connection);
  }

  find(uri: string): TextDocument | undefined {
    return this.#documents.get(uri) ?? this.#byNormalizedUri.get(normalized(uri));
  }

  /** Their normalized addresses. */
  uris(): readonly string[] {
    return [...this.#byNormalizedUri.keys()];
  }
}
