/**
 * What an editor asks to show schemas as a picture. Names and sentences are texts of documents: a client
 * shows them as text and never as markup.
 */

/** A sentence in the user's language about why there is nothing. */
export interface PictureFault {
  readonly fault: string;
}

// ── The picture ───────────────────────────────────────────────────────────────────────────────────

/**
 * `PictureParams` → `Picture | UnchangedPicture | PictureFault`. Of an open document as it is now, else of
 * its file; of a document whose text is broken, of the last text that showed its schema.
 */
export const pictureRequest = 'compspec/picture';

export type PictureAnswer = Picture | UnchangedPicture | PictureFault;

/** What a picture is of. */
export interface PictureSubject {
  /** The addresses of the schemas, from top to bottom: files, open documents, `compspec-schema:` ones. */
  readonly schemas: readonly string[];
  /** The addresses of specs and recipes that are mapped on: which values occur, and how often. */
  readonly specs?: readonly string[];
  /** The address of one that is held against its host: its verdicts colour the nodes. */
  readonly checked?: string;
}

export interface PictureParams extends PictureSubject {
  /** The `stamp` of the picture that the client has. */
  readonly known?: string;
}

export interface Picture {
  /** The same for as long as the picture is. */
  readonly stamp: string;
  /** Whether one of the schemas can be changed by `pictureEditRequest`. */
  readonly editable: boolean;
  /** `PictureModel` of the server's core, of which these members are what a client may look into. */
  readonly model: PictureOutline;
}

/** The client has it. */
interface UnchangedPicture {
  readonly unchanged: true;
}

export interface PictureOutline {
  readonly title: string;
  readonly documents: readonly { readonly uri: string; readonly namespace: string }[];
  /** In preorder. */
  readonly nodes: readonly OutlineNode[];
}

export interface OutlineNode {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Index in `documents`, or -1. */
  readonly document: number;
  /** Indices in `nodes`. */
  readonly children: readonly number[];
  /** UTF-16 offsets of its key in the document's text. */
  readonly range?: readonly [start: number, end: number];
}

/**
 * Sent to the client when a picture that it asked for may look different; once until it asks again. It
 * asks with `known` for those that it shows.
 */
export const picturesChangedNotification = 'compspec/picturesChanged';

/** `AttributeAtParams` → `AttributeAt`: what the cursor in an open schema is at. */
export const attributeAtRequest = 'compspec/attributeAt';

export interface AttributeAtParams {
  readonly uri: string;
  /** As LSP counts. */
  readonly position: { readonly line: number; readonly character: number };
}

export interface AttributeAt {
  /**
   * The attribute that is named there, declared around there, or led to by the edge there; missing
   * where there is none.
   */
  readonly attribute?: string;
}

/** No parameters → `PictureChoices`: what pictures can be made of. */
export const pictureChoicesRequest = 'compspec/pictureChoices';

export interface PictureChoices {
  /** Those of the workspace first, by address; others by namespace, the newest version first. */
  readonly schemas: readonly PictureSchemaChoice[];
  /** The specs, and recipes with labels, of the workspace and open ones, by address. */
  readonly specs: readonly PictureSpecChoice[];
  /** The name of the chosen host. */
  readonly host: string;
}

export interface PictureSchemaChoice {
  readonly uri: string;
  readonly namespace: string;
  readonly version: string;
  readonly origin: 'workspace' | 'cache' | 'bundled';
}

export interface PictureSpecChoice {
  readonly uri: string;
  readonly kind: 'spec' | 'dockerfile' | 'definition';
}

/** `PicturePageParams` → `PicturePage | PictureFault`: the picture as a page that stands alone. */
export const picturePageRequest = 'compspec/picturePage';

export interface PicturePageParams extends PictureSubject {
  /** Ids of the nodes that are open. */
  readonly expansion: readonly string[];
  /** The language of the client's sentences, as HTML names it: `en`. */
  readonly language: string;
}

export interface PicturePage {
  readonly html: string;
}

// ── Changes of the text by the picture ────────────────────────────────────────────────────────────

/** `PictureEditParams` → `PictureEdit | PictureFault`. The document has to be open. */
export const pictureEditRequest = 'compspec/pictureEdit';

export type PictureEditParams = {
  /** The address of the schema. */
  readonly uri: string;
} & PictureChange;

export type PictureChange =
  /** As `textDocument/rename` of the attribute, with the same questions. */
  | { readonly action: 'rename'; readonly attribute: string; readonly name: string }
  | {
      readonly action: 'add-child';
      /** The attribute that contains the new one; without it nothing does. */
      readonly parent?: string;
      readonly name: string;
    }
  | {
      readonly action: 'delete';
      readonly attribute: string;
      /** What becomes of what it contains: it goes with it, or to the attribute that contained it. */
      readonly below: 'delete' | 'keep';
    };

export interface PictureEdit {
  /** A `WorkspaceEdit` of the Language Server Protocol. */
  readonly edit: object;
  /** Of an addition, the attribute's name; of a rename, the new one. */
  readonly name?: string;
  /** Of a deletion, the names of all that go. */
  readonly deleted?: readonly string[];
  /** What the user should know before it is done; a sentence. */
  readonly warning?: string;
}

/** Shows the graph of a schema: the argument is its address. A lens calls it where the client says that it has it. */
export const showGraphCommand = 'compspec.showGraph';
