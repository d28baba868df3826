/** What an editor asks for to start something new. */

export const newSchemaRequest = 'compspec/newSchema';

export interface NewSchemaParams {
  readonly namespace: string;
}

export const knownSchemasRequest = 'compspec/knownSchemas';

/** A compatibility schema that a spec can be made for; of one namespace the newest version is first. */
export interface KnownSchema {
  readonly namespace: string;
  /** Empty where the schema has none. */
  readonly version: string;
  /** Where it is from: `workspace`, `cache` or `bundled`. */
  readonly origin: string;
  /** How many attributes it declares. */
  readonly attributes: number;
}

export const newSpecRequest = 'compspec/newSpec';

export interface NewSpecParams {
  /** In this order; of a namespace no more than one version. */
  readonly schemas: readonly Pick<KnownSchema, 'namespace' | 'version'>[];
  readonly format: 'json' | 'yaml';
  /** As a snippet, with a tab stop at each value. */
  readonly snippet: boolean;
}

/** A new document, or a sentence about why there is none. */
export type NewText = { readonly text: string } | { readonly fault: string };
