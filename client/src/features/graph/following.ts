import {
  commands,
  Disposable,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type AttributeAt,
  type AttributeAtParams,
  attributeAtRequest,
} from '../../../../server/src/protocol/picture.js';
import type { LanguageServer } from '../server/server.js';
import type { GraphPanels } from './panels.js';
import { isSchemaText } from './schema-texts.js';

/** Milliseconds of rest after which the graph follows the cursor. */
const rest = 120;

/** The context key of menus: the paths of open schemas, as VS Code's `resourcePath` spells them. */
const schemaPaths = 'compspec.schemaPaths';

/** Lets graphs follow the active schema and the cursor in it. */
export function activateFollowing(server: LanguageServer, panels: GraphPanels): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const follow = (editor: TextEditor | undefined): void => {
    if (editor === undefined || !isSchemaText(editor.document)) return;
    const uri = editor.document.uri.toString();
    for (const panel of panels) if (panel.isFollowing) void panel.follow(uri);
  };
  const selectSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void select(server, panels), rest);
  };
  const told = new Set<string>();
  const tell = (): void => {
    const paths = workspace.textDocuments
      .filter(isSchemaText)
      .flatMap(({ uri }) => [uri.path, uri.fsPath]);
    if (paths.length === told.size && paths.every((path) => told.has(path))) return;
    told.clear();
    for (const path of paths) told.add(path);
    void commands.executeCommand('setContext', schemaPaths, [...told]);
  };
  tell();
  return Disposable.from(
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(selectSoon),
    workspace.onDidOpenTextDocument(tell),
    workspace.onDidCloseTextDocument(tell),
    workspace.onDidSaveTextDocument(tell),
    new Disposable(() => clearTimeout(timer)),
  );
}

/** Selects in the graphs what the cursor is at now. */
async function select(server: LanguageServer, panels: GraphPanels): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const uri = editor.document.uri.toString();
  const shown = [...panels].filter((one) => one.panel.visible && one.isOf(uri));
  const news = shown.filter(({ revealed }) => !isAt(editor, revealed));
  if (news.length === 0) return;
  const { line, character } = editor.selection.active;
  const params: AttributeAtParams = { uri, position: { line, character } };
  // The graph is where it was where the server does not answer; the status item says that it does not.
  const at = await server.request<AttributeAt>(attributeAtRequest, params).catch(() => undefined);
  if (at?.attribute === undefined) return;
  for (const panel of news) panel.select(uri, at.attribute);
}

/** Whether the cursor is where the graph itself put it. */
function isAt(
  { document, selection }: TextEditor,
  revealed: { readonly uri: string; readonly range: readonly [number, number] } | undefined,
): boolean {
  if (revealed === undefined || Uri.parse(revealed.uri).toString() !== document.uri.toString()) {
    return false;
  }
  const [start, end] = revealed.range;
  return document.offsetAt(selection.start) === start && document.offsetAt(selection.end) === end;
}

export function activeSchema(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && isSchemaText(document) ? document : undefined;
}
