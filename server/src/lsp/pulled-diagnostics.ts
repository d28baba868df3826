import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { type Containment, cancelled } from './containment.js';
import type { DiagnosticsDelivery } from './delivery.js';
import type { Report, Reports } from './reports.js';
import { forEach } from './turns.js';
import { normalized } from './uris.js';
import type { WorkspaceFiles } from './workspace-files.js';

/** The result id of a document that is neither open nor in the workspace any more. */
const gone = 'gone';

/** Milliseconds in which changes of files ask for one refresh. */
const delay = 100;

/** Diagnostics for a client that asks for them, and again for those of the workspace. */
export class PulledDiagnostics implements DiagnosticsDelivery {
  readonly #connection: Connection;
  readonly #containment: Containment;
  readonly #reports: Reports;
  readonly #workspace: WorkspaceFiles;
  readonly #canRefresh: boolean;
  /**
   * Documents that were closed, as the client spells them. Nothing but a report of the workspace tells
   * a client that what it shows of them is over; and of what it asked for after it closed a file, it
   * forgets the result id.
   */
  readonly #closed = new Map<string, string>();
  /** What the client had, and of what state of affairs, when nothing was to be told to it. */
  #settled: { readonly stamp: string; readonly resultIds: ReadonlySet<string> } | undefined;
  #refresh: NodeJS.Timeout | undefined;

  constructor(parts: {
    readonly connection: Connection;
    readonly containment: Containment;
    readonly reports: Reports;
    readonly workspace: WorkspaceFiles;
    /** Whether the client can be told to ask again. */
    readonly canRefresh: boolean;
  }) {
    this.#connection = parts.connection;
    this.#containment = parts.containment;
    this.#reports = parts.reports;
    this.#workspace = parts.workspace;
    this.#canRefresh = parts.canRefresh;
    const { diagnostics } = parts.connection.languages;
    diagnostics.on((params, token) => this.#ofDocument(params, token));
    diagnostics.onWorkspace((params, token) => this.#ofWorkspace(params, token));
  }

  documentChanged(uri: string): void {
    this.#closed.delete(normalized(uri));
  }

  documentClosed(uri: string): void {
    this.#closed.set(normalized(uri), uri);
  }

  filesChanged(): void {
    this.#refreshSoon();
  }

  catalogChanged(): void {
    if (this.#reports.dependants().length > 0) this.#refreshSoon();
  }

  hostChanged(): void {
    this.catalogChanged();
  }

  settingsChanged(): void {
    this.#refreshSoon();
  }

  close(): void {
    clearTimeout(this.#refresh);
  }

  #refreshSoon(): void {
    if (!this.#canRefresh) return;
    this.#refresh ??= setTimeout(() => {
      this.#refresh = undefined;
      this.#containment.run('Refresh of diagnostics', () =>
        this.#connection.languages.diagnostics.refresh(),
      );
    }, delay);
  }

  #ofDocument(
    { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const nothing: DocumentDiagnosticReport = {
      kind: DocumentDiagnosticReportKind.Full,
      items: [],
    };
    return this.#containment.answer('Diagnostics', uri, token, nothing, async () => {
      const report = await this.#reports.of(uri);
      if (report === undefined) return nothing;
      const { resultId, diagnostics } = report;
      return resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnostics };
    });
  }

  /** What has changed since the client last asked; nothing, mostly, since it asks every two seconds. */
  #ofWorkspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const nothing = { items: [] };
    return this.#containment.answer('Diagnostics', 'the workspace', token, nothing, async () => {
      if (this.#isSettled(previousResultIds)) return nothing;
      await unlessCancelled(this.#workspace.searched(), token);
      const { stamp } = this.#reports;
      const before = new Map(
        previousResultIds.map(({ uri, value }) => [normalized(uri), { uri, value }]),
      );
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const present = this.#reports.uris();
      await forEach(present, async (uri) => {
        if (token.isCancellationRequested) throw cancelled();
        const report = await this.#reportOf(uri);
        const known = before.get(uri)?.value;
        if (report !== undefined && report.resultId !== known && matters(report, known)) {
          items.push(full(report));
        }
      });
      for (const [uri, { uri: spelled, value }] of before) {
        if (value === gone) this.#closed.delete(uri);
        else if (!present.has(uri)) items.push(empty(spelled));
      }
      for (const [uri, spelled] of this.#closed) {
        if (!before.has(uri) && !present.has(uri)) items.push(empty(spelled));
      }
      if (items.length === 0) this.#settle(stamp, previousResultIds);
      return { items };
    });
  }

  /** A document that can not be judged is logged, and the others are answered. */
  async #reportOf(uri: string): Promise<Report | undefined> {
    try {
      return await this.#reports.of(uri);
    } catch (error) {
      this.#containment.report(`Diagnostics of ${uri}`, error);
      return undefined;
    }
  }

  #settle(stamp: string, resultIds: readonly PreviousResultId[]): void {
    this.#settled = { stamp, resultIds: new Set(resultIds.map(({ value }) => value)) };
  }

  #isSettled(resultIds: readonly PreviousResultId[]): boolean {
    const settled = this.#settled;
    if (settled === undefined || settled.stamp !== this.#reports.stamp) return false;
    return resultIds.every(({ value }) => settled.resultIds.has(value));
  }
}

/** Of a document that is none of ours nothing is told, unless something was before. */
function matters({ kind, diagnostics }: Report, known: string | undefined): boolean {
  return kind !== undefined || diagnostics.length > 0 || known !== undefined;
}

function full({ uri, version, resultId, diagnostics }: Report): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: diagnostics };
}

function empty(uri: string): WorkspaceDocumentDiagnosticReport {
  const kind = DocumentDiagnosticReportKind.Full;
  return { kind, uri, version: null, resultId: gone, items: [] };
}

function unlessCancelled(work: Promise<void>, token: CancellationToken): Promise<void> {
  return new Promise((resolve, reject) => {
    const listening = token.onCancellationRequested(() => reject(cancelled()));
    work.then(resolve, reject).finally(() => listening.dispose());
  });
}
