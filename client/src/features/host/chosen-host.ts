import { commands, type Disposable, EventEmitter, type LogOutputChannel, Uri } from 'vscode';
import {
  describeHostRequest,
  type HostDescription,
  type HostState,
  hostChangedNotification,
  type SpecVerdict,
  type Verdicts,
  verdictsNotification,
} from '../../../../server/src/protocol/host.js';
import type { LanguageServer } from '../server/server.js';

/**
 * What the server said last of the chosen host and of the open specs, for all who show it, and the
 * context keys that menus and views are shown by.
 */
export class ChosenHost implements Disposable {
  readonly #server: LanguageServer;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #specsChanged = new EventEmitter<void>();
  readonly #listening: Disposable;
  #isUp = false;
  #description: HostDescription | undefined;
  #state: HostState | undefined;
  #specs: readonly SpecVerdict[] = [];

  /** Another host, or more or less is known of it. */
  readonly onChanged = this.#changed.event;
  /** Other specs are open, or other answers are given to them. */
  readonly onSpecsChanged = this.#specsChanged.event;

  constructor(server: LanguageServer, output: LogOutputChannel) {
    this.#server = server;
    this.#output = output;
    server.hear<HostState>(hostChangedNotification, (state) => this.#follow(state));
    server.hear<Verdicts>(verdictsNotification, ({ specs }) => this.#setSpecs(specs));
    this.#listening = server.onStatus((status) => {
      const isUp = status !== 'starting' && status !== 'stopped';
      if (isUp === this.#isUp) return;
      this.#isUp = isUp;
      if (isUp) {
        setContext('compspec.active', true);
        void this.describe();
      } else {
        this.#setSpecs([]);
      }
    });
  }

  get state(): HostState | undefined {
    return this.#state;
  }

  /** Undefined until the server told of it. */
  get description(): HostDescription | undefined {
    return this.#description;
  }

  /** The open specs, with the verdicts on those that have one. */
  get specs(): readonly SpecVerdict[] {
    return this.#specs;
  }

  /** Asks for what is known of the chosen host; nothing is run for it. Never rejects. */
  async describe(): Promise<void> {
    try {
      this.set(await this.#server.request<HostDescription>(describeHostRequest));
    } catch (error) {
      // Nobody asked for this: what was known stays, and the log has why.
      this.#output.warn(`The host is not described: ${error}`);
    }
  }

  /** Takes what the server answered to somebody else. */
  set(description: HostDescription): void {
    this.#description = description;
    this.#follow(description.state, false);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
    this.#specsChanged.dispose();
  }

  #follow(state: HostState, isNews = true): void {
    this.#state = state;
    setContext('compspec.host.status', state.status);
    setContext('compspec.host.isMachine', state.origin === 'machine');
    this.#changed.fire();
    if (isNews) void this.describe();
  }

  #setSpecs(specs: readonly SpecVerdict[]): void {
    this.#specs = specs;
    // As VS Code's context key `resourcePath` spells them: by `fsPath` where the file is on the user's
    // own machine, by `path` elsewhere. Its `resource` is no help: a remote file has another address
    // there than it has here.
    const paths = specs
      .map(({ uri }) => Uri.parse(uri))
      .flatMap(({ path, fsPath }) => [path, fsPath]);
    setContext('compspec.specPaths', paths);
    this.#specsChanged.fire();
  }
}

function setContext(key: string, value: unknown): void {
  void commands.executeCommand('setContext', key, value);
}
