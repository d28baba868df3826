/** What a client may send as `initializationOptions`; all of it is optional. */
export interface InitializationOptions {
  /** The text of a localization bundle, with the sentences of findings in the user's language. */
  readonly l10n?: string | undefined;
  /** The settings of section `compspec`, for a client that does not answer `workspace/configuration`. */
  readonly settings?: unknown;
  /** Whether another server reads YAML: then it tells of faults in YAML, and this one does not. */
  readonly hasYamlServer?: boolean;
  /** The commands of the client that lenses and actions may call; without, lenses are texts. */
  readonly commands?: readonly string[];
  /**
   * Whether the user trusts the workspace: unless it is false, programs of this machine may be run to
   * know it as a host (`protocol/host.ts`). A client that knows nothing of trust may leave it out, and
   * turn that off by the setting `compspec.host.extract`.
   */
  readonly isTrusted?: boolean;
  /** The id of the host that was chosen the last time; it goes before the setting `compspec.host.profile`. */
  readonly host?: string;
}

/** Shows references: the arguments are an address, a position and locations, as LSP writes them. */
export const showReferencesCommand = 'compspec.showReferences';
