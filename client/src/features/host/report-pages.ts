import {
  commands,
  Disposable,
  EventEmitter,
  extensions,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { escapeMarkdown } from '../../infrastructure/markdown.js';
import type { Reports } from './reports.js';

const scheme = 'compspec-report';
const markdownExtension = 'vscode.markdown-language-features';

/** Reports as documents of their own: to be read in a preview, copied, and saved elsewhere. */
export function activateReportPages(reports: Reports): Disposable {
  const pages = new ReportPages(reports);
  return Disposable.from(pages, workspace.registerTextDocumentContentProvider(scheme, pages));
}

/** Shows the report of a spec beside it. */
export async function showPage(spec: Uri): Promise<void> {
  const page = pageOf(spec);
  if (extensions.getExtension(markdownExtension) !== undefined) {
    // Locked: it stays the report when the user goes on to another Markdown file.
    await commands.executeCommand('markdown.showLockedPreviewToSide', page);
  } else {
    await window.showTextDocument(await workspace.openTextDocument(page), { viewColumn: -2 });
  }
}

/** What a report is called as a file. */
export function pageName(spec: Uri): string {
  const name = spec.path.split('/').at(-1) ?? '';
  return `${name.replace(/\.(?:json|ya?ml)$/i, '')}.compatibility.md`;
}

function pageOf(spec: Uri): Uri {
  return Uri.from({ scheme, path: `/${pageName(spec)}`, query: spec.toString() });
}

class ReportPages implements TextDocumentContentProvider, Disposable {
  readonly #reports: Reports;
  readonly #changed = new EventEmitter<Uri>();
  readonly #listening: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(reports: Reports) {
    this.#reports = reports;
    this.#listening = reports.onChanged(() => this.#renew());
  }

  async provideTextDocumentContent({ query }: Uri): Promise<string> {
    try {
      return (await this.#reports.page(Uri.parse(query))).markdown;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return escapeMarkdown(reason);
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #renew(): void {
    const { shown } = this.#reports;
    const open = workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme);
    for (const { uri } of open) this.#changed.fire(uri);
    if (shown === undefined) return;
    const page = pageOf(Uri.parse(shown.uri)).toString();
    // VS Code lets go of the document behind a preview after a while; the preview asks for it anew.
    if (!open.some(({ uri }) => uri.toString() === page)) {
      void commands.executeCommand('markdown.preview.refresh');
    }
  }
}
