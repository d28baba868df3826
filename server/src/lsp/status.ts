import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import { type Status, statusNotification } from '../protocol/status.js';
import type { Reports } from './reports.js';
import type { WorkspaceFiles } from './workspace-files.js';

/** Milliseconds in which changes are told as one. */
const delay = 100;

/** Tells the client what the server counts, when it changes. */
export class StatusTeller {
  readonly #connection: Connection;
  readonly #reports: Reports;
  readonly #workspace: WorkspaceFiles;
  #timer: NodeJS.Timeout | undefined;
  #told = '';

  constructor(connection: Connection, reports: Reports, workspace: WorkspaceFiles) {
    this.#connection = connection;
    this.#reports = reports;
    this.#workspace = workspace;
    reports.onChange(() => this.#tellSoon());
    workspace.onChange(() => this.#tellSoon());
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, delay);
  }

  #tell(): void {
    const status = this.#count();
    const told = JSON.stringify(status);
    if (told === this.#told) return;
    this.#told = told;
    void this.#connection.sendNotification(statusNotification, status);
  }

  #count(): Status {
    let schemas = 0;
    let specs = 0;
    let errors = 0;
    let warnings = 0;
    for (const { kind, diagnostics } of this.#reports.made()) {
      if (kind === 'schema') schemas += 1;
      if (kind === 'spec') specs += 1;
      for (const { severity } of diagnostics) {
        if (severity === DiagnosticSeverity.Error) errors += 1;
        else if (severity === DiagnosticSeverity.Warning) warnings += 1;
      }
    }
    const scanning = this.#workspace.isSearching || this.#reports.areComing;
    return { schemas, specs, errors, warnings, scanning };
  }
}
