import type { Connection } from 'vscode-languageserver';
import type { Containment } from './containment.js';
import type { DiagnosticsDelivery } from './delivery.js';
import type { Reports } from './reports.js';
import { forEach } from './turns.js';
import { normalized } from './uris.js';

/** Milliseconds without a change after which a document is judged. */
const delay = 100;

/** What was last sent of a document. */
interface Sent {
  readonly uri: string;
  readonly resultId: string;
  readonly isEmpty: boolean;
}

/** Diagnostics for a client that is sent them. */
export class PushedDiagnostics implements DiagnosticsDelivery {
  readonly #connection: Connection;
  readonly #containment: Containment;
  readonly #reports: Reports;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #sent = new Map<string, Sent>();
  readonly #queue = new Set<string>();
  #isWorking = false;

  constructor(connection: Connection, containment: Containment, reports: Reports) {
    this.#connection = connection;
    this.#containment = containment;
    this.#reports = reports;
  }

  documentChanged(spelled: string): void {
    const uri = normalized(spelled);
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        // Not behind the files of a whole workspace, which may be in the queue.
        this.#containment.run(`Diagnostics of ${uri}`, () => this.#send(uri));
      }, delay),
    );
  }

  documentClosed(spelled: string): void {
    this.#add([normalized(spelled)]);
  }

  filesChanged(uris: readonly string[]): void {
    this.#add(uris);
  }

  catalogChanged(): void {
    this.#add(this.#reports.dependants());
  }

  hostChanged(): void {
    this.catalogChanged();
  }

  settingsChanged(): void {
    this.#add(this.#reports.uris());
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#queue.clear();
  }

  #add(uris: Iterable<string>): void {
    for (const uri of uris) this.#queue.add(uri);
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#containment.run('Diagnostics', async () => {
      try {
        while (this.#queue.size > 0) await this.#work();
      } finally {
        this.#isWorking = false;
      }
    });
  }

  #work(): Promise<void> {
    return forEach(this.#queue, async (uri) => {
      this.#queue.delete(uri);
      try {
        await this.#send(uri);
      } catch (error) {
        this.#containment.report(`Diagnostics of ${uri}`, error);
      }
    });
  }

  async #send(uri: string): Promise<void> {
    const report = await this.#reports.of(uri);
    const sent = this.#sent.get(uri);
    if (report === undefined) {
      this.#sent.delete(uri);
      if (sent?.isEmpty === false) await this.#publish({ uri: sent.uri, diagnostics: [] });
      return;
    }
    const { version, resultId, diagnostics, kind } = report;
    const isEmpty = diagnostics.length === 0;
    if (sent?.resultId === resultId) return;
    // Of a document that is none of ours nothing is sent, unless something was before.
    if (isEmpty && kind === undefined && sent?.isEmpty !== false) return;
    this.#sent.set(uri, { uri: report.uri, resultId, isEmpty });
    await this.#publish({ uri: report.uri, diagnostics, ...(version !== null && { version }) });
  }

  #publish(params: Parameters<Connection['sendDiagnostics']>[0]): Promise<void> {
    return this.#connection.sendDiagnostics(params);
  }
}
