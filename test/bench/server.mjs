import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../server/package.json', import.meta.url));
const {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} = require('vscode-jsonrpc/node');

/** A language server as a process of its own, and the few requests that are measured. */
export class Server {
  #process;
  #connection;
  #version = 1;
  #uri;
  #languageId;
  #folders;
  #told;
  #whenTold = () => {};

  /**
   * @param {string} script
   * @param {{
   *   languageId: string,
   *   uri: string,
   *   settings?: object,
   *   initializationOptions?: object,
   *   folders?: readonly string[],
   * }} options the document that is asked about, and the addresses of the workspace's folders
   */
  constructor(script, { languageId, uri, settings = {}, initializationOptions = {}, folders }) {
    this.#uri = uri;
    this.#languageId = languageId;
    this.#folders = folders;
    const hook = ['--expose-gc', '--import', new URL('memory-hook.mjs', import.meta.url).href];
    this.#process = spawn(process.execPath, [...hook, script, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.#connection.onRequest('workspace/configuration', ({ items }) =>
      items.map(({ section }) => settings[section] ?? null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
      this.#told = diagnostics;
      this.#whenTold(diagnostics);
    });
    this.#connection.listen();
    this.settings = settings;
    this.initializationOptions = initializationOptions;
  }

  async start(text) {
    await this.initialize();
    await this.initialized();
    await this.open(text);
  }

  async initialize() {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: this.#folders?.map((uri) => ({ uri, name: uri })) ?? null,
      initializationOptions: this.initializationOptions,
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          hover: { contentFormat: ['markdown'] },
          completion: {
            completionItem: { snippetSupport: true, documentationFormat: ['markdown'] },
          },
        },
      },
    });
  }

  async initialized() {
    await this.#connection.sendNotification('initialized', {});
    await this.#connection.sendNotification('workspace/didChangeConfiguration', {
      settings: this.settings,
    });
  }

  async open(text, uri = this.#uri, languageId = this.#languageId) {
    const textDocument = { uri, languageId, version: this.#version, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  get pid() {
    return this.#process.pid;
  }

  /** Inserts a text in a line, or removes so many characters of it. */
  async edit(position, insert, removed = insert === '' ? 1 : 0) {
    this.#version += 1;
    const end = { ...position, character: position.character + removed };
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: this.#version },
      contentChanges: [{ range: { start: position, end }, text: insert }],
    });
  }

  diagnostics() {
    return this.#connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: this.#uri },
    });
  }

  /** What a server that is not asked told last, or tells first. */
  async told() {
    return this.#told ?? this.toldNext();
  }

  /** What it tells next; to be called before what makes it do so. */
  toldNext() {
    return new Promise((resolve) => {
      this.#whenTold = resolve;
    });
  }

  completion(position) {
    return this.#connection.sendRequest('textDocument/completion', {
      textDocument: { uri: this.#uri },
      position,
    });
  }

  hover(position) {
    return this.#connection.sendRequest('textDocument/hover', {
      textDocument: { uri: this.#uri },
      position,
    });
  }

  /** Asks something about a place of the document, or of another one that is open. */
  ask(method, position, { uri = this.#uri, ...more } = {}) {
    return this.request(method, { textDocument: { uri }, position, ...more });
  }

  request(method, params) {
    return this.#connection.sendRequest(method, params);
  }

  /** What the process keeps after a collection of garbage: of the heap, beside it, and in all. Bytes. */
  async memory() {
    const answer = new Promise((resolve) => this.#process.once('message', resolve));
    this.#process.send('memory');
    return answer;
  }

  /** The most memory the process ever had, in bytes; unknown outside Linux. */
  peakMemory() {
    if (process.platform !== 'linux') return Number.NaN;
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }
}
