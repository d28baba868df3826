import { type LogOutputChannel, window } from 'vscode';

/** The one output channel: what the extension and the language server have to say. */
export function createOutput(): LogOutputChannel {
  return window.createOutputChannel('Compspec', { log: true });
}
