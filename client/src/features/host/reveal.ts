import { Position, Range, Uri, window, workspace } from 'vscode';
import type { CheckedLine } from '../../../../server/src/protocol/host.js';

/** Shows a value of a spec: its address, and the range as the server writes it. In no menu. */
export const revealCommand = 'compspec.report.reveal';

export async function reveal(
  uri: string,
  { start, end }: NonNullable<CheckedLine['range']>,
): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const selection = new Range(
    new Position(start.line, start.character),
    new Position(end.line, end.character),
  );
  // The editor that shows it already, in whichever column, rather than another one over the report.
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, { selection, viewColumn: shown?.viewColumn ?? 1 });
}
