/** What a client may send as `initializationOptions`; all of it is optional. */
export interface InitializationOptions {
  /** The text of a localization bundle, with the sentences of findings in the user's language. */
  readonly l10n?: string | undefined;
  /** The settings of section `compspec`, for a client that does not answer `workspace/configuration`. */
  readonly settings?: unknown;
}
