import { type Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { EditedDocument } from './edited-document.js';
import { normalized } from './uris.js';

/** The documents that the client has open, kept up to date by its changes. */
export class OpenDocuments {
  readonly #documents = new TextDocuments<EditedDocument>({
    // A client that sends no text is told of nothing; one text that is none would end every look at all.
    create: (uri, languageId, version, text) =>
      new EditedDocument(uri, languageId, version, typeof text === 'string' ? text : ''),
    update: (document, changes, version) => document.update(changes, version),
  });
  readonly #byNormalizedUri = new Map<string, EditedDocument>();

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
