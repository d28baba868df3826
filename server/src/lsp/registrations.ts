import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  SelectionRangeRequest,
  type ServerCapabilities,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { codeActionKinds } from '../service/actions.js';
import { labelTriggers } from '../service/dockerfile/completion.js';
import { schemaScheme } from '../service/workspace/addresses.js';
import type { Client } from './client.js';

/** The language that no other server looks at: what one of several could do is done there alone. */
const documentSelector = [{ language: 'compspec' }];

/** What is offered at once. What the client lets be registered for one language is left to later. */
export function staticCapabilities(client: Client): ServerCapabilities {
  const { textDocument } = client.capabilities;
  const unlessDynamic = (capability: { dynamicRegistration?: boolean } | undefined): boolean =>
    capability?.dynamicRegistration !== true;
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: {
      triggerCharacters: ['"', ':', ...labelTriggers],
      resolveProvider: false,
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: textDocument?.rename?.prepareSupport === true },
    workspaceSymbolProvider: true,
    codeLensProvider: {},
    documentLinkProvider: {},
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds },
    documentSymbolProvider: unlessDynamic(textDocument?.documentSymbol),
    foldingRangeProvider: unlessDynamic(textDocument?.foldingRange),
    selectionRangeProvider: unlessDynamic(textDocument?.selectionRange),
    documentFormattingProvider: unlessDynamic(textDocument?.formatting),
    documentRangeFormattingProvider: unlessDynamic(textDocument?.rangeFormatting),
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'compspec',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
    }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.showsTexts && { textDocumentContent: { schemes: [schemaScheme] } }),
    },
  };
}

/** Registers what was not offered at once, and asks to be told what changes. */
export async function register(
  { client }: Connection,
  { capabilities, options }: Client,
): Promise<void> {
  const { textDocument, workspace } = capabilities;
  const registered: Promise<unknown>[] = [];
  if (textDocument?.documentSymbol?.dynamicRegistration) {
    const yaml = options.hasYamlServer ? [] : [{ language: 'yaml' }];
    const selector = { documentSelector: [...documentSelector, ...yaml] };
    registered.push(client.register(DocumentSymbolRequest.type, selector));
  }
  if (textDocument?.foldingRange?.dynamicRegistration) {
    registered.push(client.register(FoldingRangeRequest.type, { documentSelector }));
  }
  if (textDocument?.selectionRange?.dynamicRegistration) {
    registered.push(client.register(SelectionRangeRequest.type, { documentSelector }));
  }
  if (workspace?.didChangeConfiguration?.dynamicRegistration) {
    const options = { section: 'compspec' };
    registered.push(client.register(DidChangeConfigurationNotification.type, options));
  }
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    registered.push(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  await Promise.all(registered);
}

/** Of a folder that is deleted, or new with files in it, a watcher may see nothing but the folder. */
const watchers = [
  { globPattern: '**/*.{json,yaml,yml}' },
  { globPattern: '**/{Dockerfile,Containerfile,dockerfile,containerfile}' },
  { globPattern: '**/{Dockerfile,Containerfile,dockerfile,containerfile}.*' },
  { globPattern: '**/*.{Dockerfile,Containerfile,dockerfile,containerfile}' },
  { globPattern: '**/{Singularity,Apptainer,singularity,apptainer}' },
  { globPattern: '**/{Singularity,Apptainer,singularity,apptainer}.*' },
  { globPattern: '**/*.def' },
  { globPattern: '**/.gitignore' },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** The formatter, registered while it is wanted, so that an editor has another one to itself. */
export class FormatterRegistration {
  readonly #connection: Connection;
  readonly #client: Client;
  #registered: Promise<Disposable[]> | undefined;

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  async enable(isEnabled: boolean): Promise<void> {
    if (isEnabled === (this.#registered !== undefined)) return;
    if (isEnabled) {
      this.#registered = this.#register();
      await this.#registered;
      return;
    }
    const registered = await this.#registered;
    this.#registered = undefined;
    for (const one of registered ?? []) one.dispose();
  }

  #register(): Promise<Disposable[]> {
    const { client } = this.#connection;
    const { textDocument } = this.#client.capabilities;
    const registered: Promise<Disposable>[] = [];
    if (textDocument?.formatting?.dynamicRegistration) {
      registered.push(client.register(DocumentFormattingRequest.type, { documentSelector }));
    }
    if (textDocument?.rangeFormatting?.dynamicRegistration) {
      registered.push(client.register(DocumentRangeFormattingRequest.type, { documentSelector }));
    }
    return Promise.all(registered);
  }
}
