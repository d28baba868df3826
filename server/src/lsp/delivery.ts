/** One of the two ways in which diagnostics reach a client. */
export interface DiagnosticsDelivery {
  /** A document was opened or changed. */
  documentChanged(uri: string): void;
  documentClosed(uri: string): void;
  /** Files of the workspace are new, changed or gone. */
  filesChanged(uris: readonly string[]): void;
  /** What is known of schemas is new: what depends on them may look different. */
  catalogChanged(): void;
  /** The host is another, or more or less is known of it: open specs may look different. */
  hostChanged(): void;
  /** Everything may look different. */
  settingsChanged(): void;
  close(): void;
}
