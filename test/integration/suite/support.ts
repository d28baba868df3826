import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';

/** The first folder of the workspace: a copy of examples/, which tests may change. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The suite needs a folder to be open.');
  return folder.uri;
}

/**
 * Asks until the answer is a truthy one, and returns it.
 * @param what completes "still waiting for …" where the time is up
 */
export async function until<T>(
  what: string,
  question: () => T | PromiseLike<T>,
  seconds = 15,
): Promise<NonNullable<T>> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`After ${seconds} seconds still waiting for ${what}.`);
    await pause(25);
  }
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), path);
  const document = await vscode.workspace.openTextDocument(uri);
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Closes every editor, and what was not saved with it. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.uri.scheme !== workspaceFolder().scheme) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Gives the workspace one more file while a test uses it. */
export async function withFile(
  path: string,
  text: string,
  use: (uri: vscode.Uri) => Promise<void>,
): Promise<void> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  try {
    await use(uri);
  } finally {
    await closeAll();
    await vscode.workspace.fs.delete(uri);
  }
}

/** The code of a problem, whether or not it links to an explanation. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The codes of our problems with a file; other extensions may have theirs. */
export function ourCodes(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'compspec')
    .map(codeOf);
}
