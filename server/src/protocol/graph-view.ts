/**
 * What the graph's view and its host say to each other. In VS Code the view is a webview and the host
 * the extension; a page that stands alone has no host. Every message is plain JSON. Texts of documents
 * are in them: the view shows them as text, and the host trusts none of what comes back beyond its form.
 */

// ── From the host to the view ─────────────────────────────────────────────────────────────────────

/** @template Model `PictureModel` of the server's core; to the extension it is a value that it passes on. */
export type HostMessage<Model = unknown> =
  | ShowMessage<Model>
  | SelectMessage
  | FaultMessage
  | AskExportMessage;

/**
 * The picture as it is now; sent as an answer to `ready`, and as a whole after each change. The view
 * keeps its zoom, what is open and what is selected: they go by ids of nodes.
 */
export interface ShowMessage<Model = unknown> {
  readonly type: 'show';
  readonly model: Model;
  /** Whether the view stays with these schemas when another one becomes active. */
  readonly pinned: boolean;
  /** Whether nodes can be renamed, added and deleted; not in schemas that are read-only. */
  readonly editable: boolean;
  /**
   * What the picture is of. Where it differs from the last one it is another picture: nothing is kept but
   * what the view remembers of it.
   */
  readonly key: string;
  /** What the host wants to find in `GraphViewState.host` when the view is restored. */
  readonly host: unknown;
  /** Ids of what is to be open in a new picture; as much as fits where it is missing. */
  readonly expansion?: readonly string[];
  /** The node to select and bring into view. */
  readonly select?: string;
}

/** The cursor in the text is at another node: it is selected, and brought into view. */
interface SelectMessage {
  readonly type: 'select';
  /** A node's id; one that is not in the picture changes nothing. */
  readonly id: string;
}

/** There is no picture of what the text is now: the last one stays, dimmed, until the next `show`. */
interface FaultMessage {
  readonly type: 'fault';
  /** Why, in the user's language. */
  readonly sentence: string;
}

/** The user asked for an export by a command: the view answers with `export`. */
interface AskExportMessage {
  readonly type: 'ask-export';
  readonly format: ExportFormat;
}

// ── From the view to the host ─────────────────────────────────────────────────────────────────────

export type ViewMessage =
  | { readonly type: 'ready' }
  | RevealMessage
  | EditMessage
  | ExportMessage
  | ExportFailedMessage
  | { readonly type: 'pin'; readonly pinned: boolean }
  /** The user wants to choose specs and a machine to map on. */
  | { readonly type: 'choose-overlay' };

/** A place in a text as the shown model has it: UTF-16 offsets, of a node its key, of a relation its object. */
export interface GraphPlace {
  readonly uri: string;
  readonly range: readonly [start: number, end: number];
}

/** To be shown in the text. */
export interface RevealMessage {
  readonly type: 'reveal';
  /** The node's id; of a relation its source's. */
  readonly id: string;
  readonly place: GraphPlace;
  /** Whether the keyboard goes to the text; else it stays in the view. */
  readonly focus: boolean;
}

export const editActions = ['rename', 'add-child', 'delete'] as const;
export type EditAction = (typeof editActions)[number];

/** To be done in the text, as an ordinary edit; the view learns of it by the next `show`. */
export interface EditMessage {
  readonly type: 'edit';
  readonly action: EditAction;
  readonly id: string;
  readonly place: GraphPlace;
}

export const exportFormats = ['svg', 'png', 'mermaid', 'dot', 'json', 'html'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** To be saved where the user wants it. */
export type ExportMessage =
  | {
      readonly type: 'export';
      readonly format: Exclude<ExportFormat, 'html' | 'png'>;
      /** A name for the file, with its extension. */
      readonly name: string;
      readonly text: string;
    }
  | {
      readonly type: 'export';
      readonly format: 'png';
      readonly name: string;
      /** The bytes of the file. */
      readonly base64: string;
      /** In the user's language: what is to be said of the image, as that it is smaller than wanted. */
      readonly note?: string;
    }
  | {
      /** The host makes the page, from the model that it sent: the view has no copy of its own program. */
      readonly type: 'export';
      readonly format: 'html';
      readonly name: string;
      /** What is open, to be open in the page. */
      readonly expansion: readonly string[];
    };

/** The view could not make the file; it says so itself, too. */
interface ExportFailedMessage {
  readonly type: 'export-failed';
  /** Why, in the user's language. */
  readonly sentence: string;
}

// ── What outlives the view ────────────────────────────────────────────────────────────────────────

/** What the view gives to `setState`: a restored view finds it, and so does the extension's serializer. */
export interface GraphViewState {
  readonly form: 1;
  /** As `ShowMessage.key`. */
  readonly key: string;
  readonly host: unknown;
  readonly pinned: boolean;
  /** Ids of what is open. */
  readonly expansion: readonly string[];
  readonly selected?: string;
  /** How the picture lies in the window: scale, and where its upper left corner is, in pixels. */
  readonly zoom?: { readonly k: number; readonly x: number; readonly y: number };
  readonly panel: boolean;
  readonly minimap: boolean;
}
