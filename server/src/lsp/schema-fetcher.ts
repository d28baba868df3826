import type { Connection, RemoteConsole } from 'vscode-languageserver';
import { cachedSchemas, refreshSchema, type SchemaSources } from '../core/schema/refresh.js';
import { SourceError } from '../core/schema/sources.js';
import {
  type FetchedSchema,
  type FetchedSchemas,
  fetchSchemasRequest,
} from '../protocol/schemas.js';
import type { LanguageService } from '../service/language-service.js';
import type { Indexer } from './indexer.js';
import type { SettingsSource } from './settings.js';
import { forEach } from './turns.js';

/** Addresses that are asked for unasked by the user, where a setting allows it, until the server ends. */
const mostUnasked = 100;

/**
 * The schemas from elsewhere: those of the cache, which need no network, and those of addresses, for
 * which the user's command or setting is needed. Nothing that a document says is consent.
 */
export class SchemaFetcher {
  readonly #sources: SchemaSources;
  readonly #service: LanguageService;
  readonly #settings: SettingsSource;
  readonly #log: RemoteConsole;
  /** Addresses that were asked for because of the setting: each once. */
  readonly #asked = new Set<string>();

  constructor(parts: {
    readonly connection: Connection;
    readonly sources: SchemaSources;
    readonly service: LanguageService;
    readonly settings: SettingsSource;
    readonly indexer: Indexer;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#sources = parts.sources;
    this.#service = parts.service;
    this.#settings = parts.settings;
    this.#log = parts.connection.console;
    parts.connection.onRequest(fetchSchemasRequest, async (): Promise<FetchedSchemas> => {
      await parts.indexer.ready();
      return { schemas: await this.#fetch(this.#service.index.addresses()) };
    });
    parts.indexer.onChange(() => void this.#fetchUnasked().catch(parts.onFailure));
  }

  /** Takes over what was fetched before. */
  async load(): Promise<void> {
    this.#service.index.setOthers(await cachedSchemas(this.#sources.cache));
  }

  /** Where the setting allows it: the addresses of schemas that nobody else knows. */
  async #fetchUnasked(): Promise<void> {
    const { schemas } = await this.#settings.of(undefined);
    if (!schemas.fetch) return;
    const missing = this.#service.index
      .missingAddresses()
      .filter((address) => !this.#asked.has(address))
      .slice(0, Math.max(0, mostUnasked - this.#asked.size));
    if (missing.length === 0) return;
    for (const address of missing) this.#asked.add(address);
    await this.#fetch(missing);
  }

  async #fetch(addresses: readonly string[]): Promise<readonly FetchedSchema[]> {
    const results = new Map<string, FetchedSchema>();
    await forEach(addresses, async (address) => {
      results.set(address, await this.#fetchOne(address));
    });
    await this.load();
    return addresses.flatMap((address) => results.get(address) ?? []);
  }

  async #fetchOne(address: string): Promise<FetchedSchema> {
    try {
      const { outcome, schema } = await refreshSchema(address, this.#sources);
      const { namespace, version } = schema;
      return { address, fetched: { namespace, version, outcome } };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      this.#log.warn(`${address}: ${error.message}`);
      return { address, failure: error.message };
    }
  }
}
