import * as l10n from '@vscode/l10n';
import type { Connection, DidChangeConfigurationParams } from 'vscode-languageserver';
import { FileError, type Files } from '../core/files.js';
import type { SchemaSources } from '../core/schema/refresh.js';
import type { Walk } from '../core/walk.js';
import { showReferencesCommand } from '../protocol/initialization.js';
import { LanguageService } from '../service/language-service.js';
import { listenForAuthoring } from './authoring.js';
import type { Client } from './client.js';
import type { Containment } from './containment.js';
import type { DiagnosticsDelivery } from './delivery.js';
import { listenForFeatures } from './features.js';
import { Indexer } from './indexer.js';
import { OpenDocuments } from './open-documents.js';
import { PulledDiagnostics } from './pulled-diagnostics.js';
import { PushedDiagnostics } from './pushed-diagnostics.js';
import { isOurFile } from './recognition.js';
import { FormatterRegistration, register } from './registrations.js';
import { Reports } from './reports.js';
import { SchemaFetcher } from './schema-fetcher.js';
import { SettingsSource } from './settings.js';
import { StatusTeller } from './status.js';
import { pathOf } from './uris.js';
import { WorkspaceFiles } from './workspace-files.js';
import { WorkspaceFolder } from './workspace-folder.js';

/** What the server is given of the machine that it runs on. */
export interface Platform {
  readonly version: string;
  readonly files: Files;
  readonly walk: Walk;
  /** Schemas by their addresses: the cache, and the network, which is used only when told to. */
  readonly sources: SchemaSources;
  /** The address of the reference of finding codes; undefined where it is not installed. */
  readonly reference: string | undefined;
}

/** The server for one client, from its initialization on: joins the parts and passes on what happens. */
export class Session {
  readonly #connection: Connection;
  readonly #containment: Containment;
  readonly #client: Client;
  readonly #settings: SettingsSource;
  readonly #workspace: WorkspaceFiles;
  readonly #delivery: DiagnosticsDelivery;
  readonly #status: StatusTeller;
  readonly #formatter: FormatterRegistration;
  readonly #indexer: Indexer;
  readonly #fetcher: SchemaFetcher;

