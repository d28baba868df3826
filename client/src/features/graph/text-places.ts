import {
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { GraphPlace } from '../../../../server/src/protocol/graph-view.js';

/** The editor that shows a document; where none does, one is opened that is not in the graph's place. */
export async function editorOf(
  document: TextDocument,
  graphColumn: ViewColumn | undefined,
  focus: boolean,
): Promise<TextEditor> {
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  if (shown !== undefined && !focus) return shown;
  const elsewhere = graphColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
  return window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? elsewhere,
    preserveFocus: !focus,
    preview: false,
  });
}

/** Selects a place of a text and brings it into view. */
export async function revealPlace(
  { uri, range: [start, end] }: GraphPlace,
  graphColumn: ViewColumn | undefined,
  focus: boolean,
): Promise<TextEditor> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const editor = await editorOf(document, graphColumn, focus);
  const range = new Range(document.positionAt(start), document.positionAt(end));
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
