import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';

/** What a client understands of edits of several documents. */
export interface EditStyle {
  /** Whether it takes the versions of documents, so that an edit of an older one does no harm. */
  readonly versionsEdits: boolean;
  /** Whether it lets a user look at parts of an edit before they are made. */
  readonly annotates: boolean;
}

/** A document as far as an edit has to tell which one it is meant for. */
interface EditedDocument {
  readonly uri: string;
  /** Of an open document. */
  readonly version: number | null;
}

/** The edits of several documents, gathered into one. */
export class EditsOfSeveral {
  readonly #style: EditStyle;
  readonly #byUri = new Map<
    string,
    { document: EditedDocument; edits: (TextEdit | AnnotatedTextEdit)[] }
  >();
  readonly #annotations: Record<string, ChangeAnnotation> = {};

  constructor(style: EditStyle) {
    this.#style = style;
  }

  /** @param ifConfirmed the question that a user is asked first, for a client that asks */
  add({ uri, version }: EditedDocument, edit: TextEdit, ifConfirmed?: string): void {
    let known = this.#byUri.get(uri);
    if (known === undefined) {
      known = { document: { uri, version }, edits: [] };
      this.#byUri.set(uri, known);
    }
    if (ifConfirmed === undefined) known.edits.push(edit);
    else {
      this.#annotations[ifConfirmed] = { label: ifConfirmed, needsConfirmation: true };
      known.edits.push({ ...edit, annotationId: ifConfirmed });
    }
  }

  workspaceEdit(): WorkspaceEdit {
    const all = [...this.#byUri.values()];
    if (!this.#style.versionsEdits) {
      return {
        changes: Object.fromEntries(all.map(({ document, edits }) => [document.uri, edits])),
      };
    }
    const documentChanges = all.map(
      ({ document: { uri, version }, edits }): TextDocumentEdit => ({
        textDocument: { uri, version },
        edits,
      }),
    );
    const changeAnnotations = this.#annotations;
    const isAnnotated = Object.keys(changeAnnotations).length > 0;
    return { documentChanges, ...(isAnnotated && { changeAnnotations }) };
  }
}
