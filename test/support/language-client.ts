import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type CancellationToken,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ConfigurationParams,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  LogMessageParams,
  PublishDiagnosticsParams,
  RegistrationParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import {
  type HostState,
  hostChangedNotification,
  type Verdicts,
  verdictsNotification,
} from '../../server/src/protocol/host.js';
import { type Status, statusNotification } from '../../server/src/protocol/status.js';

const program = resolve(import.meta.dirname, '../../server/dist/server.js');

export interface ClientOptions {
  /** Whether it asks for diagnostics; without, it is sent them. */
  readonly pulls?: boolean;
  /** Folders of the workspace, as paths. */
  readonly folders?: readonly string[];
  /** Answers `workspace/configuration`; without it the client has no such capability. */
  readonly configuration?: (scopeUri: string | undefined) => unknown;
  /** Without `isTrusted` among them the workspace is not: what a machine has is none of a test's business. */
  readonly initializationOptions?: unknown;
  /** The folder of saved profiles; without, there is none. */
  readonly profiles?: string | undefined;
  /** The folder of fetched schemas; without, there is none. */
  readonly cache?: string | undefined;
  readonly capabilities?: Readonly<Record<string, unknown>>;
}

/** An editor as the built server sees it: speaks the protocol with a process of its own. */
export class LanguageClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** What the server has logged. */
  readonly log: LogMessageParams[] = [];
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: Status[] = [];
  readonly hosts: HostState[] = [];
  readonly verdicts: Verdicts[] = [];
  readonly registrations: RegistrationParams['registrations'][number][] = [];
  refreshes = 0;
  /** Exit code, as soon as the process has ended. */
  readonly ended: Promise<number | null>;
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  constructor(process: ChildProcess) {
    this.process = process;
    this.ended = new Promise((resolveEnd) => process.on('exit', (code) => resolveEnd(code)));
    this.connection = createMessageConnection(
      new StreamMessageReader(process.stdout!),
      new StreamMessageWriter(process.stdin!),
    );
    this.#collect('window/logMessage', this.log);
    this.#collect('textDocument/publishDiagnostics', this.published);
    this.#collect(statusNotification, this.statuses);
    this.#collect(hostChangedNotification, this.hosts);
    this.#collect(verdictsNotification, this.verdicts);
    this.connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
      this.registrations.push(...params.registrations);
      this.#happened();
      return null;
    });
    this.connection.onRequest('client/unregisterCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      this.#happened();
      return null;
    });
    // A server that goes away while something is on its way to it.
    this.connection.onError(() => undefined);
  }

  async initialize(options: ClientOptions): Promise<InitializeResult> {
    const { configuration, pulls = false, folders = [] } = options;
    this.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ scopeUri }) => configuration?.(scopeUri) ?? null),
    );
    this.connection.listen();
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
      initializationOptions: untrustedUnlessTold(options.initializationOptions),
      capabilities: capabilitiesOf(pulls, configuration !== undefined, options.capabilities),
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string, languageId = 'compspec'): Promise<void> {
    this.#versions.set(uri, 1);
    return this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Sends changes as one version, and returns its number. */
  change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): number {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    void this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Tells what a file watcher would see. */
  watched(uri: string, type: 'created' | 'changed' | 'deleted'): Promise<void> {
    const number = { created: 1, changed: 2, deleted: 3 }[type];
    return this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: number }] });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<Answer>(method: string, params: unknown, token?: CancellationToken): Promise<Answer> {
    // A further argument, even an undefined one, is taken for a second parameter.
    return token === undefined
      ? this.connection.sendRequest<Answer>(method, params)
      : this.connection.sendRequest<Answer>(method, params, token);
  }

  /** Asks for a document's diagnostics. */
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** Asks for a document's diagnostics, and gives their codes. */
  async pulledCodes(uri: string): Promise<unknown[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? codesOf(report.items) : [report.kind];
  }

  pullWorkspace(
    previousResultIds: readonly { uri: string; value: string }[] = [],
    token?: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    return this.request('workspace/diagnostic', { previousResultIds }, token);
  }

  /** What was published last of a document. */
  lastPublished(uri: string): PublishDiagnosticsParams | undefined {
    return this.published.findLast((params) => params.uri === uri);
  }

  /** Waits for the server to publish what is asked for. */
  publishes(
    uri: string,
    isIt: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    return this.until(`diagnostics of ${uri}`, () => {
      const last = this.lastPublished(uri);
      return last !== undefined && isIt(last) ? last : undefined;
    });
  }

  /** Waits until something is so; looked at again with each message that arrives. */
  until<Value>(what: string, look: () => Value | undefined, seconds = 20): Promise<Value> {
    return new Promise((resolveValue, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        reject(new Error(`After ${seconds} seconds no ${what}. Log: ${this.logged()}`));
      }, seconds * 1000);
      const check = (): void => {
        const value = look();
        if (value === undefined) return;
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolveValue(value);
      };
      this.#waiting.add(check);
      check();
    });
  }

  logged(): string {
    return this.log.map(({ message }) => message).join('\n');
  }

  /** Ends the server as the protocol says; gives its exit code. */
  async end(): Promise<number | null> {
    await this.request('shutdown', undefined);
    await this.notify('exit', undefined);
    return this.ended;
  }

  #collect<Params>(method: string, into: Params[]): void {
    this.connection.onNotification(method, (params: Params) => {
      into.push(params);
      this.#happened();
    });
  }

  #happened(): void {
    for (const check of [...this.#waiting]) check();
  }
}

/**
 * Starts the built server; it ends with the test.
 * @param cache where fetched schemas are kept: by default below a file, where nothing can be, since
 *   what a developer fetched is none of a test's business
 * @param profiles where host profiles are saved, likewise
 */
export function startServer(
  options: readonly string[] = ['--stdio'],
  cache = join(program, 'cache'),
  profiles = join(program, 'profiles'),
): LanguageClient {
  if (!existsSync(program)) throw new Error('server/dist/server.js is missing: npm run build');
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, COMPSPEC_CACHE: cache, COMPSPEC_PROFILES: profiles },
  });
  onTestFinished(() => void child.kill());
  return new LanguageClient(child);
}

/** Starts the built server and initializes it. */
export async function connect(options: ClientOptions = {}): Promise<LanguageClient> {
  const client = startServer(undefined, options.cache, options.profiles);
  await client.initialize(options);
  return client;
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

export function codesOf(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}

function untrustedUnlessTold(options: unknown): unknown {
  if (options === undefined) return { isTrusted: false };
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options);
  return isObject ? { isTrusted: false, ...options } : options;
}

function capabilitiesOf(
  pulls: boolean,
  configuration: boolean,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    textDocument: {
      publishDiagnostics: { relatedInformation: true },
      completion: { completionItem: { snippetSupport: true } },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      ...(pulls && { diagnostic: {} }),
    },
    workspace: {
      configuration,
      workspaceFolders: true,
      ...(pulls && { diagnostics: { refreshSupport: true } }),
    },
    ...more,
  };
}
