import { expect } from 'vitest';
import type { WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { codesOf, type LanguageClient } from './language-client.js';

/** Asks for the workspace's diagnostics as an editor does: with what it knows, again and again. */
export class WorkspaceView {
  readonly codes = new Map<string, unknown[]>();
  readonly #resultIds = new Map<string, string>();

  constructor(readonly client: LanguageClient) {}

  async ask(): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
    const previous = [...this.#resultIds].map(([uri, value]) => ({ uri, value }));
    const { items } = await this.client.pullWorkspace(previous);
    for (const item of items) {
      if (item.resultId !== undefined) this.#resultIds.set(item.uri, item.resultId);
      if (item.kind === 'full') this.codes.set(item.uri, codesOf(item.items));
    }
    return items;
  }

  /** Asks until a document has these codes. */
  async shows(uri: string, codes: readonly unknown[]): Promise<void> {
    const end = Date.now() + 20_000;
    for (;;) {
      await this.ask();
      if (JSON.stringify(this.codes.get(uri)) === JSON.stringify(codes)) return;
      if (Date.now() > end) expect(this.codes.get(uri)).toEqual(codes);
    }
  }
}
