import { l10n, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type LabelsFault,
  type LabelsFromSpec,
  type LabelsFromSpecParams,
  labelsFromSpecRequest,
} from '../../../../server/src/protocol/dockerfile.js';
import type { LanguageServer } from '../server/server.js';
import { pickSpec } from './pick-spec.js';

/**
 * Gives a Dockerfile or definition file the labels of a spec, in one edit that can be undone.
 * @param given its address; that of the active editor where it is none
 * @param spec the address of the spec, which is asked for unless it is given
 */
export async function addLabels(
  server: LanguageServer,
  given: unknown,
  spec: unknown,
): Promise<void> {
  const document = await documentOf(given);
  if (document === undefined) {
    throw new Error(l10n.t('No Dockerfile or definition file is open.'));
  }
  const from = uriOf(spec) ?? (await pickSpec(server));
  if (from === undefined) return;
  const params: LabelsFromSpecParams = { uri: document.uri.toString(), spec: from.toString() };
  const answer = await server.request<LabelsFromSpec | LabelsFault>(labelsFromSpecRequest, params);
  if ('fault' in answer) throw new Error(answer.fault);
  await apply(document, answer);
  tell(answer);
}

async function apply(document: TextDocument, { version, edits }: LabelsFromSpec): Promise<void> {
  if (document.version !== version) {
    throw new Error(l10n.t('The file was changed in the meantime.'));
  }
  if (edits.length === 0) return;
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    const place = new Range(start.line, start.character, end.line, end.character);
    edit.replace(document.uri, place, newText);
  }
  if (!(await workspace.applyEdit(edit))) {
    throw new Error(l10n.t('VS Code did not make the edit.'));
  }
  // Where it was asked for from another editor, the result is to be seen.
  await window.showTextDocument(document, { preserveFocus: false });
}

function tell({ added, updated, losses }: LabelsFromSpec): void {
  const done =
    added + updated === 0
      ? l10n.t('The image has all labels of the spec already.')
      : l10n.t('Labels of the spec: {0} added, {1} changed.', added, updated);
  if (losses.length === 0) window.setStatusBarMessage(done, 5000);
  else void window.showWarningMessage(`${done} ${losses.join(' ')}`);
}

async function documentOf(given: unknown): Promise<TextDocument | undefined> {
  const uri = uriOf(given);
  return uri === undefined ? window.activeTextEditor?.document : workspace.openTextDocument(uri);
}

/** An address as a code action gives it, or a menu. */
function uriOf(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  return typeof given === 'string' ? Uri.parse(given) : undefined;
}
