/** What was fetched from an address, as the cache keeps it. */
export interface CachedSchema {
  readonly address: string;
  readonly text: string;
  /** When the address last said that this is its text, in ISO 8601. */
  readonly fetchedAt: string;
  readonly validators: Validators;
}

/** What a server wants to be told to answer "unchanged". */
export interface Validators {
  /** Where the text came from in the end, after all redirects: only there do the others mean anything. */
  readonly location: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** The port to the schemas that were fetched before. It reads without ever failing. */
export interface SchemaCache {
  /** All of them, by address. */
  list(): Promise<readonly CachedSchema[]>;
  read(address: string): Promise<CachedSchema | undefined>;
  /** Keeps a schema in place of what was kept of its address; rejects with `FileError`. */
  write(schema: CachedSchema): Promise<void>;
}

/**
 * The port to the network. Only what somebody consented to goes through it, by a command or a setting;
 * nothing that a document says is consent.
 */
export interface SchemaTransport {
  /**
   * The text at an address; rejects with `SourceError`.
   * @param known what an earlier answer said, so that the text need not come again
   */
  get(
    address: string,
    known: Validators | undefined,
    cancellation?: Cancellation,
  ): Promise<SchemaAnswer>;
}

export type SchemaAnswer =
  | { readonly status: 'unchanged' }
  | { readonly status: 'ok'; readonly text: string; readonly validators: Validators };

/** What an `AbortSignal` is, where there are no globals. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export type SourceErrorReason =
  /** No address that is ever asked. */
  | 'address'
  | 'unreachable'
  | 'time-limit'
  | 'cancelled'
  /** The server said something else than "here it is". */
  | 'status'
  | 'redirects'
  | 'too-large'
  | 'not-a-schema'
  /** It came, and the cache could not take it. */
  | 'not-kept';

/** Why there is no schema from an address; its message completes "ADDRESS: …". */
export class SourceError extends Error {
  override readonly name = 'SourceError';

  constructor(
    readonly reason: SourceErrorReason,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
