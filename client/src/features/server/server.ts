import { Disposable, EventEmitter, type LogOutputChannel, l10n, type WorkspaceEdit } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { type Status, statusNotification } from '../../../../server/src/protocol/status.js';
import { createClient, type Told } from './client.js';

/** What the server counts, or why it counts nothing. */
export type ServerStatus = Status | 'starting' | 'stopped';

/** The language server: started once, by whoever needs it first. */
export class LanguageServer implements Disposable {
  readonly #module: string;
  readonly #output: LogOutputChannel;
  readonly #told: () => Told;
  /** Who hears of what the server sends; added to before it is started. */
  readonly #heard: { readonly method: string; readonly hear: (params: unknown) => void }[] = [];
  readonly #status = new EventEmitter<ServerStatus>();
  /** The server that runs, with what listens to it. */
  #running: { readonly client: LanguageClient; readonly listening: Disposable } | undefined;
  /** The end of the latest start, restart or stop: one waits for the other. It never rejects. */
  #latest: Promise<void> | undefined;

  /** Fires from the first start on. */
  readonly onStatus = this.#status.event;

  /** @param module the server's, as a path */
  constructor(module: string, output: LogOutputChannel, told: () => Told) {
    this.#module = module;
    this.#output = output;
    this.#told = told;
  }

  /** Hears what the server sends, now and after each restart. To be asked for before the first start. */
  hear<Params>(method: string, hear: (params: Params) => void): void {
    this.#heard.push({ method, hear: (params) => hear(params as Params) });
  }

  /**
   * Starts the server unless that was done before; a failure is logged and shown by the status item,
   * and tried again by `restart` alone. Never rejects.
   */
  start(): Promise<void> {
    this.#latest ??= this.#launch().catch((error) =>
      this.#output.error(error instanceof Error ? error : String(error)),
    );
    return this.#latest;
  }

  /** Starts the server anew, whatever became of the one before; rejects when it does not come up. */
  restart(): Promise<void> {
    const launched = this.#end().then(() => this.#launch());
    this.#latest = launched.catch(() => undefined);
    return launched;
  }

  /**
   * Asks the server something, once it is up; it is started if need be. Rejects where it does not run
   * or does not answer.
   */
  async request<Answer>(method: string, params: object = {}): Promise<Answer> {
    await this.start();
    if (this.#running === undefined) throw new Error(l10n.t('The language server is not running'));
    return this.#running.client.sendRequest<Answer>(method, params);
  }

  /** An edit that the server answered with, as VS Code has it; the questions in it are kept. */
  async editOf(edit: object): Promise<WorkspaceEdit> {
    if (this.#running === undefined) throw new Error(l10n.t('The language server is not running'));
    const converter = this.#running.client.protocol2CodeConverter;
    return converter.asWorkspaceEdit(edit as Parameters<typeof converter.asWorkspaceEdit>[0] & {});
  }

  /** Tells a server that runs; one that starts later is told what matters as it starts. */
  async notify(method: string): Promise<void> {
    await this.#latest;
    await this.#running?.client.sendNotification(method);
  }

  /** Ends the server. Never rejects. */
  stop(): Promise<void> {
    this.#latest = this.#end();
    return this.#latest;
  }

  dispose(): void {
    this.#status.dispose();
  }

  async #launch(): Promise<void> {
    this.#status.fire('starting');
    try {
      const client = await createClient(this.#module, this.#output, this.#told());
      this.#running = { client, listening: this.#listen(client) };
      await client.start();
    } catch (error) {
      await this.#discard();
      this.#status.fire('stopped');
      throw error;
    }
  }

  async #end(): Promise<void> {
    await this.#latest;
    await this.#discard();
  }

  async #discard(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.listening.dispose();
    // It rejects where the server does not run or is slow to end: the library has logged that, and
    // there is nothing left to do about it.
    await running?.client.dispose().catch(() => undefined);
  }

  #listen(client: LanguageClient): Disposable {
    return Disposable.from(
      client.onNotification(statusNotification, (status: Status) => this.#status.fire(status)),
      ...this.#heard.map(({ method, hear }) => client.onNotification(method, hear)),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Starting) this.#status.fire('starting');
        if (newState === State.Stopped) this.#status.fire('stopped');
      }),
    );
  }
}
