import { readFile } from 'node:fs/promises';
import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  workspace,
} from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { type Status, statusNotification } from '../../../../server/src/protocol/status.js';

/** The language server: started once, by whoever needs it first. */
export class LanguageServer {
  readonly #context: ExtensionContext;
  readonly #output: LogOutputChannel;
  readonly #status = new EventEmitter<Status | 'stopped'>();
  #client: LanguageClient | undefined;
  #starting: Promise<void> | undefined;

  /** Fires with what the server counts, and when it has stopped. */
  readonly onStatus = this.#status.event;

  constructor(context: ExtensionContext, output: LogOutputChannel) {
    this.#context = context;
    this.#output = output;
  }

  /** Starts the server unless it is running; a failure is logged and shown by the status item. */
  start(): Promise<void> {
    this.#starting ??= this.#start().catch((error) => {
      this.#output.error(error instanceof Error ? error : String(error));
      this.#status.fire('stopped');
    });
    return this.#starting;
  }

  /** Starts the server anew; throws when it does not come up. */
  async restart(): Promise<void> {
    await this.#starting;
    if (this.#client === undefined) {
      this.#starting = undefined;
      this.#starting = this.#start();
      return this.#starting;
    }
    await this.#client.restart();
  }

  async stop(): Promise<void> {
    await this.#starting;
    await this.#client?.dispose();
    this.#client = undefined;
  }

  async #start(): Promise<void> {
    const client = new LanguageClient(
      'compspec',
      'Compspec',
      this.#serverOptions(),
      await this.#clientOptions(),
    );
    this.#context.subscriptions.push(...this.#listen(client));
    await client.start();
    this.#client = client;
  }

  #listen(client: LanguageClient): Disposable[] {
    return [
      client.onNotification(statusNotification, (status: Status) => this.#status.fire(status)),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Stopped) this.#status.fire('stopped');
      }),
    ];
  }

  #serverOptions(): ServerOptions {
    const module = this.#context.asAbsolutePath('server/dist/server.js');
    return {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6011'] } },
    };
  }

  async #clientOptions(): Promise<LanguageClientOptions> {
    return {
      documentSelector: ['compspec', 'json', 'jsonc'].flatMap((language) => [
        { language, scheme: 'file' },
        { language, scheme: 'untitled' },
        { language, scheme: 'vscode-vfs' },
      ]),
      diagnosticCollectionName: 'compspec',
      diagnosticPullOptions: { onChange: true, onTabs: false },
      outputChannel: this.#output,
      initializationOptions: { l10n: await translations() },
      ...(workspace.workspaceFolders?.[0] && { workspaceFolder: workspace.workspaceFolders[0] }),
    };
  }
}

/** The server's sentences in VS Code's display language; undefined for English. */
async function translations(): Promise<string | undefined> {
  if (l10n.bundle !== undefined) return JSON.stringify(l10n.bundle);
  if (l10n.uri?.scheme !== 'file') return undefined;
  return readFile(l10n.uri.fsPath, 'utf8');
}
