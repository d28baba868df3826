/** Fetches the schemas that the workspace's specs name by address: the user's consent to the network. */
export const fetchSchemasRequest = 'compspec/fetchSchemas';

/** What became of each address. */
export interface FetchedSchemas {
  readonly schemas: readonly FetchedSchema[];
}

export interface FetchedSchema {
  readonly address: string;
  /** Where there is one: what was fetched. */
  readonly fetched?: {
    readonly namespace: string;
    readonly version: string;
    readonly outcome: 'new' | 'changed' | 'unchanged';
  };
  /** Why there is none; completes "ADDRESS: …". */
  readonly failure?: string;
}
