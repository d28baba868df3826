import * as l10n from '@vscode/l10n';
import {
  CodeLensRefreshRequest,
  type Connection,
  type DidChangeConfigurationParams,
  InlayHintRefreshRequest,
} from 'vscode-languageserver';
import type { Files } from '../core/files.js';
import type { Viewer } from '../core/picture/html.js';
import type { SchemaSources } from '../core/schema/refresh.js';
import type { Walk } from '../core/walk.js';
import type { CheckWishes } from '../service/host/view.js';
import { listenForAuthoring } from './authoring.js';
import type { Client } from './client.js';
import type { Containment } from './containment.js';
import type { DiagnosticsDelivery } from './delivery.js';
import { listenForFeatures } from './features.js';
import { FileTexts } from './file-texts.js';
import { Hosting } from './host/hosting.js';
import type { HostMachine } from './host/machine.js';
import { VerdictTeller } from './host/verdicts.js';
import { Indexer } from './indexer.js';
import { listenForLabels } from './labels.js';
import { OpenDocuments } from './open-documents.js';
import { Picturing } from './picture/picturing.js';
import { PulledDiagnostics } from './pulled-diagnostics.js';
import { PushedDiagnostics } from './pushed-diagnostics.js';
import { isOurFile } from './recognition.js';
import { FormatterRegistration, register } from './registrations.js';
import { Reports } from './reports.js';
import { SchemaFetcher } from './schema-fetcher.js';
import { serviceForClient } from './service-for-client.js';
import { SettingsSource } from './settings.js';
import { StatusTeller } from './status.js';
import { normalized } from './uris.js';
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
  /** The program and look of interactive pictures; rejects where they are not installed. */
  readonly viewer: () => Promise<Viewer>;
  /** The SHA-256 of a text's UTF-8 bytes, in Base64. */
  readonly sha256: (text: string) => string;
  /** The machine as a host that specs are held against; undefined where none is to be looked at. */
  readonly host: HostMachine | undefined;
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
  readonly #hosting: Hosting;
  readonly #verdicts: VerdictTeller;
  readonly #pictures: Picturing;
  /** The addresses of the workspace's folders. */
  #folders: readonly string[];

  constructor(
    connection: Connection,
    containment: Containment,
    platform: Platform,
    client: Client,
  ) {
    this.#connection = connection;
    this.#containment = containment;
    this.#client = client;
    this.#folders = client.folders.map(({ uri }) => uri);
    this.#settings = this.#settingsSource();
    const texts = new FileTexts(platform.files, connection.console);
    this.#workspace = this.#workspaceFiles(platform.walk, texts);
    this.#formatter = new FormatterRegistration(connection, client);
    const service = serviceForClient(client, platform.reference, containment);
    const documents = new OpenDocuments(connection);
    this.#indexer = new Indexer({
      service,
      documents,
      workspace: this.#workspace,
      texts,
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
    const ready = (): Promise<void> => this.#indexer.ready();
    this.#hosting = new Hosting({
      connection,
      containment,
      service,
      documents,
      settings: this.#settings,
      texts,
      files: platform.files,
      machine: platform.host,
      folders: () => this.#folders,
      isTrusted: client.options.isTrusted !== false,
      chosen: client.options.host,
      ready,
    });
    const wishesOf = (uri: string): Promise<CheckWishes> => this.#hosting.hosts.wishesOf(uri);
    this.#verdicts = new VerdictTeller({
      connection,
      documents,
      service,
      wishesOf,
      ready,
      onFailure: (error) => containment.report('Verdicts', error),
    });
    this.#pictures = new Picturing({
      connection,
      containment,
      service,
      documents,
      workspace: this.#workspace,
      texts,
      settings: this.#settings,
      wishesOf,
      settled: (host) => this.#hosting.hosts.settled(host),
      hostName: () => this.#hosting.name,
      viewer: platform.viewer,
      sha256: platform.sha256,
      ready,
    });
    const reports = new Reports({
      indexer: this.#indexer,
      service,
      documents,
      workspace: this.#workspace,
      texts,
      settings: this.#settings,
      wishesOf,
    });
    this.#delivery = this.#diagnosticsDelivery(reports);
    this.#status = new StatusTeller(connection, reports, this.#workspace);
    listenForFeatures(
      { connection, containment, documents, service, settings: this.#settings, wishesOf, ready },
      client.foldingLimit,
    );
    listenForAuthoring(
      connection,
      () => service.catalog,
      (template) => l10n.t(template),
    );
    listenForLabels({ connection, containment, service, documents, texts, wishesOf, ready });
    reports.onChange(() => this.#verdicts.tellSoon());
    this.#listen(documents);
  }

  /** Begins what needs a client that is ready to answer. */
  async start(): Promise<void> {
    this.#containment.run('Registration', () => register(this.#connection, this.#client));
    await this.#fetcher.load();
    if (this.#client.changesFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        this.#changeFolders(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        ),
      );
    }
    const settings = await this.#settings.of(undefined);
    this.#workspace.start(this.#folders, settings.validate.workspace);
    this.#hosting.configure(settings);
    await this.#formatter.enable(settings.format.enable);
  }

  close(): void {
    this.#workspace.close();
    this.#indexer.close();
    this.#delivery.close();
    this.#status.close();
    this.#verdicts.close();
    this.#pictures.close();
  }

  #changeFolders(added: readonly string[], removed: readonly string[]): void {
    const left = this.#folders.filter((uri) => !removed.includes(uri));
    this.#folders = [...new Set([...left, ...added])];
    this.#workspace.changeFolders(added, removed);
  }

  #listen(documents: OpenDocuments): void {
    documents.onChange(({ document }) => this.#delivery.documentChanged(document.uri));
    documents.onClose(({ document: { uri } }) => {
      this.#settings.forget(uri);
      this.#delivery.documentClosed(uri);
    });
    this.#indexer.onChange(() => {
      this.#delivery.catalogChanged();
      this.#refreshHints();
    });
    this.#indexer.onUpdate(() => {
      this.#refreshLenses();
      this.#pictures.tellSoon();
    });
    this.#hosting.hosts.onChange(() => {
      this.#delivery.hostChanged();
      this.#refreshHints();
      this.#refreshLenses();
      this.#verdicts.tellSoon();
      this.#pictures.tellSoon();
    });
    this.#workspace.onChange((uris) => {
      if (uris.length > 0) this.#delivery.filesChanged(uris);
    });
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      this.#workspace.watched(changes);
      // A profile may be chosen that nobody searches the workspace for.
      this.#hosting.hosts.filesChanged(changes.map(({ uri }) => normalized(uri)));
    });
    this.#connection.onDidChangeConfiguration((params) =>
      this.#containment.run('Change of settings', () => this.#changeSettings(params)),
    );
  }

  #refreshHints(): void {
    if (!this.#client.refreshesHints) return;
    this.#containment.run('Refresh of hints', () =>
      this.#connection.sendRequest(InlayHintRefreshRequest.type),
    );
  }

  #refreshLenses(): void {
    if (!this.#client.refreshesLenses) return;
    this.#containment.run('Refresh of lenses', () =>
      this.#connection.sendRequest(CodeLensRefreshRequest.type),
    );
  }

  async #changeSettings({ settings }: DidChangeConfigurationParams): Promise<void> {
    this.#settings.changed((settings as { compspec?: unknown } | null | undefined)?.compspec);
    this.#delivery.settingsChanged();
    this.#refreshHints();
    this.#refreshLenses();
    this.#pictures.tellSoon();
    const changed = await this.#settings.of(undefined);
    this.#workspace.enable(changed.validate.workspace);
    this.#hosting.configure(changed);
    await this.#formatter.enable(changed.format.enable);
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

  #workspaceFiles(walk: Walk, texts: FileTexts): WorkspaceFiles {
    const isOurs = (uri: string): Promise<boolean> => isOurFile(uri, texts);
    return new WorkspaceFiles({
      openFolder: (uri) =>
        new WorkspaceFolder(uri, walk, isOurs, (path, error) => texts.complain(path, error)),
      isFolder: (uri) => texts.isFolder(uri),
      isOurs,
      onFailure: (error) => this.#containment.report('Search of the workspace', error),
    });
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
