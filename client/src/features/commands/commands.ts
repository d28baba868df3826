import { commands, Disposable, type LogOutputChannel, l10n, window } from 'vscode';
import type { LanguageServer } from '../server/server.js';

/** The commands of the command palette; what fails here was asked for, and is said in a message. */
export function activateCommands(server: LanguageServer, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('compspec.showOutput', () => output.show()),
    commands.registerCommand('compspec.restart', async () => {
      try {
        await server.restart();
      } catch (error) {
        output.error(error instanceof Error ? error : String(error));
        const reason = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(
          l10n.t('The compspec language server could not be restarted: {0}', reason),
        );
      }
    }),
  );
}
