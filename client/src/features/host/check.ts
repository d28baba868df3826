import { env, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { pageName, showPage } from './report-pages.js';
import type { ReportView } from './report-view.js';
import type { Reports } from './reports.js';

/**
 * Checks a spec and shows its report, as a page and as a tree.
 * @param given an address, from a lens as text; without one it is the spec in the active editor
 */
export async function check(reports: Reports, view: ReportView, given: unknown): Promise<void> {
  const spec = addressed(given) ?? window.activeTextEditor?.document.uri ?? shownSpec(reports);
  if (spec === undefined)
    throw new Error(l10n.t('No compatibility spec and no Dockerfile is open.'));
  const title = l10n.t('Checking compatibility');
  await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    reports.check(spec),
  );
  const isSeen = window.visibleTextEditors.some((one) => sameAddress(one.document.uri, spec));
  // Out of the explorer: the spec comes first, and its report beside it.
  if (!isSeen) await window.showTextDocument(spec, { preview: false });
  await showPage(spec);
  await view.show();
}

/** Shows the page of the report that the tree shows. */
export async function openReport(reports: Reports): Promise<void> {
  await showPage(reported(reports));
}

export async function copyReport(reports: Reports): Promise<void> {
  const { markdown } = await reports.page(reported(reports));
  await env.clipboard.writeText(markdown);
  window.setStatusBarMessage(l10n.t('The report was copied as Markdown.'), 3000);
}

/** Saves the report where the user says; beside the spec is what is proposed. */
export async function saveReport(reports: Reports): Promise<void> {
  const spec = reported(reports);
  const { markdown } = await reports.page(spec);
  const beside =
    spec.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(spec, '..');
  const file = await window.showSaveDialog({
    title: l10n.t('Save the Report'),
    filters: { Markdown: ['md'] },
    ...(beside !== undefined && { defaultUri: Uri.joinPath(beside, pageName(spec)) }),
  });
  if (file === undefined) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(markdown));
}

function reported(reports: Reports): Uri {
  const spec = shownSpec(reports);
  if (spec === undefined) throw new Error(l10n.t('No spec was checked yet.'));
  return spec;
}

function shownSpec({ shown }: Reports): Uri | undefined {
  return shown === undefined ? undefined : Uri.parse(shown.uri);
}

function addressed(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  return typeof given === 'string' ? Uri.parse(given) : undefined;
}

function sameAddress(one: Uri, other: Uri): boolean {
  return one.toString() === other.toString();
}