  constructor(
    connection: Connection,
    containment: Containment,
    platform: Platform,
    client: Client,
  ) {
    this.#connection = connection;
    this.#containment = containment;
    this.#client = client;
    this.#settings = this.#settingsSource();
    this.#workspace = this.#workspaceFiles(platform);
    this.#formatter = new FormatterRegistration(connection, client);
    const service = this.#languageService(platform);
    const documents = new OpenDocuments(connection);
    this.#indexer = new Indexer({
      service,
      documents,
      workspace: this.#workspace,
      files: platform.files,
      log: connection.console,
      onFailure: (error) => containment.report('Index of the workspace', error),
    });
    this.#fetcher = new SchemaFetcher({
      connection,
      sources: platform.sources,
      service,
      settings: this.#settings,
      indexer: this.#indexer,
      onFailure: (error) => containment.report('Fetching of schemas', error),
    });
    const reports = new Reports({
      indexer: this.#indexer,
      service,
      documents,
      workspace: this.#workspace,
      files: platform.files,
      settings: this.#settings,
      log: connection.console,
    });
    this.#delivery = this.#diagnosticsDelivery(reports);
    this.#status = new StatusTeller(connection, reports, this.#workspace);
    listenForFeatures(
      { connection, containment, documents, service, settings: this.#settings },
      client.foldingLimit,
    );
    listenForAuthoring(
      connection,
      () => service.catalog,
      (template) => l10n.t(template),
    );
    this.#listen(documents);
  }

  /** Begins what needs a client that is ready to answer. */
  async start(): Promise<void> {
    this.#containment.run('Registration', () => register(this.#connection, this.#client));
    await this.#fetcher.load();
    if (this.#client.changesFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        this.#workspace.changeFolders(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        ),
      );
    }
    const { validate, format } = await this.#settings.of(undefined);
    this.#workspace.start(
      this.#client.folders.map(({ uri }) => uri),
      validate.workspace,
    );
    await this.#formatter.enable(format.enable);
  }

  close(): void {
    this.#workspace.close();
    this.#indexer.close();
    this.#delivery.close();
    this.#status.close();
  }

  #listen(documents: OpenDocuments): void {
    documents.onChange(({ document }) => this.#delivery.documentChanged(document.uri));
    documents.onClose(({ document: { uri } }) => {
      this.#settings.forget(uri);
      this.#delivery.documentClosed(uri);
    });
    this.#indexer.onChange(() => this.#delivery.catalogChanged());
    this.#workspace.onChange((uris) => {
      if (uris.length > 0) this.#delivery.filesChanged(uris);
    });
    this.#connection.onDidChangeWatchedFiles(({ changes }) => this.#workspace.watched(changes));
    this.#connection.onDidChangeConfiguration((params) =>
      this.#containment.run('Change of settings', () => this.#changeSettings(params)),
    );
  }

  async #changeSettings({ settings }: DidChangeConfigurationParams): Promise<void> {
    this.#settings.changed((settings as { compspec?: unknown } | null | undefined)?.compspec);
    this.#delivery.settingsChanged();
    const { validate, format } = await this.#settings.of(undefined);
    this.#workspace.enable(validate.workspace);
    await this.#formatter.enable(format.enable);
  }

  #settingsSource(): SettingsSource {
    const { answersConfiguration, options } = this.#client;
    const ask = (scopeUri: string | undefined): Promise<unknown> =>
      this.#connection.workspace.getConfiguration({
        section: 'compspec',
        ...(scopeUri !== undefined && { scopeUri }),
      });
    return new SettingsSource(answersConfiguration ? ask : undefined, options.settings, (error) =>
      this.#containment.report('Settings', error),
    );
  }

  #workspaceFiles({ files, walk }: Platform): WorkspaceFiles {
    const { console } = this.#connection;
    const isOurs = (uri: string): Promise<boolean> => isOurFile(uri, files);
    return new WorkspaceFiles({
      openFolder: (uri) =>
        new WorkspaceFolder(uri, walk, isOurs, (path, error) =>
          console.warn(`${path}: ${error.message}`),
        ),
      isFolder: (uri) => isFolder(uri, files),
      isOurs,
      onFailure: (error) => this.#containment.report('Search of the workspace', error),
    });
  }

  #languageService({ reference }: Platform): LanguageService {
    const { capabilities, options, ...client } = this.#client;
    if (options.l10n !== undefined) this.#translate(options.l10n);
    return new LanguageService({
      translate: (template) => l10n.t(template),
      reference,
      capabilities,
      relatedInformation: client.relatedInformation,
      snippets: client.snippets,
      hierarchicalSymbols: client.hierarchicalSymbols,
      createsFiles: client.createsFiles,
      annotates: client.annotates,
      showsTexts: client.showsTexts,
      hasYamlServer: options.hasYamlServer === true,
      lensCommands: {
        references: options.commands?.find((command) => command === showReferencesCommand),
      },
    });
  }

  #translate(bundle: string): void {
    try {
      l10n.config({ contents: bundle });
    } catch (error) {
      this.#containment.report('Localization, without which sentences are in English', error);
    }
  }

  #diagnosticsDelivery(reports: Reports): DiagnosticsDelivery {
    const connection = this.#connection;
    const containment = this.#containment;
    if (!this.#client.pullsDiagnostics) {
      return new PushedDiagnostics(connection, containment, reports);
    }
    return new PulledDiagnostics({
      connection,
      containment,
      reports,
      workspace: this.#workspace,
      canRefresh: this.#client.refreshesDiagnostics,
    });
  }
}

/** What is gone again when it is looked at, or not to be looked at, is none. */
async function isFolder(uri: string, files: Files): Promise<boolean> {
  const path = pathOf(uri);
  if (path === undefined) return false;
  try {
    return (await files.typeOf(path)) === 'folder';
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}
